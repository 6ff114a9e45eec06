import type {
  JournalEntry,
  JournaledChange,
  MadeIds,
  Outcome,
  SynchronizationConfiguration,
  SynchronizationJob,
} from '@tenantry/domain';
import { expect, test } from 'vitest';
import type { ListedConfigurations } from './listed-configurations.ts';
import { overlayWrites } from './overlay-writes.ts';

const now = 1_795_000_000_000;
const second = 1_000;
const group = { id: 'g', kind: 'group', displayName: 'Group' } as const;
const settings = {
  targetTenantId: 'tenant',
  scope: 'assigned',
  deletionThreshold: { enabled: true, value: 5 },
} as const;
const stopped: SynchronizationJob = {
  jobId: 'job',
  templateId: 'Azure2Azure',
  schedule: 'disabled',
  code: 'not-run',
  initialCycleDone: false,
};
const configuration = (more: Partial<SynchronizationConfiguration> = {}): SynchronizationConfiguration => ({
  servicePrincipalId: 'sp',
  applicationClientId: 'app',
  displayName: 'MTO_Sync_tenant',
  assignmentRoleId: 'role',
  jobs: [],
  assignments: [],
  ...more,
});
const listed = (...configurations: SynchronizationConfiguration[]): ListedConfigurations => ({
  partnerConfigurations: [],
  configurations,
});

/** A write that was concluded so many seconds ago. */
function written(change: JournaledChange, ago = 10, made: MadeIds = {}, outcome?: Outcome): JournalEntry {
  return {
    entryId: 'entry',
    runId: 'run',
    tenantId: 'tenant',
    change,
    kind: change.kind,
    ...(change.kind === 'create-configuration' ? {} : { servicePrincipalId: 'sp' }),
    at: now - (ago + 1) * second,
    outcome: outcome ?? { result: 'applied', made },
    concludedAt: now - ago * second,
  };
}

const create = { kind: 'create-configuration', reason: 'no-configuration', displayName: 'MTO_Sync_tenant' } as const;
const createJob = { kind: 'create-job', reason: 'no-job' } as const;
const save = { kind: 'save-settings', reason: 'settings-never-saved', settings } as const;
const assign = { kind: 'assign', reason: 'not-assigned', principal: group } as const;
const start = { kind: 'start-job', reason: 'job-not-started' } as const;
const pause = { kind: 'pause-job', reason: 'sharing-stopped', servicePrincipalId: 'sp', jobId: 'job' } as const;
const unassign = { kind: 'unassign', reason: 'no-longer-shared', principal: group, assignmentId: 'a' } as const;
const remove = { kind: 'delete-configuration', reason: 'sharing-stopped', servicePrincipalId: 'sp' } as const;

test('a configuration made a moment ago is there with everything, although no list shows any of it', () => {
  const made = { servicePrincipalId: 'sp', applicationClientId: 'app', assignmentRoleId: 'role' };
  const writes = [
    written({ kind: 'create-partner-configuration', reason: 'no-partner-configuration' }),
    written({ kind: 'allow-outbound-redemption', reason: 'outbound-redemption-missing' }),
    written(create, 10, made),
    written(createJob, 9, { jobId: 'job' }),
    written(save, 8),
    written(assign, 7, { assignmentId: 'a' }),
    written(start, 6),
  ];
  const { partnerConfigurations, configurations } = overlayWrites(listed(), writes, now);
  expect(partnerConfigurations).toMatchObject([{ tenantId: 'tenant', automaticRedemptionOutbound: true }]);
  expect(configurations).toMatchObject([
    {
      ...made,
      displayName: 'MTO_Sync_tenant',
      settings,
      jobs: [{ jobId: 'job', schedule: 'active', code: 'active' }],
      assignments: [{ assignmentId: 'a', roleId: 'role', principal: group }],
    },
  ]);
});

test('lists that show everything are given back as they were', () => {
  const read = listed(
    configuration({
      settings,
      jobs: [{ ...stopped, schedule: 'active', code: 'active', initialCycleDone: true }],
      assignments: [{ assignmentId: 'a', roleId: 'role', principal: group }],
    }),
  );
  const writes = [
    written(create, 10, { servicePrincipalId: 'sp' }),
    written(createJob, 9, { jobId: 'job' }),
    written(save, 8),
    written(assign, 7, { assignmentId: 'a' }),
    written(start, 6),
  ];
  expect(overlayWrites(read, writes, now)).toEqual(read);
});

test('what was deleted or taken out is gone although it is still listed', () => {
  const read = listed(configuration({ assignments: [{ assignmentId: 'a', roleId: 'role', principal: group }] }));
  expect(overlayWrites(read, [written(unassign, 300)], now).configurations[0]?.assignments).toEqual([]);
  expect(overlayWrites(read, [written(remove, 300)], now).configurations).toEqual([]);
});

test('a job cannot go back to never having run, but somebody else may have paused it since', () => {
  const fiveMinutes = 300;
  const jobAfter = (job: SynchronizationJob, ago: number, ...changes: JournaledChange[]) =>
    overlayWrites(
      listed(configuration({ jobs: [job] })),
      changes.map((change) => written(change, ago)),
      now,
    ).configurations[0]?.jobs[0];
  expect(jobAfter(stopped, fiveMinutes, start)).toMatchObject({ schedule: 'active' });
  const paused: SynchronizationJob = { ...stopped, schedule: 'paused', code: 'paused', initialCycleDone: true };
  expect(jobAfter(paused, fiveMinutes, start)).toEqual(paused);
  expect(jobAfter(paused, 20, start)).toMatchObject({ schedule: 'active', code: 'active' });
  expect(jobAfter({ ...paused, schedule: 'active', code: 'active' }, 20, pause)).toMatchObject({ schedule: 'paused' });
  expect(jobAfter(paused, 20, pause, start)).toMatchObject({ schedule: 'active' });
  const quarantined: SynchronizationJob = { ...paused, code: 'quarantine' };
  expect(jobAfter(quarantined, 20, start)).toMatchObject({ code: 'quarantine' });
});

test('what others may have changed back is taken from the directory after a minute and a half', () => {
  const read = listed(configuration({ settings: { ...settings, deletionThreshold: { enabled: false, value: 5 } } }));
  const thresholdAfter = (ago: number) =>
    overlayWrites(read, [written(save, ago)], now).configurations[0]?.settings?.deletionThreshold.enabled;
  expect(thresholdAfter(89)).toBe(true);
  expect(thresholdAfter(91)).toBe(false);
  const assignmentsAfter = (ago: number) =>
    overlayWrites(read, [written(assign, ago, { assignmentId: 'a' })], now).configurations[0]?.assignments.length;
  expect(assignmentsAfter(89)).toBe(1);
  expect(assignmentsAfter(91)).toBe(0);
});

test('writes that were refused, are in doubt or are older than ten minutes count for nothing', () => {
  const made = { servicePrincipalId: 'sp' };
  const none = [
    written(create, 10, made, { result: 'ambiguous' }),
    written(create, 10, made, { result: 'refused', code: 'never-arrived' }),
    written(create, 601, made),
    written(create, 10),
  ];
  for (const write of none) expect(overlayWrites(listed(), [write], now)).toEqual(listed());
  const { outcome: _, ...open } = written(create, 10, made);
  expect(overlayWrites(listed(), [open], now)).toEqual(listed());
  expect(overlayWrites(listed(), [written(create, 599, made)], now).configurations).toHaveLength(1);
});
