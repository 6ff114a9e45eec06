import type { Random } from '../random/seeded-random.ts';
import type { MultitenantOrganization, MultitenantOrganizationMember } from '../world/multitenant-organization.ts';
import type { PartnerConfiguration } from '../world/cross-tenant-access-policy.ts';
import type { Tenant } from '../world/tenant.ts';

const day = 86_400_000;

/** A tenant without people whose domains follow from a short name such as `contoso`. */
export function emptyTenant(tenantId: string, displayName: string, shortName: string): Tenant {
  return {
    tenantId,
    displayName,
    initialDomain: `${shortName}.onmicrosoft.com`,
    defaultDomain: `${shortName}.com`,
    verifiedDomains: [`${shortName}.com`],
    users: new Map(),
    groups: new Map(),
    otherObjects: new Map(),
    applications: new Map(),
    servicePrincipals: new Map(),
    partners: new Map(),
    templates: {
      identitySynchronization: { userSyncInbound: { isSyncAllowed: true }, templateApplicationLevel: 'newPartners' },
      partnerConfiguration: {
        automaticUserConsentSettings: { inboundAllowed: true, outboundAllowed: true },
        templateApplicationLevel: 'newPartners',
      },
    },
    provisioningLog: [],
    premium: true,
    guestInvitations: 'everyone',
    objectQuota: 300_000,
    consentedApplications: [],
  };
}

/** What one tenant lets a partner do, as the admin center leaves it when an organization is formed. */
export function allowPartner(
  tenant: Tenant,
  partner: Tenant,
  { inbound = true, redemption = true }: { readonly inbound?: boolean; readonly redemption?: boolean } = {},
): PartnerConfiguration {
  const configuration: PartnerConfiguration = {
    tenantId: partner.tenantId,
    automaticUserConsentSettings: redemption ? { inboundAllowed: true, outboundAllowed: true } : null,
    isInMultiTenantOrganization: true,
    isServiceProvider: null,
    identitySynchronization: inbound
      ? { displayName: partner.displayName, userSyncInbound: { isSyncAllowed: true } }
      : null,
  };
  tenant.partners.set(partner.tenantId, configuration);
  return configuration;
}

/** An organization owned by one tenant, with the others as members that are active or still pending. */
export function formOrganization(
  random: Random,
  now: number,
  displayName: string,
  owner: Tenant,
  others: readonly { readonly tenant: Tenant; readonly state: 'active' | 'pending' }[],
): MultitenantOrganization {
  const member = (
    tenant: Tenant,
    role: 'owner' | 'member',
    state: 'active' | 'pending',
    age: number,
  ): MultitenantOrganizationMember => ({
    tenantId: tenant.tenantId,
    id: random.guid(),
    displayName: tenant.displayName,
    role,
    state,
    addedByTenantId: owner.tenantId,
    addedDateTime: new Date(now - age * day).toISOString(),
    joinedDateTime:
      state === 'pending' || role === 'owner' ? null : new Date(now - age * day + 3 * 3_600_000).toISOString(),
    transitionDetails:
      state === 'pending'
        ? { desiredRole: 'member', desiredState: 'active', status: 'notStarted', details: null }
        : null,
  });
  return {
    id: random.guid(),
    displayName,
    description: `${displayName} and the companies that work with it`,
    createdDateTime: new Date(now - 45 * day).toISOString(),
    tenants: [
      member(owner, 'owner', 'active', 45),
      ...others.map(({ tenant, state }, index) =>
        member(tenant, 'member', state, state === 'pending' ? 2 : 44 - (index % 30)),
      ),
    ],
  };
}
