import type { Run, RunTenant } from '@tenantry/contract';
import { describe, expect, test } from 'vitest';
import { mergeRun } from './merge-run.ts';
import { announcement, percentDone, runWords, tenantWords } from './run-words.ts';

function tenant(tenantId: string, changes: Partial<RunTenant> = {}): RunTenant {
  return { tenantId, displayName: tenantId, state: 'queued', changesDone: 0, changesTotal: 4, ...changes };
}

function run(sequence: number, tenants: Run['tenants'], changes: Partial<Run> = {}): Run {
  return {
    runId: 'run',
    planId: 'plan',
    flow: 'select-users-and-groups',
    state: 'running',
    sequence,
    startedBy: { userId: 'anna', displayName: 'Anna' },
    createdAt: 0,
    counts: { total: 2, succeeded: 0, failed: 0, changesDone: 0, changesTotal: 8 },
    tenants,
    ...changes,
  };
}

describe('a message of the stream', () => {
  const known = run(3, [tenant('fabrikam'), tenant('litware')], { throttledUntil: 5 });

  test('replaces the tenants that changed and leaves the others in their places', () => {
    const merged = mergeRun(known, run(4, [tenant('litware', { state: 'running' })]));
    expect(merged.tenants.map(({ tenantId, state }) => [tenantId, state])).toEqual([
      ['fabrikam', 'queued'],
      ['litware', 'running'],
    ]);
    expect(merged.sequence).toBe(4);
  });

  test('takes away what no longer holds', () => {
    expect(mergeRun(known, run(4, [])).throttledUntil).toBeUndefined();
  });

  test('changes nothing when it is older than what is known', () => {
    expect(mergeRun(known, run(2, [tenant('fabrikam', { state: 'running' })]))).toBe(known);
  });

  test('stands alone when nothing is known, or another run', () => {
    const message = run(1, [tenant('fabrikam')]);
    expect(mergeRun(undefined, message)).toBe(message);
    expect(mergeRun({ ...known, runId: 'other' }, message)).toBe(message);
  });
});

describe('how much is done', () => {
  test('is never all before the run has finished', () => {
    const counts = { total: 1, succeeded: 1, failed: 0, changesDone: 8, changesTotal: 8 };
    expect(percentDone(run(9, [], { counts }))).toBe(99);
    expect(percentDone(run(9, [], { counts, state: 'finished' }))).toBe(100);
  });

  test('is nothing for a run that has no changes counted yet', () => {
    const counts = { total: 0, succeeded: 0, failed: 0, changesDone: 0, changesTotal: 0 };
    expect(percentDone(run(0, [], { counts, state: 'queued' }))).toBe(0);
  });
});

describe('the words of a run', () => {
  test('say what a tenant waits for', () => {
    expect(tenantWords(tenant('fabrikam', { state: 'waiting', waitingFor: 'replication' }))).toEqual({
      tone: 'waiting',
      label: 'Waiting for Microsoft Entra to show what was made',
    });
  });

  test('are never green while a tenant has failed', () => {
    const counts = { total: 2, succeeded: 1, failed: 1, changesDone: 5, changesTotal: 8 };
    expect(runWords(run(9, [], { counts, state: 'finished' })).tone).toBe('error');
  });

  test('are read out only every tenth of the way', () => {
    const at = (changesDone: number) =>
      announcement(run(1, [], { counts: { total: 9, succeeded: 1, failed: 0, changesDone, changesTotal: 100 } }));
    expect(at(20)).toBe('20 percent. 1 of 9 tenants done.');
    expect(at(29)).toBe(at(20));
    expect(at(30)).not.toBe(at(29));
  });

  test('name the tenants that failed when they are read out', () => {
    expect(announcement(run(1, [tenant('Fabrikam', { state: 'failed' })]))).toBe('Failed: Fabrikam.');
  });
});
