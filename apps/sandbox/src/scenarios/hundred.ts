import { createRandom } from '../random/seeded-random.ts';
import type { Random } from '../random/seeded-random.ts';
import type { Tenant } from '../world/tenant.ts';
import type { User } from '../world/user.ts';
import type { World } from '../world/world.ts';
import { homeTenantId, portalClientId } from '../world/world.ts';
import { addPersonas } from './contoso.ts';
import { globalAdministratorRole } from './contoso-partners.ts';
import { addGroup, microsoft365 } from './groups.ts';
import { allowPartner, emptyTenant, formOrganization } from './organizations.ts';
import { addPerson, appointManagers } from './people.ts';

const partnerCount = 99;
const peopleCount = 100_000;
const groupCount = 2_000;

/** The largest organization there is: 99 active partners that are ready, and 100,000 people with 2,000 groups at home. */
export function createHundred(seed: number, now: number): World {
  const random = createRandom(seed);
  const home = emptyTenant(homeTenantId, 'Contoso', 'contoso');
  home.consentedApplications.push(portalClientId);
  const partners = Array.from({ length: partnerCount }, (_, index) => createPartner(index + 1, random, now));
  const personas = addPersonas(home, random, now);
  for (const partner of partners) {
    allowPartner(home, partner);
    allowPartner(partner, home);
  }
  const people = Array.from({ length: peopleCount - personas.length }, () => addPerson(home, random, now));
  appointManagers(people.slice(0, 5_000));
  addGroups(home, people, random, now);
  return {
    scenario: 'hundred',
    seed,
    homeTenantId,
    tenants: new Map([home, ...partners].map((tenant) => [tenant.tenantId, tenant])),
    organization: formOrganization(
      random,
      now,
      'Contoso Worldwide',
      home,
      partners.map((tenant) => ({ tenant, state: 'active' as const })),
    ),
    personas,
  };
}

function createPartner(number: number, random: Random, now: number): Tenant {
  const digits = String(number).padStart(3, '0');
  const partner = emptyTenant(random.guid(), `Partner ${digits}`, `partner${digits}`);
  addPerson(partner, random, now, {
    displayName: `Partner ${digits} Administrator`,
    directoryRoles: [globalAdministratorRole],
  });
  for (let count = 0; count < 4; count += 1) addPerson(partner, random, now);
  if (number % 2 === 1) partner.consentedApplications.push(portalClientId);
  return partner;
}

/** Groups of 5 to 95 people each, and one of 1,000 that is worth sharing. */
function addGroups(home: Tenant, people: readonly User[], random: Random, now: number): void {
  const take = (start: number, count: number): string[] =>
    people.slice(start, start + count).map((person) => person.id);
  addGroup(home, random, now, 'All Employees Sync', take(0, 1_000));
  for (let number = 1; number < groupCount; number += 1) {
    const members = take(random.integer(people.length - 100), 5 + random.integer(91));
    const name = `Team ${String(number).padStart(4, '0')}`;
    const details = number % 10 === 0 ? microsoft365(home, `team${number}`, number % 20 === 0) : {};
    addGroup(home, random, now, name, members, details);
  }
}
