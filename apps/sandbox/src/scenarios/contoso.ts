import { advanceSynchronization, createJob, pauseJob, saveSecrets, startJob } from '../engine/engine.ts';
import type { Random } from '../random/seeded-random.ts';
import { createRandom } from '../random/seeded-random.ts';
import type { Tenant } from '../world/tenant.ts';
import type { User } from '../world/user.ts';
import type { World } from '../world/world.ts';
import { homeTenantId, portalClientId } from '../world/world.ts';
import { addConfiguration, assign, secretsFor } from './configurations.ts';
import { addAwkwardPeople } from './contoso-cases.ts';
import { addContosoGroups } from './contoso-groups.ts';
import { createPartners, globalAdministratorRole } from './contoso-partners.ts';
import { allowPartner, emptyTenant, formOrganization } from './organizations.ts';
import { addPerson, appointManagers } from './people.ts';

const day = 86_400_000;

/** Contoso on its first day: an organization with five active partners and one pending, nothing shared yet. */
export function createContoso(seed: number, now: number): World {
  const random = createRandom(seed);
  const home = emptyTenant(homeTenantId, 'Contoso', 'contoso');
  home.consentedApplications.push(portalClientId);
  const partners = createPartners(random, now);
  const { fabrikam, adventureWorks, tailspin, northwind, woodgrove, wideWorld } = partners;
  const world: World = {
    scenario: 'contoso',
    seed,
    homeTenantId,
    tenants: new Map([home, ...Object.values(partners)].map((tenant) => [tenant.tenantId, tenant])),
    organization: formOrganization(random, now, 'Contoso Group', home, [
      ...[fabrikam, adventureWorks, tailspin, northwind, woodgrove].map((tenant) => ({
        tenant,
        state: 'active' as const,
      })),
      { tenant: wideWorld, state: 'pending' },
    ]),
    personas: addPersonas(home, random, now),
  };
  for (const partner of [fabrikam, adventureWorks, woodgrove]) {
    allowPartner(home, partner);
    allowPartner(partner, home);
  }
  allowPartner(home, tailspin, { redemption: false });
  allowPartner(tailspin, home);
  allowPartner(home, northwind);
  allowPartner(northwind, home, { inbound: false });
  const people = Array.from({ length: 270 }, () => addPerson(home, random, now));
  appointManagers(people);
  appointSecondAdministrator(world, people);
  const awkward = addAwkwardPeople(home, partners, random, now);
  addContosoGroups(home, people, awkward, random, now);
  addForeignConfiguration(world, home, woodgrove, people.slice(40, 42), random, now);
  return world;
}

/** What takes a second person can be tried too. It is somebody who is there already, so that nobody is counted anew. */
function appointSecondAdministrator(world: World, people: readonly User[]): void {
  const [second] = people;
  if (!second) return;
  second.directoryRoles = [globalAdministratorRole];
  world.personas.push({ userId: second.id, role: 'Global Administrator' });
}

/** The people of the account picker, in its order. */
export function addPersonas(home: Tenant, random: Random, now: number): { userId: string; role: string }[] {
  const persona = (
    givenName: string,
    surname: string,
    jobTitle: string,
    role: string,
    roleTemplateId?: string,
  ): { userId: string; role: string } => {
    const { id } = addPerson(home, random, now, {
      givenName,
      surname,
      jobTitle,
      department: 'Information Technology',
      directoryRoles: roleTemplateId === undefined ? [] : [roleTemplateId],
    });
    return { userId: id, role };
  };
  return [
    persona('Mara', 'Ellison', 'Tenant Administrator', 'Global Administrator', globalAdministratorRole),
    persona('Hugo', 'Baptiste', 'Helpdesk Analyst', 'Helpdesk Administrator', '729827e3-9c14-49f7-bb1b-9608f156bbb8'),
    persona('Gwen', 'Okoye', 'Auditor', 'Global Reader', 'f2ef992c-3afb-46b9-b7cf-a126ee74c451'),
    persona('Theo', 'Martens', 'Product Designer', 'User'),
  ];
}

/** A configuration somebody made in Microsoft Entra under another name: it ran for a day and was paused. */
function addForeignConfiguration(
  world: World,
  home: Tenant,
  target: Tenant,
  people: readonly User[],
  random: Random,
  now: number,
): void {
  const began = now - 20 * day;
  const configuration = addConfiguration(home, random, 'Woodgrove finance collaboration', began);
  for (const person of people) assign(configuration, random, person, 'User', began);
  saveSecrets(world, home, configuration, secretsFor(target.tenantId), { now: began });
  const job = createJob(world, home, configuration, began, random);
  startJob(world, home, configuration, job, { now: began, random });
  advanceSynchronization(world, began + day, random);
  pauseJob(world, home, configuration, job, { now: began + day });
  advanceSynchronization(world, now, random);
}
