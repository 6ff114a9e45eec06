import type { MultitenantOrganization, MultitenantOrganizationMember } from '../world/multitenant-organization.ts';
import type { Tenant } from '../world/tenant.ts';
import type { World } from '../world/world.ts';

/** Every multitenant organization there is: the one of the home tenant first, then those that other tenants formed. */
export function organizationsOf(world: World): readonly MultitenantOrganization[] {
  return [...(world.organization ? [world.organization] : []), ...(world.otherOrganizations ?? [])];
}

/** The organization a tenant is inside of; invited tenants are not inside yet, leaving ones still are. */
export function organizationAround(world: World, tenantId: string): MultitenantOrganization | undefined {
  return organizationsOf(world).find(({ tenants }) =>
    tenants.some((member) => member.tenantId === tenantId && isInside(member)),
  );
}

/** The organization that has invited a tenant by one of its own. */
export function organizationInviting(
  world: World,
  tenantId: string,
  addedByTenantId: string,
): MultitenantOrganization | undefined {
  return organizationsOf(world).find(
    ({ tenants }) =>
      tenants.some((member) => member.tenantId === tenantId && member.state === 'pending' && !isInside(member)) &&
      tenants.some((member) => member.tenantId === addedByTenantId && isInside(member)),
  );
}

/** Whether a member takes part: it is active, or was and its removal is still under way. */
export function isInside(member: MultitenantOrganizationMember): boolean {
  if (member.state === 'active') return true;
  const wasActive = member.role === 'owner' || member.joinedDateTime !== null;
  return wasActive && member.transitionDetails?.desiredState === 'removed';
}

/** Puts a new organization into the world: the home tenant's place if that is free, else beside it. */
export function addOrganization(world: World, organization: MultitenantOrganization): void {
  if (world.organization === null) world.organization = organization;
  else world.otherOrganizations = [...(world.otherOrganizations ?? []), organization];
}

/** Takes an organization out of the world that nobody is inside of any more. */
export function dissolveOrganization(world: World, organization: MultitenantOrganization): void {
  if (world.organization === organization) world.organization = null;
  else world.otherOrganizations = (world.otherOrganizations ?? []).filter((other) => other !== organization);
}

/** People of a tenant that count for the limits of an organization: external accounts do not. */
export function internalUsersOf(tenant: Tenant): number {
  let count = 0;
  for (const user of tenant.users.values()) {
    if (user.deletedDateTime === null && user.creationType !== 'Invitation') count += 1;
  }
  return count;
}
