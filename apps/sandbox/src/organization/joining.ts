import { assumptions } from '../engine/assumptions.ts';
import { graphTime } from '../graph/moment.ts';
import type { Random } from '../random/seeded-random.ts';
import { addConfiguration } from '../scenarios/configurations.ts';
import { crossTenantTemplateId } from '../world/world.ts';
import type { World } from '../world/world.ts';
import type { MultitenantOrganization } from '../world/multitenant-organization.ts';
import type { Tenant } from '../world/tenant.ts';
import { internalUsersOf, isInside, organizationAround, organizationInviting } from './organizations.ts';

/** Where and when somebody joins. */
export interface Joining {
  readonly world: World;
  /** Milliseconds since the epoch, virtual. */
  readonly now: number;
  readonly random: Random;
}

/** Why a tenant cannot join whom it asked to, as Microsoft lists the causes; undefined when nothing stands in the way. */
export function findJoinProblem(world: World, tenant: Tenant, addedByTenantId: string): string | undefined {
  const organization = organizationInviting(world, tenant.tenantId, addedByTenantId);
  if (!organization) return 'The tenant was not added by an owner of the organization.';
  if (organizationAround(world, tenant.tenantId)) return 'The tenant is part of another multitenant organization.';
  const active = organization.tenants.filter(isInside);
  if (active.length >= assumptions.activeTenantLimit)
    return 'The multitenant organization has reached its maximum number of tenants.';
  const owner = world.tenants.get(addedByTenantId);
  const crowded = [tenant, owner].find((one) => one && internalUsersOf(one) > assumptions.internalUserLimit);
  return crowded && `The tenant ${crowded.tenantId} exceeds the maximum number of internal users.`;
}

/**
 * Makes an invited tenant an active member now, with what comes with it on both sides: partner settings from the templates
 * and a configuration without a job. Does nothing for a tenant that is not invited.
 *
 * @see https://learn.microsoft.com/microsoft-365/enterprise/join-leave-multi-tenant-org
 */
export function joinOrganization(joining: Joining, organization: MultitenantOrganization, tenantId: string): void {
  const member = organization.tenants.find((candidate) => candidate.tenantId === tenantId);
  if (!member || member.state === 'active') return;
  if (member.transitionDetails?.desiredRole) member.role = member.transitionDetails.desiredRole;
  member.state = 'active';
  member.joinedDateTime = graphTime(joining.now);
  member.transitionDetails = null;
  delete member.transitionDue;
  for (const other of organization.tenants) {
    if (other.state !== 'active' || other.tenantId === tenantId) continue;
    meetPartner(joining, tenantId, other.tenantId);
    meetPartner(joining, other.tenantId, tenantId);
  }
}

/** What the tenant's settings become towards a partner that is now in the same organization. */
function meetPartner(joining: Joining, tenantId: string, partnerTenantId: string): void {
  const tenant = joining.world.tenants.get(tenantId);
  if (!tenant) return;
  applyTemplates(joining.world, tenant, partnerTenantId);
  if (assumptions.configurationsMadeAtJoining) addIdleConfiguration(joining, tenant, partnerTenantId);
}

/** A template that holds nothing leaves the partner's setting alone. There is no template for leaving. */
function applyTemplates(world: World, tenant: Tenant, partnerTenantId: string): void {
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
    const others = Object.entries(partnerConfiguration.otherSettings ?? {}).filter(([, value]) => value !== null);
    if (others.length > 0) partner.otherSettings = { ...partner.otherSettings, ...Object.fromEntries(others) };
  }
  if (identitySynchronization.templateApplicationLevel.includes(level) && identitySynchronization.userSyncInbound) {
    const displayName = world.tenants.get(partnerTenantId)?.displayName ?? null;
    partner.identitySynchronization = {
      displayName: partner.identitySynchronization?.displayName ?? displayName,
      userSyncInbound: { ...identitySynchronization.userSyncInbound },
    };
  }
  tenant.partners.set(partnerTenantId, partner);
}

/** The admin center prepares a configuration without a job; one that is there already is left alone. */
function addIdleConfiguration({ random, now }: Joining, tenant: Tenant, partnerTenantId: string): void {
  const displayName = `MTO_Sync_${partnerTenantId}`;
  const known = [...tenant.servicePrincipals.values()].some(
    (item) =>
      item.deletedDateTime === null &&
      item.applicationTemplateId === crossTenantTemplateId &&
      (item.displayName === displayName || item.secrets['CompanyId']?.toLowerCase() === partnerTenantId),
  );
  if (!known) addConfiguration(tenant, random, displayName, now);
}
