import { expect, test } from 'vitest';
import { runStatus } from './recent-runs.tsx';

const counts = { total: 5, succeeded: 4, failed: 0, changesDone: 10, changesTotal: 12 };

test('a run in progress tells how many tenants are done, failed ones too', () => {
  expect(runStatus({ state: 'running', counts: { ...counts, succeeded: 1, failed: 1 } }).label).toBe(
    'Running: 2 of 5 tenants',
  );
});

test('a finished run with one failed tenant is not shown as a success', () => {
  const { tone, label } = runStatus({ state: 'finished', counts: { ...counts, failed: 1 } });
  expect(tone).toBe('error');
  expect(label).toBe('Finished; 1 tenant failed');
});
