import { expect, it } from 'vitest';
import type { TenantPlan } from '../plan/plan.ts';
import { foldRun, nextProgress } from './fold-run.ts';
import type { RecordedRunEvent, RunEvent } from './run-event.ts';

const plan: TenantPlan = {
  tenantId: 'one',
  displayName: 'One',
  disposition: { kind: 'change' },
  changes: [
    { kind: 'create-job', reason: 'no-job' },
    { kind: 'start-job', reason: 'job-not-started' },
  ],
};
const other: TenantPlan = { ...plan, tenantId: 'two', displayName: 'Two' };
const unchanged: TenantPlan = { ...plan, tenantId: 'three', disposition: { kind: 'unchanged' }, changes: [] };

function recorded(...events: readonly RunEvent[]): readonly RecordedRunEvent[] {
  return events.map((event, index) => ({ sequence: index + 1, at: (index + 1) * 100, event }));
}

const one = { tenantId: 'one' };
const started = { type: 'tenant-started', ...one } as const;
const job = { ...one, index: 0, kind: 'create-job' } as const;

function tenantAfter(...events: readonly RunEvent[]) {
  return foldRun([plan, other], recorded({ type: 'run-started' }, ...events)).tenants[0];
}

it('is queued before anything is told, for the tenants that change', () => {
  expect(foldRun([plan, unchanged], [])).toEqual({
    state: 'queued',
    sequence: 0,
    tenants: [{ tenantId: 'one', displayName: 'One', state: 'queued', changesDone: 0, changesTotal: 2, sequence: 0 }],
  });
});

it('shows the change in work, and counts it when it is done', () => {
  expect(tenantAfter(started, { type: 'change-started', ...job })).toMatchObject({
    state: 'running',
    currentChange: 0,
    changesDone: 0,
  });
  const after = tenantAfter(
    started,
    { type: 'change-started', ...job },
    { type: 'change-finished', ...job, outcome: 'applied' },
  );
  expect(after).toMatchObject({ state: 'running', changesDone: 1 });
  expect(after).not.toHaveProperty('currentChange');
});

it('shows what is waited for until the tenant goes on', () => {
  const waiting = { type: 'tenant-waiting', ...one, waitingFor: 'replication', until: 9_000 } as const;
  const paused = tenantAfter(started, { type: 'change-started', ...job }, waiting);
  expect(paused).toMatchObject({ state: 'waiting', waitingFor: 'replication', waitingUntil: 9_000, currentChange: 0 });
  expect(tenantAfter(started, waiting, { type: 'change-finished', ...job, outcome: 'applied' })).not.toHaveProperty(
    'waitingFor',
  );
});

it('does not go back when a resumed run goes through its changes again', () => {
  const again = tenantAfter(
    started,
    { type: 'change-finished', ...job, outcome: 'applied' },
    { type: 'run-resumed' },
    started,
  );
  expect(again).toMatchObject({ state: 'running', changesDone: 1 });
});

it('forgets a failure when the tenant is tried again', () => {
  const failed = { type: 'tenant-failed', ...one, code: 'forbidden', owner: 'person', requestId: 'r' } as const;
  expect(tenantAfter(started, failed)).toMatchObject({
    state: 'failed',
    failure: { code: 'forbidden', owner: 'person', requestId: 'r' },
  });
  expect(tenantAfter(started, failed, started)).not.toHaveProperty('failure');
});

it('tells only of the tenants concerned that something changed', () => {
  const progress = foldRun([plan, other], recorded({ type: 'run-started' }, started));
  expect(progress.tenants.map((tenant) => tenant.sequence)).toEqual([2, 0]);
});

it('shows throttling while it lasts, and parking until the run is resumed', () => {
  const throttled = foldRun([plan], recorded({ type: 'run-started' }, { type: 'throttled', until: 5_000 }));
  expect(throttled.throttledUntil).toBe(5_000);
  const ended = recorded({ type: 'run-started' }, { type: 'throttled', until: 5_000 }, { type: 'throttling-ended' });
  expect(foldRun([plan], ended)).not.toHaveProperty('throttledUntil');
  const parked = recorded({ type: 'run-started' }, { type: 'run-parked', reason: 'needs-sign-in' });
  expect(foldRun([plan], parked)).toMatchObject({ state: 'parked', parkedFor: 'needs-sign-in' });
  const resumed = foldRun([plan], [...parked, { sequence: 3, at: 300, event: { type: 'run-resumed' } }]);
  expect(resumed).toMatchObject({ state: 'running', startedAt: 100 });
  expect(resumed).not.toHaveProperty('parkedFor');
});

it('ends with every tenant at rest', () => {
  const done = { type: 'tenant-succeeded', ...one, servicePrincipalId: 'sp', jobId: 'j' } as const;
  const progress = foldRun(
    [plan, other],
    recorded({ type: 'run-started' }, started, done, { type: 'run-finished', succeeded: 1, failed: 0 }),
  );
  expect(progress).toMatchObject({ state: 'finished', startedAt: 100, finishedAt: 400 });
  expect(progress.tenants).toMatchObject([
    { state: 'succeeded', changesDone: 2, servicePrincipalId: 'sp', jobId: 'j' },
    { state: 'not-started', changesDone: 0 },
  ]);
});

it('comes to the same event by event as at once, also when events are heard twice', () => {
  const events = recorded({ type: 'run-started' }, started, { type: 'change-finished', ...job, outcome: 'applied' });
  const twice = [...events, ...events].reduce(nextProgress, foldRun([plan], []));
  expect(twice).toEqual(foldRun([plan], events));
});
