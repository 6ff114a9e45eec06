import { expect, test } from 'vitest';
import { approvalFor } from './approval-policy.ts';

const plan = { digest: 'this plan', makerId: 'maker' };
const approval = { approverId: 'second', digest: 'this plan', expiresAt: 1_000 };

test('a plan that somebody else has approved may be applied by its maker', () => {
  expect(approvalFor(plan, [approval], 'maker', 999)).toBe(approval);
});

test('an approval counts no more from the moment it runs out', () => {
  expect(approvalFor(plan, [approval], 'maker', 1_000)).toBeUndefined();
});

test('an approval of another plan is none of this one', () => {
  expect(approvalFor(plan, [{ ...approval, digest: 'another plan' }], 'maker', 1)).toBeUndefined();
});

test('neither the maker of a plan nor whoever applies it is a second person', () => {
  expect(approvalFor(plan, [{ ...approval, approverId: 'maker' }], 'third', 1)).toBeUndefined();
  expect(approvalFor(plan, [approval], 'second', 1)).toBeUndefined();
});

test('of several approvals the one that counts is found', () => {
  const late = { ...approval, approverId: 'third', expiresAt: 5_000 };
  expect(approvalFor(plan, [approval, late], 'second', 2_000)).toBe(late);
});
