import type { MultitenantOrganizationMember } from '../world/multitenant-organization.ts';
import type { Tenant } from '../world/tenant.ts';
import type { World } from '../world/world.ts';
import { graphTime } from './moment.ts';

/** How long Microsoft takes for what it does in the background, in ms of the virtual clock. Its pages give ranges only. */
export const transitionTimes = {
  /** "Up to 4 hours" to join. */
  join: 2 * 3_600_000,
  promote: 5 * 60_000,
  remove: 10 * 60_000,
} as const;

/** At most so many active tenants, owner included; checked when a tenant joins. */
export const activeTenantLimit = 100;

/**
 * Completes what is due up to `now`: joins, removals and role changes. Joining gives every pair of active tenants a partner
 * configuration, unconfigured unless a template of the tenant says otherwise; leaving changes no setting at all.
 *
 * @see https://learn.microsoft.com/entra/identity/multi-tenant-organizations/multi-tenant-organization-configure-graph
 */
export function advanceOrganization(world: World, now: number): void {
  const { organization } = world;
  if (!organization) return;
  for (const member of organization.tenants.slice()) {
    const request = world.tenants.get(member.tenantId)?.joinRequest;
    if (request && request.due !== null && request.due <= now) decideJoin(world, member, request, request.due);
    if (member.transitionDue === undefined || member.transitionDue > now) continue;
    delete member.transitionDue;
    completeTransition(world, member);
  }
  if (organization.tenants.length === 0) world.organization = null;
}

function decideJoin(
  world: World,
  member: MultitenantOrganizationMember,
  request: NonNullable<Tenant['joinRequest']>,
  now: number,
): void {
  request.due = null;
  const active = world.organization?.tenants.filter(({ state }) => state === 'active').length ?? 0;
  if (active >= activeTenantLimit) {
    request.status = 'failed';
    request.details = 'The multitenant organization has reached its maximum number of tenants.';
    return;
  }
  request.status = 'succeeded';
  request.details = null;
  joinOrganization(world, member.tenantId, now);
}

/** Makes an invited tenant an active member now, with everything that comes with it. Does nothing for a tenant not invited. */
export function joinOrganization(world: World, tenantId: string, now: number): void {
  const members = world.organization?.tenants ?? [];
  const member = members.find((candidate) => candidate.tenantId === tenantId);
  if (!member || member.state === 'active') return;
  if (member.transitionDetails?.desiredRole) member.role = member.transitionDetails.desiredRole;
  member.state = 'active';
  member.joinedDateTime = graphTime(now);
  member.transitionDetails = null;
  for (const other of members) {
    if (other.state !== 'active' || other.tenantId === tenantId) continue;
    meetPartner(world, tenantId, other.tenantId);
    meetPartner(world, other.tenantId, tenantId);
  }
}

function completeTransition(world: World, member: MultitenantOrganizationMember): void {
  const details = member.transitionDetails;
  if (details?.desiredState === 'removed') {
    removeMember(world, member.tenantId);
    return;
  }
  if (details?.desiredRole) member.role = details.desiredRole;
  if (details && member.state === 'pending') details.status = 'notStarted';
  else member.transitionDetails = null;
}

/** Takes a tenant out of the organization. Settings and configurations stay as they are, and go on working. */
export function removeMember(world: World, tenantId: string): void {
  if (!world.organization) return;
  world.organization.tenants = world.organization.tenants.filter((member) => member.tenantId !== tenantId);
  for (const [id, tenant] of world.tenants) {
    for (const partner of tenant.partners.values()) {
      if (id === tenantId || partner.tenantId === tenantId) partner.isInMultiTenantOrganization = false;
    }
  }
}

/** What the tenant's settings become towards a partner that is now in the same organization. */
function meetPartner(world: World, tenantId: string, partnerTenantId: string): void {
  const tenant = world.tenants.get(tenantId);
  if (!tenant) return;
  const existing = tenant.partners.get(partnerTenantId);
  const partner = existing ?? {
    tenantId: partnerTenantId,
    automaticUserConsentSettings: null,
    isInMultiTenantOrganization: true,
    isServiceProvider: null,
    identitySynchronization: null,
  };
  partner.isInMultiTenantOrganization = true;
  const level = existing ? 'existingPartners' : 'newPartners';
  const { identitySynchronization, partnerConfiguration } = tenant.templates;
  if (partnerConfiguration.templateApplicationLevel.includes(level)) {
    const settings = partnerConfiguration.automaticUserConsentSettings;
    const own = partner.automaticUserConsentSettings;
    if (settings) {
      partner.automaticUserConsentSettings = {
        inboundAllowed: settings.inboundAllowed ?? own?.inboundAllowed ?? null,
        outboundAllowed: settings.outboundAllowed ?? own?.outboundAllowed ?? null,
      };
    }
  }
  if (identitySynchronization.templateApplicationLevel.includes(level) && identitySynchronization.userSyncInbound) {
    partner.identitySynchronization = {
      displayName: partner.identitySynchronization?.displayName ?? null,
      userSyncInbound: { ...identitySynchronization.userSyncInbound },
    };
  }
  tenant.partners.set(partnerTenantId, partner);
}
