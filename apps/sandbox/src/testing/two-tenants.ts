import { newMember } from '../control/new-user.ts';
import { directoryRoles } from '../graph/directory-roles.ts';
import { createRandom } from '../random/seeded-random.ts';
import type { Scenario } from '../scenarios/scenario.ts';
import type { Tenant } from '../world/tenant.ts';
import { homeTenantId, portalClientId } from '../world/world.ts';

/** A partner tenant of {@link twoTenants}. */
export const fabrikamTenantId = '11111111-2222-4333-8444-555555555555';

/** The smallest world that has everything the process needs: a home tenant with four personas, a partner, a group. */
export const twoTenants: Scenario = {
  name: 'two-tenants',
  title: 'Two tenants',
  description: 'Contoso and Fabrikam, for tests.',
  create(seed, now) {
    const random = createRandom(seed);
    const context = {
      random,
      now,
      world: { scenario: 'two-tenants', seed, homeTenantId, tenants: new Map(), organization: null, personas: [] },
    };
    const contoso = emptyTenant(homeTenantId, 'Contoso', 'contoso');
    const fabrikam = emptyTenant(fabrikamTenantId, 'Fabrikam', 'fabrikam');
    contoso.consentedApplications = [portalClientId];
    const people: readonly (readonly [string, string, string[]])[] = [
      ['Adele Vance', 'Global Administrator', [directoryRoles.globalAdministrator]],
      ['Henrietta Mueller', 'Helpdesk Administrator', [directoryRoles.helpdeskAdministrator]],
      ['Grady Archie', 'Global Reader', [directoryRoles.globalReader]],
      ['Megan Bowen', 'User', []],
    ];
    const personas = people.map(([name, role, roles]) => {
      const user = newMember(context, contoso, name);
      user.directoryRoles = roles;
      contoso.users.set(user.id, user);
      return { userId: user.id, role };
    });
    const admin = newMember(context, fabrikam, 'Allan Deyoung');
    admin.directoryRoles = [directoryRoles.globalAdministrator];
    fabrikam.users.set(admin.id, admin);
    const createdDateTime = new Date(now).toISOString();
    const member = (tenant: Tenant, role: 'owner' | 'member') => ({
      tenantId: tenant.tenantId,
      id: random.guid(),
      displayName: tenant.displayName,
      role,
      state: 'active' as const,
      addedByTenantId: homeTenantId,
      addedDateTime: createdDateTime,
      joinedDateTime: createdDateTime,
      transitionDetails: null,
    });
    return {
      scenario: 'two-tenants',
      seed,
      homeTenantId,
      tenants: new Map([contoso, fabrikam].map((tenant) => [tenant.tenantId, tenant])),
      organization: {
        id: random.guid(),
        displayName: 'Contoso group',
        description: null,
        createdDateTime,
        tenants: [member(contoso, 'owner'), member(fabrikam, 'member')],
      },
      personas,
    };
  },
};

function emptyTenant(tenantId: string, displayName: string, label: string): Tenant {
  return {
    tenantId,
    displayName,
    initialDomain: `${label}.onmicrosoft.com`,
    defaultDomain: `${label}.example`,
    verifiedDomains: [`${label}.example`],
    users: new Map(),
    groups: new Map(),
    otherObjects: new Map(),
    applications: new Map(),
    servicePrincipals: new Map(),
    partners: new Map(),
    templates: {
      identitySynchronization: { userSyncInbound: null, templateApplicationLevel: 'none' },
      partnerConfiguration: { automaticUserConsentSettings: null, templateApplicationLevel: 'none' },
    },
    provisioningLog: [],
    premium: true,
    guestInvitations: 'everyone',
    objectQuota: 50_000,
    consentedApplications: [],
  };
}
