import type { Problem } from '@tenantry/contract';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { ProblemError } from '../http/problem-error.ts';
import { openSandboxedPortal, type SandboxedPortal } from '../testing/sandboxed-portal.ts';
import { writesIn } from '../testing/sandbox.ts';
import { testEngines } from '../testing/store-engines.ts';

for (const engine of testEngines.filter(({ unavailable }) => unavailable === undefined)) {
  describe(`plans on ${engine.name}`, () => {
    let portal: SandboxedPortal;
    beforeEach(async () => {
      portal = await openSandboxedPortal(engine);
    });
    afterEach(async () => {
      await portal[Symbol.asyncDispose]();
    });

    const draft = (...names: string[]) => {
      const principals = names.map((name) => portal.group(name));
      const body = { flow: 'select-users-and-groups', principals };
      return portal.first.call('plans.draft', portal.administrator, { body });
    };
    const apply = (plan: { planId: string; digest: string }, more: object = {}) =>
      portal.first.call('plans.apply', portal.administrator, {
        params: { planId: plan.planId },
        body: { digest: plan.digest, ...more },
      });
    const journalKinds = async () => (await portal.store.journal.list({ limit: 100 })).map(({ kind }) => kind);
    const runs = async () =>
      (await portal.first.call('runs.list', portal.administrator, { query: { limit: '100' } })).runs;

    test('a plan is drawn up, kept and told again as it was, with nothing written to the directory', async () => {
      const plan = await draft('All Employees Sync');
      expect(plan).toMatchObject({
        state: 'ready',
        flow: 'select-users-and-groups',
        createdBy: { userId: portal.administrator.userId },
        summary: { tenantsToChange: 5, tenantsWaiting: 1, tenantsBlocked: 0 },
        expiresAt: plan.createdAt + 3_600_000,
      });
      expect(plan.tenants.find((one) => one.displayName === 'Wide World Importers')).toMatchObject({
        disposition: 'waiting',
        changes: [],
      });
      expect(plan.summary.peopleCreated).toBeGreaterThan(20);
      const again = await portal.first.call('plans.read', portal.helpdesk, { params: { planId: plan.planId } });
      expect(again).toEqual(plan);
      expect(writesIn(portal.sandbox.journal())).toEqual([]);
      expect(await journalKinds()).toEqual(['plan-made']);
    });

    test('the same wish has the same digest, whatever the browser calls the group; another wish has another', async () => {
      const plan = await draft('All Employees Sync');
      const group = { ...portal.group('All Employees Sync'), displayName: 'Somebody else' };
      const renamed = await portal.first.call('plans.draft', portal.administrator, {
        body: { flow: 'select-users-and-groups', principals: [group] },
      });
      expect(renamed.digest).toBe(plan.digest);
      expect(renamed.planId).not.toBe(plan.planId);
      expect((await draft('Legal', 'All Employees Sync')).digest).not.toBe(plan.digest);
      expect(plan.digest).toMatch(/^[\da-f]{64}$/);
    });

    test.each([
      [[], 'nothing-selected'],
      [['Empty Group'], 'group-empty'],
      [['Company News'], 'group-not-security-enabled'],
    ])('%j cannot be shared: %s', async (names, code) => {
      expect(await refusalOf(draft(...names))).toMatchObject({ code: 'plan-refused', refusal: { code } });
      expect(await journalKinds()).toEqual([]);
    });

    test('applying a plan that was moved past writes nothing and names what moved', async () => {
      const plan = await draft('All Employees Sync');
      const { homeTenantId, tenants } = portal.sandbox.world();
      const group = portal.group('All Employees Sync');
      const home = tenants.get(homeTenantId);
      const [leaving] = [...(home?.groups.get(group.id)?.members ?? [])].filter((id) => home?.users.has(id));
      portal.sandbox.dispatch({
        type: 'user-removed-from-group',
        tenantId: homeTenantId,
        groupId: group.id,
        userId: leaving,
      });
      const before = portal.sandbox.lastJournalEntry();
      const refusal = await refusalOf(apply(plan));
      expect(refusal).toMatchObject({
        code: 'plan-stale',
        moves: [{ code: 'people-removed', count: 1, names: [home?.users.get(leaving ?? '')?.displayName] }],
      });
      expect(writesIn(portal.sandbox.journal(before))).toEqual([]);
      expect(await runs()).toEqual([]);
      expect(await journalKinds()).toEqual(['plan-made']);
    });

    test('a plan with another digest than the confirmed one is not applied', async () => {
      const plan = await draft('All Employees Sync');
      expect(await refusalOf(apply({ ...plan, digest: 'f'.repeat(64) }))).toMatchObject({
        code: 'plan-stale',
        moves: [],
      });
      expect(await runs()).toEqual([]);
    });

    test('a plan can be applied for an hour and not a moment longer', async () => {
      const plan = await draft('All Employees Sync');
      portal.sandbox.clock.advance(3_600_001);
      expect(await refusalOf(apply(plan))).toMatchObject({ code: 'plan-expired' });
      const read = await portal.first.call('plans.read', portal.administrator, { params: { planId: plan.planId } });
      expect(read.state).toBe('expired');
    });

    test('a plan asked for twenty times at once gives one run, started once', async () => {
      const plan = await draft('All Employees Sync');
      const started = await Promise.all(Array.from({ length: 20 }, () => apply(plan)));
      expect(new Set(started.map(({ runId }) => runId)).size).toBe(1);
      expect(await runs()).toMatchObject([{ runId: started[0]?.runId, planId: plan.planId, state: 'queued' }]);
      expect((await journalKinds()).filter((kind) => kind === 'run-started')).toHaveLength(1);
      const read = await portal.first.call('plans.read', portal.administrator, { params: { planId: plan.planId } });
      expect(read).toMatchObject({ state: 'applied', runId: started[0]?.runId });
    });

    test('applying again gives the same run although the directory is what that run has made of it by now', async () => {
      const plan = await draft('All Employees Sync');
      const { runId } = await apply(plan);
      portal.first.useCases.start();
      for await (const message of portal.first.follow(runId)) if (message.data.state === 'finished') break;
      expect((await apply(plan)).runId).toBe(runId);
      portal.sandbox.clock.advance(7_200_000);
      expect((await apply(plan)).runId).toBe(runId);
    });

    test('while a run goes on, another plan is told which', async () => {
      const plan = await draft('All Employees Sync');
      const other = await draft('Legal');
      const { runId } = await apply(plan);
      expect(await refusalOf(apply(other))).toMatchObject({ code: 'run-in-progress', runId });
    });

    test('of two plans applied at once one is done, and the other is told which', async () => {
      const plans = [await draft('All Employees Sync'), await draft('Legal')];
      const ends = await Promise.allSettled(plans.map((plan) => apply(plan)));
      const started = ends.flatMap((end) => (end.status === 'fulfilled' ? [end.value.runId] : []));
      const refused = ends.flatMap((end) => (end.status === 'rejected' ? [end.reason as unknown] : []));
      expect(started).toHaveLength(1);
      expect(refused).toMatchObject([{ code: 'run-in-progress', details: { runId: started[0] } }]);
    });

    test('a plan of another organization cannot be seen or applied', async () => {
      const plan = await draft('All Employees Sync');
      const stranger = { ...portal.administrator, tenantId: '00000000-1111-4222-8333-444444444444' };
      const params = { planId: plan.planId };
      for (const name of ['plans.read', 'plans.people', 'plans.calls'] as const)
        expect(await refusalOf(portal.first.call(name, stranger, { params }))).toMatchObject({ code: 'not-found' });
      const foreign = portal.first.call('plans.apply', stranger, { params, body: { digest: plan.digest } });
      expect(await refusalOf(foreign)).toMatchObject({ code: 'not-found' });
    });
  });

  describe(`plans that take people out, on ${engine.name}`, () => {
    let portal: SandboxedPortal;
    beforeEach(async () => {
      portal = await openSandboxedPortal(engine, { scenario: 'shared' });
    });
    afterEach(async () => {
      await portal[Symbol.asyncDispose]();
    });

    test('are applied only with the number of people typed', async () => {
      const principals = [portal.group('Legal')];
      const plan = await portal.first.call('plans.draft', portal.administrator, {
        body: { flow: 'edit-shared-users-and-groups', principals },
      });
      expect(plan.summary.peopleRemoved).toBeGreaterThan(5);
      expect(plan.confirmRemovals).toBe(plan.summary.peopleRemoved);
      const apply = (confirmedRemovals?: number) =>
        portal.first.call('plans.apply', portal.administrator, {
          params: { planId: plan.planId },
          body: { digest: plan.digest, ...(confirmedRemovals === undefined ? {} : { confirmedRemovals }) },
        });
      const before = portal.sandbox.lastJournalEntry();
      expect(await refusalOf(apply())).toMatchObject({ code: 'confirmation-required' });
      expect(await refusalOf(apply(plan.summary.peopleRemoved - 1))).toMatchObject({ code: 'confirmation-required' });
      expect(portal.sandbox.journal(before)).toEqual([]);
      expect((await apply(plan.summary.peopleRemoved)).runId).toMatch(/^[\da-f-]{36}$/);
    });

    test('that correct settings only take nobody out, and have nothing to confirm', async () => {
      const plan = await portal.first.call('plans.draft', portal.administrator, {
        body: { flow: 'edit-shared-users-and-groups', principals: [portal.group('All Employees Sync')] },
      });
      expect(plan.tenants.find((tenant) => tenant.displayName === 'Fabrikam')).toMatchObject({
        changes: [{ kind: 'save-settings', reason: 'settings-differ' }],
        effect: { removed: 0 },
      });
      expect(plan).not.toHaveProperty('confirmRemovals');
      expect(plan.summary.peopleRemoved).toBe(0);
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
