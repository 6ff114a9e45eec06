import { createRandom } from '../../apps/sandbox/src/random/seeded-random.ts';
import { addPersonas } from '../../apps/sandbox/src/scenarios/contoso.ts';
import { addGroup } from '../../apps/sandbox/src/scenarios/groups.ts';
import { allowPartner, emptyTenant, formOrganization } from '../../apps/sandbox/src/scenarios/organizations.ts';
import { addPerson } from '../../apps/sandbox/src/scenarios/people.ts';
import type { Scenario } from '../../apps/sandbox/src/scenarios/scenario.ts';
import { homeTenantId, portalClientId } from '../../apps/sandbox/src/world/world.ts';

export interface SmallOrganizationOptions {
  readonly partners: number;
  readonly groups: number;
  readonly peoplePerGroup?: number;
  /** Whether the home tenant has entries for its partners, as the admin center leaves them. */
  readonly trust: boolean;
}

/** An organization with as many partners as wanted and next to nobody at home: what sharing needs, and quickly made. */
export function smallOrganization({ partners, groups, peoplePerGroup = 1, trust }: SmallOrganizationOptions): Scenario {
  return {
    name: 'small',
    title: 'A small organization',
    description: 'A few people and groups at home, and partners that are ready.',
    create(seed, now) {
      const random = createRandom(seed);
      const home = emptyTenant(homeTenantId, 'Contoso', 'contoso');
      home.consentedApplications.push(portalClientId);
      const tenants = Array.from({ length: partners }, (_, index) =>
        emptyTenant(random.guid(), `Partner ${index + 1}`, `partner${index + 1}`),
      );
      const personas = addPersonas(home, random, now);
      for (const tenant of tenants) {
        if (trust) allowPartner(home, tenant);
        allowPartner(tenant, home);
      }
      for (let index = 0; index < groups; index += 1) {
        const people = Array.from({ length: peoplePerGroup }, () => addPerson(home, random, now).id);
        addGroup(home, random, now, `Group ${index + 1}`, people);
      }
      return {
        scenario: 'small',
        seed,
        homeTenantId,
        tenants: new Map([home, ...tenants].map((tenant) => [tenant.tenantId, tenant])),
        organization: formOrganization(
          random,
          now,
          'Contoso Worldwide',
          home,
          tenants.map((tenant) => ({ tenant, state: 'active' as const })),
        ),
        personas,
      };
    },
  };
}
