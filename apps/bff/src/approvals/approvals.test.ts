import type { Plan, Problem } from '@tenantry/contract';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { ProblemError } from '../http/problem-error.ts';
import type { SessionPrincipal } from '../session/session-principal.ts';
import { openSandboxedPortal, type SandboxedPortal } from '../testing/sandboxed-portal.ts';
import { testEngines } from '../testing/store-engines.ts';

for (const engine of testEngines.filter(({ unavailable }) => unavailable === undefined)) {
  describe(`the deletion firewall on ${engine.name}`, () => {
    let portal: SandboxedPortal;
    let maker: SessionPrincipal;
    let second: SessionPrincipal;
    beforeEach(async () => {
      portal = await openSandboxedPortal(engine, { scenario: 'shared' });
      maker = portal.administrator;
      second = { ...maker, userId: '5ec0nd00-0000-4000-8000-000000000001', displayName: 'Sia Second' };
    });
    afterEach(async () => {
      await portal[Symbol.asyncDispose]();
    });

    const draft = (groupName = 'Legal'): Promise<Plan> =>
      portal.first.call('plans.draft', maker, {
        body: { flow: 'edit-shared-users-and-groups', principals: [portal.group(groupName)] },
      });
    const apply = ({ planId, digest, confirmRemovals }: Plan, who = maker) =>
      portal.first.call('plans.apply', who, {
        params: { planId },
        body: { digest, ...(confirmRemovals === undefined ? {} : { confirmedRemovals: confirmRemovals }) },
      });
    const approve = (plan: Plan, who = second, body: object = {}) =>
      portal.first.call('plans.approve', who, {
        params: { planId: plan.planId },
        body: { digest: plan.digest, confirmedRemovals: plan.confirmRemovals ?? 0, ...body },
      });
    async function set(changes: object): Promise<void> {
      const { version, settings } = await portal.first.call('settings.readSafety', maker);
      await portal.first.call('settings.saveSafety', maker, {
        body: { version, settings: { ...settings, ...changes } },
      });
    }
    const trail = async (kind: 'plan-approved' | 'approval-refused') =>
      (await portal.store.journal.list({ limit: 10, kinds: [kind] })).map(({ userName, planId, contentJson }) => ({
        userName,
        planId,
        ...(JSON.parse(contentJson) as object),
      }));

    test('asks for no second person unless that is switched on', async () => {
      const plan = await draft();
      expect(plan.confirmRemovals).toBeGreaterThan(5);
      expect(plan).not.toHaveProperty('approval');
      expect(await refusalOf(approve(plan))).toEqual({ code: 'approval-refused', approvalRefusal: 'not-needed' });
      expect((await apply(plan)).runId).toMatch(/^[\da-f-]{36}$/);
    });

    test('holds a plan back until another administrator has approved it', async () => {
      await set({ secondApprover: true });
      const plan = await draft();
      expect(plan.approval).toEqual({ state: 'waiting' });
      const before = portal.sandbox.lastJournalEntry();
      expect(await refusalOf(apply(plan))).toEqual({ code: 'approval-required' });
      expect(portal.sandbox.journal(before)).toEqual([]);
      const approved = await approve(plan);
      expect(approved.approval).toMatchObject({ state: 'approved', approvedBy: { displayName: 'Sia Second' } });
      expect((await apply(plan)).runId).toMatch(/^[\da-f-]{36}$/);
      expect(await trail('plan-approved')).toMatchObject([
        { userName: 'Sia Second', planId: plan.planId, digest: plan.digest, confirmedRemovals: plan.confirmRemovals },
      ]);
    });

    test('takes no approval from the maker, and none from whoever applies the plan', async () => {
      await set({ secondApprover: true });
      const plan = await draft();
      expect(await refusalOf(approve(plan, maker))).toEqual({ code: 'approval-refused', approvalRefusal: 'own-plan' });
      expect(await trail('approval-refused')).toMatchObject([{ userName: maker.displayName, reason: 'own-plan' }]);
      expect(await refusalOf(apply(plan))).toEqual({ code: 'approval-required' });
      await approve(plan);
      expect(await refusalOf(apply(plan, second))).toEqual({ code: 'approval-required' });
    });

    test('takes an approval only of exactly this plan, with the number of people', async () => {
      await set({ secondApprover: true });
      const [plan, other] = [await draft(), await draft('Marketing')];
      expect(await refusalOf(approve(plan, second, { digest: other.digest }))).toMatchObject({ code: 'plan-stale' });
      expect(await refusalOf(approve(plan, second, { confirmedRemovals: 1 }))).toEqual({
        code: 'confirmation-required',
      });
      await approve(other);
      expect(await refusalOf(apply(plan))).toEqual({ code: 'approval-required' });
    });

    test('lets an approval run out', async () => {
      await set({ secondApprover: true, approvalMinutes: 15 });
      const plan = await draft();
      await approve(plan);
      portal.sandbox.clock.advance(16 * 60_000);
      const { approval } = await portal.first.call('plans.read', portal.helpdesk, { params: { planId: plan.planId } });
      expect(approval).toMatchObject({ state: 'expired' });
      expect(await refusalOf(apply(plan))).toEqual({ code: 'approval-required' });
    });

    test('gives a plan that waits for somebody else a day', async () => {
      const ordinary = await draft();
      await set({ secondApprover: true });
      const waiting = await draft();
      expect([ordinary, waiting].map((plan) => (plan.expiresAt - plan.createdAt) / 3_600_000)).toEqual([1, 24]);
    });

    test('asks for no second person where few are taken out', async () => {
      await set({ secondApprover: true });
      const plan = await draft('All Employees Sync');
      expect(plan.summary.peopleRemoved).toBe(0);
      expect(plan).not.toHaveProperty('approval');
    });

    test('obeys a threshold that has become stricter, also for plans that were made before', async () => {
      await set({ removalSharePercent: 50, removalPeople: 50 });
      const plan = await draft();
      await set({ removalSharePercent: 1, removalPeople: 1, secondApprover: true });
      const again = await portal.first.call('plans.read', maker, { params: { planId: plan.planId } });
      expect(again).toMatchObject({ confirmRemovals: plan.summary.peopleRemoved, approval: { state: 'waiting' } });
    });

    test('lets no plan through by being set laxer after that was made, but plans that are made from then on', async () => {
      await set({ secondApprover: true });
      const strict = await draft();
      await set({ removalSharePercent: 50, removalPeople: 50, secondApprover: false });
      const { confirmRemovals: _, ...unconfirmed } = strict;
      expect(await refusalOf(apply(unconfirmed))).toEqual({ code: 'confirmation-required' });
      expect(await refusalOf(apply(strict))).toEqual({ code: 'approval-required' });
      const again = await portal.first.call('plans.read', maker, { params: { planId: strict.planId } });
      expect(again).toMatchObject({ confirmRemovals: strict.confirmRemovals, approval: { state: 'waiting' } });
      const lax = await draft();
      expect(lax).not.toHaveProperty('approval');
      expect((await apply(lax)).runId).toMatch(/^[\da-f-]{36}$/);
    });
  });
}

/** What a refused call says of itself, in the members of a problem. */
async function refusalOf(call: Promise<unknown>): Promise<Partial<Problem>> {
  const error = await call.then(
    () => undefined,
    (reason: unknown) => reason,
  );
  if (!(error instanceof ProblemError)) throw new Error('The call was not refused.', { cause: error });
  return { code: error.code, ...error.details };
}
