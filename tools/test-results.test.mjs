import { expect, test } from 'vitest';
import { closingLine, countPlaywright, countVitest, total } from './test-results.mjs';

const vitest = { numPassedTests: 7, numFailedTests: 1, numPendingTests: 2, numTodoTests: 1, testResults: [] };

test('unit tests are counted, and a todo counts as skipped', () => {
  expect(countVitest(vitest)).toEqual({ passed: 7, failed: 1, skipped: 3 });
});

test('a test file that cannot be loaded counts as a failure', () => {
  const broken = { status: 'failed', assertionResults: [] };
  expect(countVitest({ ...vitest, testResults: [broken] }).failed).toBe(2);
});

test('a failed file whose tests were counted is not counted twice', () => {
  const failed = { status: 'failed', assertionResults: [{ status: 'failed' }] };
  expect(countVitest({ ...vitest, testResults: [failed] }).failed).toBe(1);
});

test('flaky end-to-end tests and errors outside of tests are failures', () => {
  const stats = { expected: 10, unexpected: 1, flaky: 2, skipped: 3 };
  expect(countPlaywright({ stats, errors: [{}] })).toEqual({ passed: 10, failed: 4, skipped: 3 });
});

test('the closing line holds the sums of all runners', () => {
  const sum = total([
    { passed: 7, failed: 1, skipped: 3 },
    { passed: 10, failed: 0, skipped: 0 },
  ]);
  expect(closingLine(sum)).toBe('17 passed, 1 failed, 3 skipped');
});
