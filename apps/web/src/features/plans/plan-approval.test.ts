import { expect, test } from 'vitest';
import { isApprovedFor } from './plan-approval.tsx';

const as = (userId: string) => ({ user: { userId, displayName: userId, userPrincipalName: userId } });
const approvedBy = { userId: 'second', displayName: 'Sia Second' };

test('a plan that needs no approval may be applied', () => {
  expect(isApprovedFor({}, as('maker'))).toBe(true);
});

test('a plan that waits for an approval, or had one, may not be applied', () => {
  expect(isApprovedFor({ approval: { state: 'waiting' } }, as('maker'))).toBe(false);
  expect(isApprovedFor({ approval: { state: 'expired', approvedBy } }, as('maker'))).toBe(false);
});

test('an approved plan may be applied by anybody but who approved it', () => {
  expect(isApprovedFor({ approval: { state: 'approved', approvedBy } }, as('maker'))).toBe(true);
  expect(isApprovedFor({ approval: { state: 'approved', approvedBy } }, as('second'))).toBe(false);
});
