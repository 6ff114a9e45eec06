import { describe, expect, test } from 'vitest';
import { toSynchronizationJob } from './synchronization-job.ts';

const never = '0001-01-01T00:00:00Z';
const began = '2026-11-22T08:00:00Z';
const ended = '2026-11-22T08:01:30Z';

function jobWith(status: object, schedule: object = { state: 'Active', interval: 'PT40M', expiration: null }) {
  return toSynchronizationJob({ id: 'Azure2Azure.a.b', templateId: 'Azure2Azure', schedule, status, somethingNew: 7 });
}

describe('a job that was just started', () => {
  const job = jobWith({
    code: 'NotRun',
    lastExecution: {
      state: 'Failed',
      timeBegan: never,
      timeEnded: never,
      error: { code: 'None', message: '', tenantActionable: false },
    },
    lastSuccessfulExecution: null,
    steadyStateFirstAchievedTime: never,
    steadyStateLastAchievedTime: never,
    progress: [],
    quarantine: null,
    synchronizedEntryCountByType: [],
  });

  test('has no execution, whatever failure Graph shows', () => {
    expect(job).toEqual({
      jobId: 'Azure2Azure.a.b',
      templateId: 'Azure2Azure',
      schedule: 'active',
      code: 'not-run',
      initialCycleDone: false,
    });
  });
});

test('a job that runs tells its last execution, its people and its progress', () => {
  const execution = {
    state: 'EntryLevelErrors',
    timeBegan: began,
    timeEnded: ended,
    countExported: 41,
    countEscrowed: 2,
  };
  const job = jobWith({
    code: 'Active',
    lastExecution: { ...execution, error: { code: 'SomeError', message: 'x', tenantActionable: true } },
    lastSuccessfulExecution: { ...execution, state: 'Succeeded' },
    steadyStateFirstAchievedTime: began,
    progress: [
      { completedUnits: 1, totalUnits: 50, units: 'objects', progressObservationDateTime: began },
      { completedUnits: 20, totalUnits: 50, units: 'objects', progressObservationDateTime: ended },
    ],
    synchronizedEntryCountByType: [
      { key: 'User to User', value: 40 },
      { key: 'user', value: 2 },
      { key: 'Group to Group', value: 9 },
    ],
  });
  expect(job).toMatchObject({
    code: 'active',
    initialCycleDone: true,
    lastSuccessAt: Date.parse(ended),
    synchronizedPeople: 42,
    progress: { completed: 20, total: 50 },
    lastExecution: {
      state: 'entry-level-errors',
      beganAt: Date.parse(began),
      endedAt: Date.parse(ended),
      exported: 41,
      escrowed: 2,
      error: 'SomeError',
    },
  });
});

test('a quarantine tells its reason, its beginning and the next attempt', () => {
  const job = jobWith({
    code: 'Quarantine',
    quarantine: {
      currentBegan: began,
      nextAttempt: ended,
      reason: 'TooManyDeletes',
      error: { code: 'x', message: 'Too many.' },
    },
  });
  expect(job.quarantine).toEqual({
    reason: 'TooManyDeletes',
    since: Date.parse(began),
    nextAttemptAt: Date.parse(ended),
    message: 'Too many.',
  });
});

test.each([
  ['words that are new', { code: 'Resting' }, { state: 'Elsewhere' }],
  ['words of the language itself', { code: 'constructor' }, { state: '__proto__' }],
  ['nothing', {}, {}],
])('%s are unknown', (_, status, schedule) => {
  expect(jobWith(status, schedule)).toMatchObject({ code: 'unknown', schedule: 'unknown' });
});
