import { roleTemplateId } from '../sign-in/directory-roles.ts';
import type { User } from '../world/user.ts';
import type { EventHandler } from './events.ts';
import {
  EventProblem,
  optionalText,
  requiredText,
  tenantOf,
  userOf,
  type EventContext,
  type Fields,
} from './event-fields.ts';
import { newGuest, newMember } from './new-user.ts';

/** What happens to people: their accounts, roles and sessions. */
export const userEvents: Readonly<Record<string, EventHandler>> = {
  'user-added': (context, fields) => {
    const tenant = tenantOf(context, fields);
    const user = newMember(
      context,
      tenant,
      requiredText(fields, 'displayName'),
      optionalText(fields, 'userPrincipalName'),
    );
    tenant.users.set(user.id, user);
    return { userId: user.id, userPrincipalName: user.userPrincipalName };
  },
  'user-updated': (context, fields) => {
    const user = userOf(tenantOf(context, fields), fields);
    const properties = updatableProperties(user, fields['properties']);
    Object.assign(user, properties);
    return { userId: user.id };
  },
  'user-disabled': (context, fields) => change(context, fields, (user) => (user.accountEnabled = false)),
  'user-enabled': (context, fields) => change(context, fields, (user) => (user.accountEnabled = true)),
  'user-deleted': (context, fields) =>
    change(context, fields, (user) => (user.deletedDateTime = new Date(context.now).toISOString())),
  'user-restored': (context, fields) => {
    const user = userOf(tenantOf(context, fields), fields, 'deleted');
    user.deletedDateTime = null;
    return { userId: user.id };
  },
  'user-purged': (context, fields) => {
    const tenant = tenantOf(context, fields);
    const user = userOf(tenant, fields, 'any');
    tenant.users.delete(user.id);
    for (const group of tenant.groups.values()) {
      group.members = group.members.filter((id) => id !== user.id);
      group.owners = group.owners.filter((id) => id !== user.id);
    }
    return { userId: user.id };
  },
  'guest-invited': (context, fields) => {
    requiredText(fields, 'tenantId');
    const tenant = tenantOf(context, fields);
    const home = tenantOf(context, fields, 'homeTenantId');
    if (home === tenant) throw new EventProblem('A guest comes from another tenant than "tenantId".');
    const accepted = fields['accepted'] ?? true;
    if (typeof accepted !== 'boolean') throw new EventProblem('"accepted" is true or false.');
    const guest = newGuest(context, tenant, userOf(home, fields), accepted);
    tenant.users.set(guest.id, guest);
    return { userId: guest.id, userPrincipalName: guest.userPrincipalName };
  },
  'role-added': (context, fields) => {
    const role = roleOf(fields);
    return change(context, fields, (user) => (user.directoryRoles = [...new Set([...user.directoryRoles, role])]));
  },
  'role-removed': (context, fields) => {
    const wanted = fields['role'] === undefined ? undefined : roleOf(fields);
    return change(context, fields, (user) => {
      user.directoryRoles = wanted === undefined ? [] : user.directoryRoles.filter((role) => role !== wanted);
    });
  },
  'app-role-added': (context, fields) => {
    const role = requiredText(fields, 'role');
    return change(context, fields, (user) => (user.appRoles = [...new Set([...user.appRoles, role])]));
  },
  'app-role-removed': (context, fields) => {
    const role = requiredText(fields, 'role');
    return change(context, fields, (user) => (user.appRoles = user.appRoles.filter((held) => held !== role)));
  },
  'sessions-revoked': (context, fields) =>
    change(context, fields, (user) => {
      const before = Date.parse(user.signInSessionsValidFromDateTime);
      // A revocation always leaves a mark, even a second one while the clock stands still.
      user.signInSessionsValidFromDateTime = new Date(Math.max(context.now, before + 1)).toISOString();
    }),
};

function change(
  context: EventContext,
  fields: Fields,
  apply: (user: User) => unknown,
): Readonly<Record<string, unknown>> {
  const user = userOf(tenantOf(context, fields), fields);
  apply(user);
  return { userId: user.id, userPrincipalName: user.userPrincipalName };
}

function roleOf(fields: Fields): string {
  const text = requiredText(fields, 'role');
  const role = roleTemplateId(text);
  if (role === undefined) throw new EventProblem(`"role": there is no directory role "${text}".`);
  return role;
}

const fixed = ['id', 'hidden', 'deletedDateTime', 'createdDateTime', 'directoryRoles', 'appRoles', 'identities'];

function updatableProperties(user: User, value: unknown): Partial<User> {
  if (typeof value !== 'object' || value === null || Array.isArray(value) || Object.keys(value).length === 0) {
    throw new EventProblem('"properties" is an object such as {"department":"Sales"}.');
  }
  for (const [name, property] of Object.entries(value)) {
    if (!(name in user) || fixed.includes(name)) throw new EventProblem(`"properties": "${name}" cannot be updated.`);
    const before = user[name as keyof User];
    const same = property === null || before === null || typeof property === typeof before;
    if (!same || Array.isArray(property) !== Array.isArray(before)) {
      throw new EventProblem(`"properties": "${name}" has another type.`);
    }
  }
  return value;
}
