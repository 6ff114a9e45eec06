import { expect, test } from 'vitest';
import { advanceSynchronization, createJob, saveSecrets, startJob } from '../engine/engine.ts';
import { createRandom } from '../random/seeded-random.ts';
import type { Tenant } from '../world/tenant.ts';
import type { User } from '../world/user.ts';
import type { World } from '../world/world.ts';
import { addConfiguration, assign, secretsFor } from './configurations.ts';
import { createContoso } from './contoso.ts';
import { scenarios } from './scenarios.ts';

const now = Date.parse('2026-11-22T08:00:00Z');

function named(world: World, displayName: string): Tenant {
  for (const tenant of world.tenants.values()) if (tenant.displayName === displayName) return tenant;
  throw new Error(`There is no tenant ${displayName}.`);
}

function share(world: World, groupName: string, target: Tenant): void {
  const random = createRandom(5);
  const home = named(world, 'Contoso');
  const group = [...home.groups.values()].find((each) => each.displayName === groupName);
  if (!group) throw new Error(`There is no group ${groupName}.`);
  const configuration = addConfiguration(home, random, `MTO_Sync_${target.tenantId}`, now);
  saveSecrets(world, home, configuration, secretsFor(target.tenantId), { now });
  assign(configuration, random, group, 'Group', now);
  const job = createJob(world, home, configuration, now, random);
  startJob(world, home, configuration, job, { now, random });
  advanceSynchronization(world, now + 60_000, random);
}

test('the first scenario is contoso and every name is its own', () => {
  expect(scenarios[0]?.name).toBe('contoso');
  expect(new Set(scenarios.map((scenario) => scenario.name)).size).toBe(scenarios.length);
});

test('contoso begins with five active partners, one pending, and no configuration of the admin center', () => {
  const world = createContoso(1, now);
  const home = named(world, 'Contoso');
  const states = world.organization?.tenants.map((member) => `${member.displayName} ${member.role} ${member.state}`);
  expect(states).toEqual([
    'Contoso owner active',
    'Fabrikam member active',
    'Adventure Works member active',
    'Tailspin Toys member active',
    'Northwind Traders member active',
    'Woodgrove Bank member active',
    'Wide World Importers member pending',
  ]);
  expect(home.users.size).toBe(300);
  expect(home.groups.size).toBe(40);
  expect(Array.from(home.servicePrincipals.values(), (each) => [each.displayName, each.jobs[0]?.status.code])).toEqual([
    ['Woodgrove finance collaboration', 'Paused'],
  ]);
  expect(world.personas.map((persona) => persona.role)).toEqual([
    'Global Administrator',
    'Helpdesk Administrator',
    'Global Reader',
    'User',
    'Global Administrator',
  ]);
});

test('the same seed and moment make the same world', () => {
  expect(createContoso(3, now)).toEqual(createContoso(3, now));
  expect(createContoso(3, now)).not.toEqual(createContoso(4, now));
});

test('user principal names and home account ids are unique in every tenant', () => {
  for (const tenant of createContoso(1, now).tenants.values()) {
    const present = [...tenant.users.values()];
    expect(new Set(present.map((user) => user.userPrincipalName.toLowerCase())).size).toBe(present.length);
    const netIds = present.map((user) => user.hidden.netId).filter(Boolean);
    expect(new Set(netIds).size).toBe(netIds.length);
  }
});

const kept = [
  'Brigitte Vogel',
  'Samir Nasser',
  'Gustavo Prado',
  'Tomoko Ishii',
  'Erik Lund',
  'Rhea Das',
  'Uriah Quill',
  'Malia Kahale',
  'Otto Anker',
];

test('after the first cycle exactly the right people are in Fabrikam, with the 22 properties', () => {
  const world = createContoso(1, now);
  const [home, fabrikam] = [named(world, 'Contoso'), named(world, 'Fabrikam')];
  const before = new Set(fabrikam.users.keys());
  share(world, 'All Employees Sync', fabrikam);
  const group = [...home.groups.values()].find((each) => each.displayName === 'All Employees Sync');
  const members = (group?.members ?? []).flatMap((id) => home.users.get(id) ?? []);
  // Two receptionists share a mail address and so an account; Greta Lindholm has had one as a guest.
  const expected = members.filter((user) => ![...kept, 'Rosalind Frost', 'Greta Lindholm'].includes(user.displayName));
  const arrived = [...fabrikam.users.values()].filter((user) => !before.has(user.id));
  expect(arrived.map((user) => user.displayName).toSorted()).toEqual(
    expected.map((user) => user.displayName).toSorted(),
  );
  const owners = group?.owners.map((id) => home.users.get(id)?.displayName) ?? [];
  expect(arrived.filter((user) => owners.includes(user.displayName))).toEqual([]);
  const accountOf = new Map(arrived.map((user) => [user.displayName, user.id]));
  let managed = 0;
  for (const account of arrived.filter((user) => user.displayName !== 'Rupert Hale')) {
    const source = expected.find((user) => user.displayName === account.displayName);
    if (!source) throw new Error(`${account.displayName} comes from nowhere.`);
    expect(propertiesOf(account)).toEqual(expectedProperties(source, fabrikam));
    const manager = accountOf.get(home.users.get(source.manager ?? '')?.displayName ?? '') ?? null;
    expect(account.manager).toBe(manager);
    if (manager !== null) managed += 1;
  }
  expect(managed).toBeGreaterThan(0);
  expect([...fabrikam.users.values()].find((user) => user.displayName === 'Greta Lindholm')).toMatchObject({
    userType: 'Guest',
  });
});

test('a tenant that has not allowed inbound synchronization receives nobody', () => {
  const world = createContoso(1, now);
  const northwind = named(world, 'Northwind Traders');
  const before = northwind.users.size;
  share(world, 'All Employees Sync', northwind);
  expect(northwind.users.size).toBe(before);
});

/** What synchronization is to carry over, and nothing else of an account. */
const carriedOver = [
  'accountEnabled',
  'city',
  'country',
  'department',
  'displayName',
  'employeeId',
  'givenName',
  'deletedDateTime',
  'jobTitle',
  'mailNickname',
  'officeLocation',
  'postalCode',
  'preferredLanguage',
  'showInAddressList',
  'state',
  'streetAddress',
  'surname',
  'businessPhones',
  'userPrincipalName',
  'userType',
  'identities',
  'creationType',
  'externalUserState',
  'mail',
] as const;

function propertiesOf(user: User): Record<string, unknown> {
  const properties = Object.fromEntries(carriedOver.map((name) => [name, user[name]]));
  return { ...properties, alternativeSecurityId: user.hidden.alternativeSecurityId };
}

function expectedProperties(source: User, target: Tenant): Record<string, unknown> {
  return {
    ...propertiesOf(source),
    alternativeSecurityId: source.hidden.netId,
    showInAddressList: true,
    userPrincipalName: `${source.userPrincipalName.replace('@', '_')}#EXT#@${target.initialDomain}`,
    userType: 'Member',
    identities: [{ signInType: 'federated', issuer: 'ExternalAzureAD', issuerAssignedId: null }],
    creationType: 'Invitation',
    externalUserState: 'Accepted',
  };
}
