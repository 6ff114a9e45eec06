import type { Random } from '../random/seeded-random.ts';
import type { MultitenantOrganization, MultitenantOrganizationMember } from '../world/multitenant-organization.ts';
import type { Tenant } from '../world/tenant.ts';
import type { World } from '../world/world.ts';
import { findJoinProblem, joinOrganization, type Joining } from './joining.ts';
import { dissolveOrganization, isInside, organizationInviting, organizationsOf } from './organizations.ts';

/** Something that takes effect at its time. */
interface Due {
  /** Milliseconds since the epoch, virtual. */
  readonly at: number;
  readonly happen: (joining: Joining) => void;
}

/**
 * Completes what is due up to `now`, in order of time: joins, removals and role changes. Leaving changes no setting and no
 * configuration.
 *
 * @see https://learn.microsoft.com/entra/identity/multi-tenant-organizations/multi-tenant-organization-configure-graph
 */
export function advanceOrganization(world: World, now: number, random: Random): void {
  for (let next = nextDue(world); next !== undefined && next.at <= now; next = nextDue(world)) {
    next.happen({ world, now: next.at, random });
  }
}

/** When a transition is due next, in milliseconds since the epoch; infinite when none is. */
export function nextTransition(world: World): number {
  return nextDue(world)?.at ?? Number.POSITIVE_INFINITY;
}

/** Takes a tenant out of an organization, which ends with the last tenant inside. Settings and configurations go on working. */
export function removeMember(world: World, organization: MultitenantOrganization, tenantId: string): void {
  organization.tenants = organization.tenants.filter((member) => member.tenantId !== tenantId);
  const others = new Set(organization.tenants.map((member) => member.tenantId));
  for (const [id, tenant] of world.tenants) {
    for (const partner of tenant.partners.values()) {
      const between = id === tenantId ? others.has(partner.tenantId) : partner.tenantId === tenantId && others.has(id);
      if (between) partner.isInMultiTenantOrganization = false;
    }
  }
  if (!organization.tenants.some(isInside)) dissolveOrganization(world, organization);
}

function nextDue(world: World): Due | undefined {
  let next: Due | undefined;
  const consider = (at: number | null | undefined, happen: Due['happen']): void => {
    if (at !== null && at !== undefined && (next === undefined || at < next.at)) next = { at, happen };
  };
  for (const organization of organizationsOf(world)) {
    for (const member of organization.tenants) {
      consider(member.transitionDue, (joining) => completeTransition(joining.world, organization, member));
    }
  }
  for (const tenant of world.tenants.values()) {
    consider(tenant.joinRequest?.due, (joining) => decideJoin(joining, tenant));
  }
  return next;
}

function decideJoin(joining: Joining, tenant: Tenant): void {
  const request = tenant.joinRequest;
  if (!request) return;
  request.due = null;
  const problem = findJoinProblem(joining.world, tenant, request.addedByTenantId);
  const organization = organizationInviting(joining.world, tenant.tenantId, request.addedByTenantId);
  request.status = problem === undefined ? 'succeeded' : 'failed';
  request.details = problem ?? null;
  if (problem === undefined && organization) joinOrganization(joining, organization, tenant.tenantId);
}

function completeTransition(
  world: World,
  organization: MultitenantOrganization,
  member: MultitenantOrganizationMember,
): void {
  delete member.transitionDue;
  const details = member.transitionDetails;
  if (details?.desiredState === 'removed') {
    removeMember(world, organization, member.tenantId);
    return;
  }
  if (details?.desiredRole) member.role = details.desiredRole;
  if (details && member.state === 'pending') details.status = 'notStarted';
  else member.transitionDetails = null;
}
