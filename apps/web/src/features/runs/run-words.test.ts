import { describe, expect, test } from 'vitest';
import { clockTime } from '../../shared/time.ts';
import { announcement, cycleWait, percentDone, runWords, tenantWords } from './run-words.ts';
import { run, tenant } from './testing/runs.ts';

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

describe('waiting for a cycle', () => {
  const waits = { state: 'waiting', waitingFor: 'cycle' } as const;

  test('names the tenants that wait for one, and the latest time of them', () => {
    const tenants = [
      tenant('Fabrikam', { ...waits, waitingUntil: 20 }),
      tenant('Litware', { ...waits, waitingUntil: 30 }),
      tenant('Tailspin', { state: 'waiting', waitingFor: 'replication', waitingUntil: 90 }),
    ];
    expect(cycleWait(run(9, tenants))).toEqual({ tenants: ['Fabrikam', 'Litware'], until: 30 });
  });

  test('is nothing where no tenant waits for one, and has no time that nobody knows', () => {
    expect(cycleWait(run(9, [tenant('Fabrikam', { state: 'running' })]))).toBeUndefined();
    expect(cycleWait(run(9, [tenant('Fabrikam', waits)]))).toEqual({ tenants: ['Fabrikam'], until: undefined });
  });
});

describe('the words of a run', () => {
  test('say what a tenant waits for', () => {
    expect(tenantWords(tenant('fabrikam', { state: 'waiting', waitingFor: 'replication' }))).toEqual({
      tone: 'waiting',
      label: 'Waiting for Microsoft Entra to show the last change',
    });
    const until = Date.UTC(2026, 10, 22, 14, 5);
    expect(tenantWords(tenant('fabrikam', { state: 'waiting', waitingFor: 'cycle', waitingUntil: until })).label).toBe(
      `Waiting for Entra’s next cycle, about ${clockTime(until)}`,
    );
    expect(tenantWords(tenant('fabrikam', { state: 'waiting', waitingFor: 'cycle' })).label).toBe(
      'Waiting for Entra’s next cycle',
    );
  });

  test('say what is done at the moment, and that it is looked first', () => {
    expect(tenantWords(tenant('fabrikam', { state: 'running' })).label).toBe('Checking what is there already');
    const currentChange = { kind: 'delete-configuration', reason: 'sharing-stopped' } as const;
    expect(tenantWords(tenant('fabrikam', { state: 'running', currentChange })).label).toBe(
      'Deleting the synchronization configuration',
    );
  });

  test('of a cancelled tenant do not call it an error', () => {
    const failure = { code: 'cancelled', owner: 'this-tenant' } as const;
    expect(tenantWords(tenant('Fabrikam', { state: 'failed', failure }))).toEqual({
      tone: 'warning',
      label: 'The run was cancelled before Fabrikam was finished.',
    });
  });

  test('say that a run is being cancelled, and afterwards how much of it was not done', () => {
    const cancelled = { cancelRequestedAt: 5 };
    expect(runWords(run(9, [], cancelled)).label).toBe('Cancelling…');
    expect(runWords(run(9, [], { ...cancelled, state: 'parked' })).label).toBe('Cancelling…');
    const counts = { total: 5, succeeded: 2, failed: 3, changesDone: 5, changesTotal: 8 };
    expect(runWords(run(9, [], { ...cancelled, state: 'finished', counts }))).toEqual({
      tone: 'warning',
      label: 'Cancelled; 3 tenants not finished',
    });
  });

  test('do not call a run cancelled that was done before it could be', () => {
    const counts = { total: 2, succeeded: 2, failed: 0, changesDone: 8, changesTotal: 8 };
    expect(runWords(run(9, [], { cancelRequestedAt: 5, state: 'finished', counts })).label).toBe('Finished');
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
