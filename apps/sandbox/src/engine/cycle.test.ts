import { expect, test } from 'vitest';
import { addGroup } from '../scenarios/groups.ts';
import { pauseJob, restartJob, startJob } from './engine.ts';
import { twoTenants } from './two-tenants.ts';

test('a started job shows a placeholder of a failed execution until its first cycle has ended', () => {
  const sandbox = twoTenants();
  sandbox.person();
  expect(sandbox.job.status.code).toBe('Paused');
  sandbox.start();
  expect(sandbox.job.status).toMatchObject({
    code: 'NotRun',
    lastExecution: { state: 'Failed', timeBegan: '0001-01-01T00:00:00Z', error: { code: 'None' } },
  });
  sandbox.pass(1);
  expect(sandbox.job.status).toMatchObject({
    code: 'Active',
    lastExecution: {
      state: 'Succeeded',
      countExported: 1,
      timeBegan: '2026-11-22T09:00:00.000Z',
      timeEnded: '2026-11-22T09:00:02.000Z',
    },
    lastSuccessfulExecutionWithExports: { countExports: 1 },
    steadyStateFirstAchievedTime: '2026-11-22T09:00:02.000Z',
    synchronizedEntryCountByType: [{ key: 'User to User', value: 1 }],
    progress: [],
  });
});

test('an initial cycle shows its progress and writes people when it ends', () => {
  const sandbox = twoTenants();
  const members = Array.from({ length: 199 }, () => sandbox.person({}, false).id);
  sandbox.share(addGroup(sandbox.source, sandbox.random, sandbox.now(), 'Everybody', members), 'Group');
  sandbox.start();
  sandbox.pass(1);
  expect(sandbox.job.status.progress).toMatchObject([{ completedUnits: 100, totalUnits: 200 }]);
  expect(sandbox.target.users.size).toBe(0);
  sandbox.pass(1);
  expect(sandbox.target.users.size).toBe(199);
});

test('incremental cycles begin every 40 minutes and export only what changed', () => {
  const sandbox = twoTenants();
  const changed = sandbox.person();
  const untouched = sandbox.person();
  sandbox.start();
  sandbox.pass(1);
  changed.jobTitle = 'Navigator';
  sandbox.pass(38.5);
  expect(sandbox.account(changed)?.jobTitle).not.toBe('Navigator');
  sandbox.pass(1);
  expect(sandbox.account(changed)?.jobTitle).toBe('Navigator');
  expect(sandbox.job.status.lastExecution).toMatchObject({ timeBegan: '2026-11-22T09:40:00.000Z', countExports: 1 });
  expect(sandbox.rows(untouched.id)).toHaveLength(1);
});

test('pausing lets the running cycle end and begins no other', () => {
  const sandbox = twoTenants();
  const person = sandbox.person();
  sandbox.start();
  pauseJob(sandbox.world, sandbox.source, sandbox.configuration, sandbox.job, { now: sandbox.now() });
  sandbox.pass(200);
  expect(sandbox.account(person)).toBeDefined();
  expect(sandbox.job.status).toMatchObject({
    code: 'Paused',
    lastExecution: { timeBegan: '2026-11-22T09:00:00.000Z' },
  });
});

test('starting a paused job goes on with incremental cycles', () => {
  const sandbox = twoTenants();
  sandbox.start();
  sandbox.pass(10);
  const { world, source, configuration, job, random } = sandbox;
  pauseJob(world, source, configuration, job, { now: sandbox.now() });
  sandbox.pass(100);
  const person = sandbox.person();
  startJob(world, source, configuration, job, { now: sandbox.now(), random });
  sandbox.pass(1);
  expect(sandbox.account(person)).toBeDefined();
  expect(job.schedule.state).toBe('Active');
});

test('a job without credentials waits as not configured', () => {
  const sandbox = twoTenants();
  sandbox.configuration.secrets = {};
  sandbox.person();
  sandbox.start();
  sandbox.pass(100);
  expect(sandbox.job.status.code).toBe('NotConfigured');
  expect(sandbox.target.users.size).toBe(0);
});

test('going from everybody to assigned users takes effect with a restart only', () => {
  const sandbox = twoTenants();
  const stranger = sandbox.person({}, false);
  sandbox.configuration.secrets['SyncAll'] = 'true';
  sandbox.start();
  sandbox.pass(1);
  expect(sandbox.account(stranger)?.deletedDateTime).toBeNull();
  sandbox.configuration.secrets['SyncAll'] = 'false';
  sandbox.pass(80);
  expect(sandbox.account(stranger)?.deletedDateTime).toBeNull();
  const { world, source, configuration, job } = sandbox;
  restartJob(world, source, configuration, job, { now: sandbox.now() });
  sandbox.pass(1);
  expect(sandbox.account(stranger)?.deletedDateTime).not.toBeNull();
});

test('every assigned group is skipped as an object, once, while its members are provisioned', () => {
  const sandbox = twoTenants();
  const person = sandbox.person({}, false);
  const group = addGroup(sandbox.source, sandbox.random, sandbox.now(), 'Shared', [person.id]);
  sandbox.share(group, 'Group');
  sandbox.start();
  sandbox.pass(120);
  expect(sandbox.rows(group.id)).toMatchObject([
    {
      provisioningStatusInfo: { status: 'skipped', errorInformation: { errorCode: 'EntityTypeNotSupported' } },
      sourceIdentity: { displayName: 'Shared', identityType: 'Group' },
    },
  ]);
  expect(sandbox.account(person)).toBeDefined();
  expect(sandbox.target.groups.size).toBe(0);
});

test('the same world, seed and times give the same accounts and logs', () => {
  const run = (): unknown => {
    const sandbox = twoTenants();
    for (let count = 0; count < 5; count += 1) sandbox.person();
    sandbox.start();
    sandbox.pass(1);
    sandbox.pass(100);
    return {
      users: [...sandbox.target.users.values()],
      log: sandbox.source.provisioningLog,
      status: sandbox.job.status,
    };
  };
  expect(run()).toEqual(run());
});

test('letting a day pass at once ends like letting it pass in steps', () => {
  const day = (steps: number): unknown => {
    const sandbox = twoTenants();
    sandbox.person();
    sandbox.person({ mailNickname: '' });
    sandbox.start();
    for (let step = 0; step < steps; step += 1) sandbox.pass(1_440 / steps);
    return { users: [...sandbox.target.users.values()], log: sandbox.source.provisioningLog, job: sandbox.job };
  };
  expect(day(1)).toEqual(day(144));
});

test('a day of cycles that change nothing ends like that too', () => {
  const day = (steps: number): unknown => {
    const sandbox = twoTenants();
    sandbox.person();
    sandbox.start();
    for (let step = 0; step < steps; step += 1) sandbox.pass(1_440 / steps);
    return { users: [...sandbox.target.users.values()], log: sandbox.source.provisioningLog, job: sandbox.job };
  };
  expect(day(1)).toEqual(day(144));
});
