import type { Plan, PlanApproval as Approval } from '@tenantry/contract';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { helpdesk, rendered } from '../../testing/rendered.tsx';
import { PlanApproval, isApprovedFor } from './plan-approval.tsx';

const as = (userId: string) => ({ user: { userId, displayName: userId, userPrincipalName: userId } });
const approvedBy = { userId: 'second', displayName: 'Sia Second' };

beforeEach(() => {
  vi.stubGlobal('window', { location: { origin: 'https://portal.example' } });
});
afterEach(() => {
  vi.unstubAllGlobals();
});

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

/** A plan that takes 37 people out; the administrator who looks at it is alex. */
function panel(approval: Approval | undefined, makerId = 'mara', session?: typeof helpdesk) {
  const plan = {
    planId: 'the-plan',
    createdBy: { userId: makerId, displayName: 'Mara Ellison' },
    confirmRemovals: 37,
    ...(approval ? { approval } : {}),
  } as Plan;
  return rendered(<PlanApproval plan={plan} />, session ? { session } : {});
}

test('whoever made the plan is told to send its address, and cannot approve it', () => {
  const { text, buttons } = panel({ state: 'waiting' }, 'alex');
  expect(text).toContain('Another administrator has to approve this plan before it can be applied.');
  expect(text).toContain('https://portal.example/plans/the-plan');
  expect(buttons).not.toContain('Approve this plan');
});

test('another administrator is asked to read it and can approve it', () => {
  const { text, buttons } = panel({ state: 'waiting' });
  expect(text).toContain('It takes 37 people out.');
  expect(buttons).toEqual(['Approve this plan']);
});

test('the helpdesk sees what it waits for, and can do nothing', () => {
  expect(panel({ state: 'waiting' }, 'mara', helpdesk).buttons).not.toContain('Approve this plan');
});

test('an approval that has run out is told of, and asked for again', () => {
  const { text, buttons } = panel({ state: 'expired', approvedBy });
  expect(text).toContain('Sia Second approved this plan, but it was not applied in time.');
  expect(buttons).toEqual(['Approve this plan']);
});

test('whoever approved it is told that somebody else has to apply it', () => {
  const expiresAt = Date.UTC(2026, 10, 22, 12);
  expect(panel({ state: 'approved', approvedBy, expiresAt }).text).not.toContain('You approved it');
  const own = { userId: 'alex', displayName: 'Alex Wilber' };
  expect(panel({ state: 'approved', approvedBy: own, expiresAt }).text).toContain(
    'You approved it, so somebody else has to apply it.',
  );
});

test('a plan that needs no approval says nothing of any', () => {
  expect(panel(undefined).text).toBe('');
});
