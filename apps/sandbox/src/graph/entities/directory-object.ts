import type { Group, OtherObject } from '../../world/group.ts';
import type { ServicePrincipal } from '../../world/service-principal.ts';
import type { Tenant } from '../../world/tenant.ts';
import type { User } from '../../world/user.ts';
import { directoryRoleDisplayName } from '../directory-roles.ts';
import type { EntityType, Property } from '../odata/entity-type.ts';
import { alive } from '../visibility.ts';
import { servicePrincipalType } from './application.ts';
import { groupType } from './group.ts';
import { readableUserProperties, userType } from './user.ts';

/** Something of a collection that holds several types. */
export type DirectoryObject =
  | { readonly kind: 'user'; readonly value: User }
  | { readonly kind: 'group'; readonly value: Group }
  | { readonly kind: 'servicePrincipal'; readonly value: ServicePrincipal }
  | { readonly kind: 'device' | 'orgContact'; readonly value: OtherObject }
  | { readonly kind: 'directoryRole'; readonly value: { readonly id: string; readonly roleTemplateId: string } };

const otherReaders: Readonly<Record<string, (item: OtherObject) => unknown>> = {
  id: (item) => item.id,
  deletedDateTime: () => null,
  displayName: (item) => item.displayName,
};
const contactReaders: typeof otherReaders = { ...otherReaders, mail: (item: OtherObject) => item.mail };
const roleReaders: Readonly<Record<string, (item: { id: string; roleTemplateId: string }) => unknown>> = {
  id: (role) => role.id,
  deletedDateTime: () => null,
  description: () => null,
  displayName: (role) => directoryRoleDisplayName(role.roleTemplateId),
  roleTemplateId: (role) => role.roleTemplateId,
};

function readerOf(item: DirectoryObject, name: string): (() => unknown) | undefined {
  switch (item.kind) {
    case 'user':
      return bound(userType.properties.get(name), item.value);
    case 'group':
      return bound(groupType.properties.get(name), item.value);
    case 'servicePrincipal':
      return bound(servicePrincipalType.properties.get(name), item.value);
    case 'device':
    case 'orgContact': {
      const read = (item.kind === 'device' ? otherReaders : contactReaders)[name];
      return read && (() => read(item.value));
    }
    case 'directoryRole': {
      const read = roleReaders[name];
      return read && (() => read(item.value));
    }
  }
}

function bound<T>(property: Property<T> | undefined, value: T): (() => unknown) | undefined {
  return property && (() => property.read(value));
}

const names: ReadonlySet<string> = new Set([
  ...userType.properties.keys(),
  ...groupType.properties.keys(),
  ...servicePrincipalType.properties.keys(),
  ...Object.keys(roleReaders),
]);
const properties: ReadonlyMap<string, Property<DirectoryObject>> = new Map(
  [...names].map((name) => [name, { read: (item: DirectoryObject) => readerOf(item, name)?.() ?? null }]),
);

const groupReads = [
  'Group.Read.All',
  'Group.ReadBasic.All',
  'Group.ReadWrite.All',
  'GroupMember.Read.All',
  'GroupMember.ReadWrite.All',
];
const applicationReads = ['Application.Read.All', 'Application.ReadWrite.All'];
const onlyId: ReadonlySet<string> = new Set(['id']);

/** Whether users are shown with `accountEnabled` where nothing is selected, as owners and objects found by id are. */
export interface ShownUsers {
  readonly accountEnabled: boolean;
}

/** Items of several types; types the token may not read come back with nothing but type and id. */
export function directoryObjectType(
  permissions: ReadonlySet<string>,
  users: ShownUsers = { accountEnabled: false },
): EntityType<DirectoryObject> {
  const everything = permissions.has('Directory.Read.All') || permissions.has('Directory.ReadWrite.All');
  const readIf = (choices: readonly string[]): ReadonlySet<string> | undefined =>
    everything || choices.some((permission) => permissions.has(permission)) ? undefined : onlyId;
  return {
    name: 'microsoft.graph.directoryObject',
    idOf: (item) => item.value.id,
    properties,
    defaults: (item) =>
      item.kind === 'user' && users.accountEnabled ? [...defaultsOf(item), 'accountEnabled'] : defaultsOf(item),
    annotate: (item) => `#microsoft.graph.${item.kind}`,
    has: (item, name) => readerOf(item, name) !== undefined,
    readable: (item) => {
      if (item.kind === 'user') return readableUserProperties(permissions);
      if (item.kind === 'group') return readIf(groupReads);
      if (item.kind === 'servicePrincipal') return readIf(applicationReads);
      if (item.kind === 'directoryRole') return undefined;
      return readIf(item.kind === 'device' ? ['Device.Read.All'] : ['OrgContact.Read.All']);
    },
  };
}

function defaultsOf(item: DirectoryObject): readonly string[] {
  if (item.kind === 'user') return userType.defaults(item.value);
  if (item.kind === 'group') return groupType.defaults(item.value);
  if (item.kind === 'servicePrincipal') return servicePrincipalType.defaults(item.value);
  if (item.kind === 'directoryRole') return Object.keys(roleReaders);
  return Object.keys(item.kind === 'device' ? otherReaders : contactReaders);
}

/** Whatever of the tenant has this id, unless it is in the recycle bin. */
export function findDirectoryObject(tenant: Tenant, id: string): DirectoryObject | undefined {
  const user = alive(tenant.users.get(id));
  if (user) return { kind: 'user', value: user };
  const group = alive(tenant.groups.get(id));
  if (group) return { kind: 'group', value: group };
  const other = tenant.otherObjects.get(id);
  if (other) return { kind: other.kind, value: other };
  const servicePrincipal = alive(tenant.servicePrincipals.get(id));
  return servicePrincipal && { kind: 'servicePrincipal', value: servicePrincipal };
}
