import type { ServicePrincipal } from '../world/service-principal.ts';
import type { Tenant } from '../world/tenant.ts';

/** Why somebody is a candidate for a configuration. */
export interface Entitlement {
  readonly assigned: boolean;
  /** Assigned with a role of the application; default access is not one. */
  readonly hasRole: boolean;
}

/** What somebody has who is not assigned at all. */
export const notEntitled: Entitlement = { assigned: false, hasRole: false };

/**
 * Everybody a configuration is assigned to, in the order of its assignments: users, and the direct members of security
 * enabled groups. Owners and members of nested groups are not among them. Assignments made after `knownUntil`, in
 * milliseconds since the epoch, are not seen.
 *
 * @see https://learn.microsoft.com/entra/identity/app-provisioning/how-provisioning-works#assignment-based-scoping
 */
export function entitledUsers(
  tenant: Tenant,
  servicePrincipal: ServicePrincipal,
  knownUntil = Number.POSITIVE_INFINITY,
): Map<string, Entitlement> {
  const entitled = new Map<string, Entitlement>();
  const roles = new Set(servicePrincipal.appRoles.filter((role) => role.isEnabled).map((role) => role.id));
  for (const { principalId, principalType, appRoleId, createdDateTime } of servicePrincipal.assignments) {
    if (Date.parse(createdDateTime) > knownUntil) continue;
    const hasRole = roles.has(appRoleId);
    for (const userId of usersBehind(tenant, principalId, principalType)) {
      if (!entitled.get(userId)?.hasRole) entitled.set(userId, { assigned: true, hasRole });
    }
  }
  return entitled;
}

/** Everybody of the tenant, as a configuration sees them whose scope is all users. */
export function everyUser(tenant: Tenant): Map<string, Entitlement> {
  return new Map(Array.from(tenant.users.keys(), (id) => [id, { assigned: true, hasRole: true }]));
}

function usersBehind(tenant: Tenant, principalId: string, principalType: string): readonly string[] {
  if (principalType === 'User') return [principalId];
  const group = tenant.groups.get(principalId);
  if (!group?.securityEnabled || group.deletedDateTime !== null) return [];
  return group.members.filter((id) => tenant.users.has(id));
}
