import { expect, test } from 'vitest';
import { restartJob, saveSecrets, startJob } from './engine.ts';
import { escrowThresholdReached } from './quarantine.ts';
import { twoTenants } from './two-tenants.ts';

const hour = 60;

test('a policy that is missing puts the job into quarantine at once and leaves every account untouched', () => {
  const sandbox = twoTenants();
  const person = sandbox.person();
  sandbox.start();
  sandbox.pass(1);
  const inbound = sandbox.target.partners.get(sandbox.source.tenantId);
  if (inbound) inbound.identitySynchronization = null;
  sandbox.unshare(person.id);
  sandbox.pass(40);
  expect(sandbox.job.status).toMatchObject({
    code: 'Quarantine',
    lastExecution: { state: 'Failed' },
    quarantine: {
      reason: 'EncounteredQuarantineException',
      seriesCount: 1,
      nextAttempt: '2026-11-22T15:40:00.200Z',
      error: { code: 'AzureActiveDirectoryCrossTenantSyncPolicyCheckFailure' },
    },
  });
  expect(sandbox.account(person)?.deletedDateTime).toBeNull();
});

test('a quarantined job tries again after 6, 12 and 24 hours and leaves quarantine when the cause is gone', () => {
  const sandbox = twoTenants();
  const inbound = sandbox.target.partners.get(sandbox.source.tenantId);
  const allowed = inbound?.identitySynchronization ?? null;
  if (inbound) inbound.identitySynchronization = null;
  sandbox.person();
  sandbox.start();
  sandbox.pass(1);
  sandbox.pass(7 * hour);
  expect(sandbox.job.status.quarantine?.seriesCount).toBe(2);
  sandbox.pass(12 * hour);
  expect(sandbox.job.status.quarantine?.seriesCount).toBe(3);
  if (inbound) inbound.identitySynchronization = allowed;
  sandbox.pass(25 * hour);
  expect(sandbox.job.status).toMatchObject({ code: 'Active', quarantine: null, countSuccessiveCompleteFailures: 0 });
  expect(sandbox.target.users.size).toBe(1);
});

test('after 28 days in quarantine the job is disabled until an admin starts it', () => {
  const sandbox = twoTenants();
  const outbound = sandbox.source.partners.get(sandbox.target.tenantId);
  if (outbound) outbound.automaticUserConsentSettings = null;
  sandbox.person();
  sandbox.start();
  sandbox.pass(30 * 24 * hour);
  expect(sandbox.job.schedule.state).toBe('Disabled');
  if (outbound) outbound.automaticUserConsentSettings = { inboundAllowed: true, outboundAllowed: true };
  sandbox.pass(48 * hour);
  expect(sandbox.target.users.size).toBe(0);
  startJob(sandbox.world, sandbox.source, sandbox.configuration, sandbox.job, { now: sandbox.now() });
  sandbox.pass(1);
  expect(sandbox.job.status).toMatchObject({ code: 'Active', quarantine: null });
  expect(sandbox.target.users.size).toBe(1);
});

function sharedThree(threshold: Readonly<Record<string, unknown>>): ReturnType<typeof twoTenants> {
  const sandbox = twoTenants(threshold);
  const people = [sandbox.person(), sandbox.person(), sandbox.person()];
  sandbox.start();
  sandbox.pass(1);
  for (const person of people) sandbox.unshare(person.id);
  sandbox.pass(40);
  return sandbox;
}

test('deletions above the threshold are staged and nobody is deleted until they are allowed', () => {
  const sandbox = sharedThree({ DeleteThresholdEnabled: true, DeleteThresholdValue: 2 });
  const deleted = (): number =>
    [...sandbox.target.users.values()].filter((user) => user.deletedDateTime !== null).length;
  expect(sandbox.job.status).toMatchObject({ code: 'Quarantine', quarantine: { reason: 'TooManyDeletes' } });
  expect(deleted()).toBe(0);
  expect(sandbox.source.provisioningLog.filter((entry) => entry.provisioningAction === 'stagedDelete')).toHaveLength(3);
  const { world, source, configuration, job } = sandbox;
  restartJob(world, source, configuration, job, { now: sandbox.now(), resetScope: 'ForceDeletes' });
  sandbox.pass(1);
  expect(deleted()).toBe(3);
  expect(job.status).toMatchObject({ code: 'Active', quarantine: null });
});

test('exactly as many deletions as the threshold go through, and all of them while the guard is off', () => {
  for (const guard of [
    { DeleteThresholdEnabled: true, DeleteThresholdValue: 3 },
    { DeleteThresholdEnabled: false, DeleteThresholdValue: 1 },
  ]) {
    const sandbox = sharedThree(guard);
    expect([...sandbox.target.users.values()].every((user) => user.deletedDateTime !== null)).toBe(true);
  }
});

test('a threshold that is switched on without a value is 500 and shows in the settings of the job', () => {
  const sandbox = twoTenants();
  const value = JSON.stringify({ Enabled: false, DeleteThresholdEnabled: true });
  saveSecrets(sandbox.world, sandbox.source, sandbox.configuration, [{ key: 'SyncNotificationSettings', value }], {
    now: sandbox.now(),
  });
  expect(sandbox.job.synchronizationJobSettings).toContainEqual({
    name: 'QuarantineTooManyDeletesThreshold',
    value: '500',
  });
  expect(sandbox.configuration.secrets['CompanyId']).toBe(sandbox.target.tenantId);
});

test.each([
  [4_999, 0, 5_000, undefined],
  [5_000, 0, 12_500, undefined],
  [5_001, 0, 12_500, 'EncounteredEscrowProportionThreshold'],
  [40_001, 0, 1_000_000, 'EncounteredBaseEscrowThreshold'],
  [10, 60_000, 1_000_000, 'EncounteredTotalEscrowThreshold'],
] as const)('%i failures and %i of references among %i objects lead to %s', (failures, references, events, reason) => {
  expect(escrowThresholdReached(failures, references, events)).toBe(reason);
});

test('an initial cycle in which nearly everybody fails prunes the errors and pauses the job', () => {
  const sandbox = twoTenants();
  for (let count = 0; count < 5_001; count += 1) sandbox.person({ mailNickname: '' });
  sandbox.start();
  sandbox.pass(100);
  expect(sandbox.job).toMatchObject({
    schedule: { state: 'Paused' },
    status: { code: 'Paused', escrowsPruned: true, quarantine: null },
  });
  expect(sandbox.job.memory.escrows).toEqual({});
});
