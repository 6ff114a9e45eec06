import { expect, test } from 'vitest';
import { addExternal } from '../scenarios/people.ts';
import { defaultRuleId } from './default-schema.ts';
import { provisionOnDemand } from './engine.ts';
import { twoTenants, type TwoTenants } from './two-tenants.ts';

function provision(
  sandbox: TwoTenants,
  userId: string,
  ruleId = defaultRuleId,
): { key: string; answer: Record<string, unknown> } {
  const { world, source, configuration, job, random } = sandbox;
  const { key, value } = provisionOnDemand(
    world,
    source,
    configuration,
    job,
    { ruleId, userId },
    sandbox.now(),
    random,
  );
  const parsed: unknown = JSON.parse(value);
  const [answer]: unknown[] = Array.isArray(parsed) ? parsed : [parsed];
  return { key, answer: { ...(typeof answer === 'object' ? answer : {}) } };
}

test('a person is provisioned at once, before the job was ever started', () => {
  const sandbox = twoTenants();
  const person = sandbox.person();
  sandbox.pass(5);
  const { answer } = provision(sandbox, person.id);
  expect(answer).toMatchObject({ action: 'Create', statusInfo: { status: 'Success' } });
  expect(answer['provisioningSteps']).toMatchObject([
    { type: 'Import' },
    { type: 'Scoping', details: { IsActive: 'True', Assigned: 'True' } },
    { type: 'Matching' },
    { type: 'Export' },
  ]);
  expect(sandbox.account(person)).toBeDefined();
});

test('both published dialects occur, and which one depends on the user only', () => {
  const sandbox = twoTenants();
  const people = Array.from({ length: 12 }, () => sandbox.person());
  sandbox.pass(5);
  const keys = people.map((person) => provision(sandbox, person.id).key);
  const array = keys.filter((key) => key.endsWith('StatusInfo'));
  const object = keys.filter((key) => key === '{"result":"Success","details":{}}');
  expect(array.length).toBeGreaterThan(0);
  expect(object.length).toBeGreaterThan(0);
  expect(array.length + object.length).toBe(12);
  expect(people.map((person) => provision(sandbox, person.id).key.endsWith('StatusInfo'))).toEqual(
    keys.map((key) => key.endsWith('StatusInfo')),
  );
});

test('an assignment of this minute is not honoured yet', () => {
  const sandbox = twoTenants();
  const person = sandbox.person();
  sandbox.pass(1);
  expect(provision(sandbox, person.id).answer).toMatchObject({
    statusInfo: { status: 'Skipped', errorCode: 'NotEffectivelyEntitled' },
  });
  expect(sandbox.account(person)).toBeUndefined();
});

test('nothing to change is told as a redundant export', () => {
  const sandbox = twoTenants();
  const person = sandbox.person();
  sandbox.pass(5);
  provision(sandbox, person.id);
  expect(provision(sandbox, person.id).answer).toMatchObject({
    statusInfo: { status: 'Skipped', errorCode: 'RedundantExport' },
  });
});

test('it accepts a pending invitation on behalf of the guest, who then gets the right user principal name', () => {
  const sandbox = twoTenants();
  const person = sandbox.person();
  const guest = addExternal(sandbox.target, sandbox.random, sandbox.now(), person.mail ?? '', {
    externalUserState: 'PendingAcceptance',
    userPrincipalName: 'old#EXT#@target.onmicrosoft.com',
    hidden: { alternativeSecurityId: null },
  });
  sandbox.pass(5);
  provision(sandbox, person.id);
  expect(guest).toMatchObject({
    externalUserState: 'Accepted',
    userPrincipalName: `${person.mailNickname}_source.com#EXT#@target.onmicrosoft.com`,
    userType: 'Guest',
  });
});

test('it makes a second account for somebody whose account was deleted in the target', () => {
  const sandbox = twoTenants();
  const person = sandbox.person();
  sandbox.start();
  sandbox.pass(5);
  for (const account of sandbox.target.users.values()) account.deletedDateTime = new Date(sandbox.now()).toISOString();
  provision(sandbox, person.id);
  expect(Array.from(sandbox.target.users.values(), (account) => account.deletedDateTime === null)).toEqual([
    false,
    true,
  ]);
});

test('an unknown rule, an unknown user and a missing policy are failures that change nothing', () => {
  const sandbox = twoTenants();
  const person = sandbox.person();
  sandbox.pass(5);
  expect(provision(sandbox, person.id, 'no-such-rule').answer).toMatchObject({ statusInfo: { status: 'Failure' } });
  expect(provision(sandbox, 'no-such-user').answer).toMatchObject({ statusInfo: { status: 'Failure' } });
  sandbox.target.partners.clear();
  expect(provision(sandbox, person.id).answer).toMatchObject({
    statusInfo: { status: 'Failure', errorCode: 'AzureActiveDirectoryCrossTenantSyncPolicyCheckFailure' },
  });
  expect(sandbox.target.users.size).toBe(0);
  expect(sandbox.source.provisioningLog).toHaveLength(0);
});
