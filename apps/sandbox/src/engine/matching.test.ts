import { expect, test } from 'vitest';
import { restartJob } from './engine.ts';
import { twoTenants, type TwoTenants } from './two-tenants.ts';

function firstCycle(sandbox: TwoTenants): void {
  sandbox.start();
  sandbox.pass(5);
}

test('an accepted guest is matched by home account, updated and stays a guest', () => {
  const sandbox = twoTenants();
  const person = sandbox.person();
  const guest = sandbox.existing(person, { mail: 'private@elsewhere.com' });
  firstCycle(sandbox);
  expect(guest).toMatchObject({ userType: 'Guest', displayName: person.displayName, department: person.department });
  expect(guest.userPrincipalName).toBe(`${person.mailNickname}_source.com#EXT#@target.onmicrosoft.com`);
  expect(sandbox.target.users.size).toBe(1);
});

test('a userType mapping that always applies converts a guest to a member', () => {
  const sandbox = twoTenants();
  const guest = sandbox.existing(sandbox.person());
  for (const mapping of sandbox.job.schema.synchronizationRules[0]?.objectMappings[0]?.attributeMappings ?? []) {
    if (mapping.targetAttributeName === 'userType') mapping.flowType = 'Always';
  }
  firstCycle(sandbox);
  expect(guest.userType).toBe('Member');
});

test('a pending guest is found by invitation only: it stays pending and keeps its user principal name', () => {
  const sandbox = twoTenants();
  const person = sandbox.person();
  const guest = sandbox.existing(person, {
    userPrincipalName: 'old#EXT#@target.onmicrosoft.com',
    externalUserState: 'PendingAcceptance',
    hidden: { alternativeSecurityId: null },
  });
  firstCycle(sandbox);
  expect(guest).toMatchObject({
    userType: 'Guest',
    externalUserState: 'PendingAcceptance',
    displayName: person.displayName,
    userPrincipalName: 'old#EXT#@target.onmicrosoft.com',
  });
  expect(guest.hidden.alternativeSecurityId).toBeNull();
});

test('two people with one mail address share one account', () => {
  const sandbox = twoTenants();
  sandbox.person({ mail: 'desk@source.com' });
  sandbox.person({ mail: 'desk@source.com' });
  firstCycle(sandbox);
  expect(sandbox.target.users.size).toBe(1);
});

test('an account that the target had deleted is not brought back', () => {
  const sandbox = twoTenants();
  const person = sandbox.person();
  const account = sandbox.existing(person, { deletedDateTime: new Date(sandbox.now()).toISOString() });
  firstCycle(sandbox);
  expect(account.deletedDateTime).not.toBeNull();
  expect(sandbox.target.users.size).toBe(1);
});

test('a failed attempt is kept, tried again after 40 minutes and then less often, and succeeds once the cause is gone', () => {
  const sandbox = twoTenants();
  sandbox.target.guestInvitations = 'none';
  const person = sandbox.person();
  firstCycle(sandbox);
  expect(sandbox.job.status.lastExecution).toMatchObject({ state: 'EntryLevelErrors', countEscrowed: 1 });
  expect(sandbox.job.status.lastSuccessfulExecution).toBeNull();
  sandbox.pass(5 * 40);
  const attempts = sandbox.rows(person.id).length;
  expect(attempts).toBeGreaterThan(1);
  expect(attempts).toBeLessThan(6);
  sandbox.target.guestInvitations = 'everyone';
  const { world, source, configuration, job } = sandbox;
  restartJob(world, source, configuration, job, { now: sandbox.now() });
  sandbox.pass(1);
  expect(sandbox.account(person)).toBeDefined();
  expect(job.status.lastExecution).toMatchObject({ state: 'Succeeded', countEscrowed: 0 });
});
