import { describe, expect, test } from 'vitest';
import { mergeRun } from './merge-run.ts';
import { run, tenant } from './testing/runs.ts';

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
