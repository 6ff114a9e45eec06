import type { Group } from '../world/group.ts';
import type { PartnerConfiguration } from '../world/cross-tenant-access-policy.ts';
import type { Random } from '../random/seeded-random.ts';
import type { Tenant } from '../world/tenant.ts';
import type { User } from '../world/user.ts';
import type { World } from '../world/world.ts';
import { membershipOf } from './state.ts';

/** Where an event happens. */
export interface EventContext {
  readonly world: World;
  /** Milliseconds since the epoch, virtual. */
  readonly now: number;
  readonly random: Random;
}
/** Thrown by a reader of fields; becomes the sentence of a 400. An event reads all its fields before it changes anything. */
export class EventProblem extends Error {
  override readonly name = 'EventProblem';
}
export type Fields = Readonly<Record<string, unknown>>;

/** A text that must be there. */
export function requiredText(fields: Fields, name: string): string {
  const value = fields[name];
  if (typeof value !== 'string' || value.trim() === '') throw new EventProblem(`"${name}" is missing or not a text.`);
  return value.trim();
}

/** A text that may be left out. */
export function optionalText(fields: Fields, name: string): string | undefined {
  return fields[name] === undefined ? undefined : requiredText(fields, name);
}

/** The tenant named by id, domain or display name in a field; the home tenant when it is left out. */
export function tenantOf(context: EventContext, fields: Fields, name = 'tenantId'): Tenant {
  const { world } = context;
  const wanted = (optionalText(fields, name) ?? world.homeTenantId).toLowerCase();
  const tenant =
    world.tenants.get(wanted) ??
    [...world.tenants.values()].find((candidate) =>
      [candidate.displayName.toLowerCase(), candidate.initialDomain, candidate.defaultDomain].includes(wanted),
    );
  if (tenant === undefined) throw new EventProblem(`"${name}": there is no tenant "${wanted}".`);
  return tenant;
}

/** Any tenant but the home one. */
export function partnerOf(context: EventContext, fields: Fields): Tenant {
  requiredText(fields, 'tenantId');
  const tenant = tenantOf(context, fields);
  if (tenant.tenantId === context.world.homeTenantId) throw new EventProblem('"tenantId" is the home tenant itself.');
  return tenant;
}

/** The user named by `userId`: an id, a user principal name or a mail address. */
export function userOf(tenant: Tenant, fields: Fields, which: 'existing' | 'deleted' | 'any' = 'existing'): User {
  const wanted = requiredText(fields, 'userId').toLowerCase();
  const user =
    tenant.users.get(wanted) ??
    [...tenant.users.values()].find(
      (candidate) => candidate.userPrincipalName.toLowerCase() === wanted || candidate.mail?.toLowerCase() === wanted,
    );
  if (user === undefined) throw new EventProblem(`"userId": there is no user "${wanted}" in ${tenant.displayName}.`);
  if (which === 'existing' && user.deletedDateTime !== null) throw new EventProblem(`The user "${wanted}" is deleted.`);
  if (which === 'deleted' && user.deletedDateTime === null)
    throw new EventProblem(`The user "${wanted}" is not deleted.`);
  return user;
}

/** The group named by `groupId`: an id or a display name. */
export function groupOf(tenant: Tenant, fields: Fields): Group {
  const wanted = requiredText(fields, 'groupId');
  const group =
    tenant.groups.get(wanted.toLowerCase()) ??
    [...tenant.groups.values()].find((candidate) => candidate.displayName.toLowerCase() === wanted.toLowerCase());
  if (group === undefined) throw new EventProblem(`"groupId": there is no group "${wanted}" in ${tenant.displayName}.`);
  return group;
}

/** What `tenant` lets `other` do; made, with nothing allowed, when there was nothing. */
export function partnerConfiguration(world: World, tenant: Tenant, other: Tenant): PartnerConfiguration {
  const existing = tenant.partners.get(other.tenantId);
  if (existing !== undefined) return existing;
  const made: PartnerConfiguration = {
    tenantId: other.tenantId,
    automaticUserConsentSettings: null,
    isInMultiTenantOrganization: membershipOf(world, other.tenantId).state === 'active',
    isServiceProvider: null,
    identitySynchronization: null,
  };
  tenant.partners.set(other.tenantId, made);
  return made;
}
