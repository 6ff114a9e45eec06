import { expect, test } from 'vitest';
import { addGroup } from '../scenarios/groups.ts';
import { restartJob } from './engine.ts';
import { twoTenants } from './two-tenants.ts';

const dayMinutes = 24 * 60;

test('somebody who is unassigned, removed from the group or deleted in the source is soft-deleted in the target', () => {
  const sandbox = twoTenants();
  const [unassigned, removed, deleted, staying] = [
    sandbox.person(),
    sandbox.person({}, false),
    sandbox.person(),
    sandbox.person(),
  ];
  const group = addGroup(sandbox.source, sandbox.random, sandbox.now(), 'Shared', [removed.id]);
  sandbox.share(group, 'Group');
  sandbox.start();
  sandbox.pass(1);
  sandbox.unshare(unassigned.id);
  group.members = [];
  deleted.deletedDateTime = new Date(sandbox.now()).toISOString();
  sandbox.pass(40);
  for (const person of [unassigned, removed, deleted]) {
    expect(sandbox.account(person)?.deletedDateTime).toBe('2026-11-22T09:40:00.200Z');
    expect(sandbox.rows(person.id).at(-1)?.provisioningAction).toBe('delete');
  }
  expect(sandbox.account(staying)?.deletedDateTime).toBeNull();
});

test('an account comes back when its person is in scope again within 30 days, the same one', () => {
  const sandbox = twoTenants();
  const person = sandbox.person();
  sandbox.start();
  sandbox.pass(1);
  const before = sandbox.account(person)?.id;
  sandbox.unshare(person.id);
  sandbox.pass(40);
  sandbox.pass(20 * dayMinutes);
  sandbox.share(person);
  sandbox.pass(40);
  expect(sandbox.account(person)).toMatchObject({ id: before, deletedDateTime: null });
});

test('an account is gone for good 30 days after it was soft-deleted, and made anew when needed', () => {
  const sandbox = twoTenants();
  const person = sandbox.person();
  sandbox.start();
  sandbox.pass(1);
  const before = sandbox.account(person)?.id;
  sandbox.unshare(person.id);
  sandbox.pass(32 * dayMinutes);
  expect(sandbox.target.users.size).toBe(0);
  sandbox.share(person);
  sandbox.pass(40);
  expect(sandbox.account(person)?.deletedDateTime).toBeNull();
  expect(sandbox.account(person)?.id).not.toBe(before);
});

test('blocking in the source blocks in the target without deleting', () => {
  const sandbox = twoTenants();
  const person = sandbox.person();
  sandbox.start();
  sandbox.pass(1);
  person.accountEnabled = false;
  sandbox.pass(40);
  expect(sandbox.account(person)).toMatchObject({ accountEnabled: false, deletedDateTime: null });
  expect(sandbox.rows(person.id).at(-1)?.provisioningAction).toBe('disable');
});

test('somebody who was blocked first and unassigned afterwards is not soft-deleted', () => {
  const sandbox = twoTenants();
  const person = sandbox.person();
  sandbox.start();
  sandbox.pass(1);
  const account = sandbox.account(person);
  person.accountEnabled = false;
  sandbox.pass(40);
  sandbox.unshare(person.id);
  sandbox.pass(80);
  expect(account).toMatchObject({ accountEnabled: false, deletedDateTime: null });
});

test('deletion switched off in the mapping leaves accounts as they are', () => {
  const sandbox = twoTenants();
  const person = sandbox.person();
  for (const mapping of sandbox.job.schema.synchronizationRules.flatMap((rule) => rule.objectMappings))
    mapping.flowTypes = 'Add, Update';
  sandbox.start();
  sandbox.pass(1);
  sandbox.unshare(person.id);
  sandbox.pass(80);
  expect(sandbox.account(person)?.deletedDateTime).toBeNull();
});

test('an account deleted in the target is not brought back, and the next change of its person fails as an invalid anchor', () => {
  const sandbox = twoTenants();
  const person = sandbox.person();
  sandbox.start();
  sandbox.pass(1);
  const account = sandbox.account(person);
  if (account) account.deletedDateTime = new Date(sandbox.now()).toISOString();
  sandbox.pass(80);
  expect(account?.deletedDateTime).not.toBeNull();
  person.city = 'Lisbon';
  sandbox.pass(40);
  expect(account?.deletedDateTime).not.toBeNull();
  expect(sandbox.rows(person.id).at(-1)?.provisioningStatusInfo.errorInformation?.errorCode).toBe('InvalidAnchor');
});

test('a restart matches anew whom the target has lost for good', () => {
  const sandbox = twoTenants();
  const person = sandbox.person();
  sandbox.start();
  sandbox.pass(1);
  sandbox.target.users.clear();
  const { world, source, configuration, job } = sandbox;
  restartJob(world, source, configuration, job, { now: sandbox.now() });
  sandbox.pass(1);
  expect(sandbox.account(person)?.deletedDateTime).toBeNull();
});

test('the count of synchronized users falls with a restart only', () => {
  const sandbox = twoTenants();
  const person = sandbox.person();
  sandbox.person();
  sandbox.start();
  sandbox.pass(1);
  sandbox.unshare(person.id);
  sandbox.pass(40);
  expect(sandbox.job.status.synchronizedEntryCountByType).toEqual([{ key: 'User to User', value: 2 }]);
  const { world, source, configuration, job } = sandbox;
  restartJob(world, source, configuration, job, { now: sandbox.now() });
  sandbox.pass(1);
  expect(sandbox.job.status.synchronizedEntryCountByType).toEqual([{ key: 'User to User', value: 1 }]);
});
