import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { createFlows, type Flows } from '../testing/flows.ts';
import { openSandboxedPortal, type SandboxedPortal } from '../testing/sandboxed-portal.ts';
import { writesIn } from '../testing/sandbox.ts';
import { testEngines } from '../testing/store-engines.ts';

for (const engine of testEngines.filter(({ unavailable }) => unavailable === undefined)) {
  describe(`plans that are ready on ${engine.name}`, () => {
    let portal: SandboxedPortal;
    let flows: Flows;
    beforeEach(async () => {
      portal = await openSandboxedPortal(engine, { scenario: 'shared', speed: 100 });
      flows = createFlows(portal);
    });
    afterEach(async () => {
      await portal[Symbol.asyncDispose]();
    });

    const readyPlan = async () => {
      const { readyPlanId } = await portal.first.call('sharing.read', portal.administrator);
      if (readyPlanId === undefined) return undefined;
      return portal.first.call('plans.read', portal.administrator, { params: { planId: readyPlanId } });
    };
    const plansMade = async () => (await portal.store.journal.list({ limit: 500, kinds: ['plan-made'] })).length;
    const isReady = () =>
      vi.waitFor(
        async () => {
          const plan = await readyPlan();
          if (!plan) throw new Error('No plan is ready.');
          return plan;
        },
        { timeout: 15_000, interval: 100 },
      );

    test('a tenant that joins has one that waits for a click, made by the portal and with nothing written', async () => {
      portal.first.useCases.start();
      const { planId } = await isReady();
      portal.sandbox.dispatch({ type: 'tenant-joined', displayName: 'Relecloud', allowInbound: true });
      portal.sandbox.clock.advance(10 * 60_000);
      const plan = await vi.waitFor(
        async () => {
          const ready = await readyPlan();
          if (!ready || ready.planId === planId) throw new Error('It was not made yet.');
          return ready;
        },
        { timeout: 15_000, interval: 100 },
      );
      expect(plan).toMatchObject({
        flow: 'share-current-scope',
        state: 'ready',
        createdBy: { displayName: 'Tenantry' },
        principals: [{ displayName: 'All Employees Sync' }],
      });
      const changed = plan.tenants.filter((tenant) => tenant.disposition === 'change');
      expect(changed.map((tenant) => tenant.displayName)).toEqual(['Northwind Traders', 'Relecloud']);
      expect(writesIn(portal.sandbox.journal())).toEqual([]);

      const run = await flows.finish(await flows.apply(plan));
      expect(run.counts).toMatchObject({ succeeded: 1, failed: 1 });
      expect(flows.shares()['Relecloud']).toEqual(['All Employees Sync']);
    });

    test('a tenant that somebody sees has one soon, although the next reading is minutes away', async () => {
      await portal[Symbol.asyncDispose]();
      portal = await openSandboxedPortal(engine, { scenario: 'shared', speed: 1 });
      portal.first.useCases.start();
      const { planId } = await isReady();
      portal.sandbox.dispatch({ type: 'tenant-joined', displayName: 'Relecloud', allowInbound: true });
      await vi.waitFor(
        async () => {
          const { tenants } = await portal.first.call('organization.refresh', portal.helpdesk);
          expect(tenants.map(({ displayName }) => displayName)).toContain('Relecloud');
          expect((await readyPlan())?.planId).not.toBe(planId);
          expect(await readyPlan()).toBeDefined();
        },
        { timeout: 30_000, interval: 500 },
      );
    });

    test('is made once for a state of things, however often that is read and by however many processes', async () => {
      portal.first.useCases.start();
      portal.another().useCases.start();
      const { planId, createdAt } = await isReady();
      portal.sandbox.clock.advance(60 * 60_000);
      await vi.waitFor(
        async () => {
          const snapshot = await portal.store.database
            .selectFrom('statusSnapshot')
            .select('readAt')
            .executeTakeFirstOrThrow();
          expect(snapshot.readAt).toBeGreaterThan(createdAt + 60 * 60_000);
        },
        { timeout: 15_000, interval: 100 },
      );
      expect((await readyPlan())?.planId).toBe(planId);
      expect(await plansMade()).toBe(1);
    });

    test('leaves tenants out with which sharing was stopped, until somebody shares with them again', async () => {
      portal.first.useCases.start();
      const tenantIds = [flows.tenantId('Fabrikam')];
      const { planId } = await isReady();
      await flows.carryOut({ flow: 'stop-sharing', tenantIds, accounts: 'leave-behind' });
      portal.sandbox.clock.advance(20_000);
      const state = () => portal.first.call('sharing.read', portal.administrator);
      expect(await state()).toMatchObject({
        withoutShare: [{ displayName: 'Northwind Traders' }],
        stopped: [{ displayName: 'Fabrikam' }],
      });
      const overview = await portal.first.call('organization.read', portal.helpdesk);
      expect(overview.tenants.filter((tenant) => tenant.stopped).map((one) => one.displayName)).toEqual(['Fabrikam']);
      const ready = await portal.first.call('plans.read', portal.administrator, { params: { planId } });
      expect(ready.state).toBe('ready');
      const everywhere = await flows.draft({ flow: 'share-current-scope', principals: [] });
      expect(everywhere.tenants.map((tenant) => tenant.displayName)).not.toContain('Fabrikam');

      const again = await flows.draft({ flow: 'share-current-scope', principals: [], tenantIds });
      expect(again.tenants).toMatchObject([{ displayName: 'Fabrikam', disposition: 'change' }]);
      expect((await flows.finish(await flows.apply(again))).counts).toMatchObject({ succeeded: 1, failed: 0 });
      expect(flows.shares()['Fabrikam']).toEqual(['All Employees Sync']);
      portal.sandbox.clock.advance(20_000);
      expect(await state()).toMatchObject({ stopped: [], withoutShare: [{ displayName: 'Northwind Traders' }] });
      await expect(
        flows.draft({ flow: 'share-current-scope', principals: [], tenantIds: [portal.administrator.tenantId] }),
      ).rejects.toMatchObject({ details: { refusal: { code: 'tenant-not-active' } } });
    });

    test('leaves a tenant out whose stop came no further than to taking everybody out of scope', async () => {
      portal.first.useCases.start();
      await isReady();
      const tenantIds = [flows.tenantId('Fabrikam')];
      const runId = await flows.apply(await flows.draft({ flow: 'stop-sharing', tenantIds, accounts: 'take-out' }));
      for await (const { data } of portal.first.follow(runId)) {
        if (data.tenants.some((tenant) => tenant.waitingFor === 'cycle')) break;
      }
      await portal.first.call('runs.cancel', portal.administrator, { params: { runId } });
      const run = await flows.finish(runId);
      expect(run).toMatchObject({ counts: { succeeded: 0, failed: 1 }, canBeUndone: true });
      portal.sandbox.clock.advance(20_000);
      const state = () => portal.first.call('sharing.read', portal.administrator);
      expect(await state()).toMatchObject({
        withoutShare: [{ displayName: 'Northwind Traders' }],
        stopped: [{ displayName: 'Fabrikam' }],
      });

      expect((await flows.carryOut({ flow: 'undo-run', runId })).counts).toMatchObject({ succeeded: 1, failed: 0 });
      portal.sandbox.clock.advance(20_000);
      expect(await state()).toMatchObject({ stopped: [], withoutShare: [{ displayName: 'Northwind Traders' }] });
    });

    test('is none where nothing is shared, and none any more once it was applied', async () => {
      portal.first.useCases.start();
      const plan = await isReady();
      const run = await flows.finish(await flows.apply(plan));
      expect(run.counts).toMatchObject({ failed: 1 });
      expect(await readyPlan()).toBeUndefined();
      const tenantIds = ['Adventure Works', 'Fabrikam', 'Tailspin Toys', 'Woodgrove Bank'].map(flows.tenantId);
      await flows.carryOut({ flow: 'stop-sharing', tenantIds, accounts: 'leave-behind' });
      portal.sandbox.clock.advance(20_000);
      expect(await readyPlan()).toBeUndefined();
    });
  });
}
