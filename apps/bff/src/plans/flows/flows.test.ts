import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { createFlows, type Flows } from '../../testing/flows.ts';
import { openSandboxedPortal, type SandboxedPortal } from '../../testing/sandboxed-portal.ts';
import { testEngines } from '../../testing/store-engines.ts';

for (const engine of testEngines.filter(({ unavailable }) => unavailable === undefined)) {
  describe(`flows of sharing on ${engine.name}`, () => {
    let portal: SandboxedPortal;
    let flows: Flows;
    beforeEach(async () => {
      portal = await openSandboxedPortal(engine, { scenario: 'shared', speed: 40 });
      portal.first.useCases.start();
      flows = createFlows(portal);
    });
    afterEach(async () => {
      await portal[Symbol.asyncDispose]();
    });

    const everybody = () => portal.group('All Employees Sync');
    const legal = () => portal.group('Legal');
    const everywhere = { 'Adventure Works': ['All Employees Sync'], Fabrikam: ['All Employees Sync'] };
    const peopleIn = (displayName: string) => {
      const tenant = portal.sandbox.state().tenants.find((one) => one.displayName === displayName);
      return { present: tenant?.users.length ?? 0, deleted: tenant?.deletedUsers.length ?? 0 };
    };
    const pass = (milliseconds: number): void => {
      portal.sandbox.clock.advance(milliseconds);
      portal.sandbox.advance();
    };
    const sharing = () => portal.first.call('sharing.read', portal.administrator);
    const pageOf = (tenantId: string) =>
      portal.first.call('tenants.read', portal.administrator, { params: { tenantId } });

    test('one tenant gets other users than the rest, later edits keep that, and it ends when somebody ends it', async () => {
      const tenantId = flows.tenantId('Fabrikam');
      const principals = [everybody(), legal()];
      const override = await flows.draft({ flow: 'override-users-and-groups', tenantId, principals });
      expect(override.forTenant).toEqual({ tenantId, displayName: 'Fabrikam' });
      expect(override.tenants.map(({ displayName, overridden }) => [displayName, overridden])).toEqual([
        ['Fabrikam', true],
      ]);
      expect((await flows.finish(await flows.apply(override))).counts).toMatchObject({ succeeded: 1, failed: 0 });
      expect(flows.shares()).toMatchObject({
        'Adventure Works': ['All Employees Sync'],
        Fabrikam: ['All Employees Sync', 'Legal'],
        'Tailspin Toys': ['All Employees Sync'],
      });
      pass(20_000);
      expect(await sharing()).toMatchObject({
        differs: false,
        principals: [{ displayName: 'All Employees Sync' }],
        scopes: [
          { overridden: false, tenants: [{}, {}, {}] },
          { overridden: true, tenants: [{ displayName: 'Fabrikam' }] },
        ],
      });
      const page = await pageOf(tenantId);
      expect(page.tenant).toMatchObject({ overridden: true, configurationState: 'as-intended' });
      expect(page.sharedWithTheRest).toMatchObject([{ displayName: 'All Employees Sync' }]);

      const finance = portal.group('Finance');
      await flows.carryOut({ flow: 'edit-shared-users-and-groups', principals: [everybody(), finance] });
      expect(flows.shares()).toMatchObject({
        'Adventure Works': ['All Employees Sync', 'Finance'],
        Fabrikam: ['All Employees Sync', 'Legal'],
      });

      await flows.carryOut({ flow: 'end-override', tenantId });
      expect(flows.shares()).toMatchObject({ Fabrikam: ['All Employees Sync', 'Finance'] });
      await expect(flows.draft({ flow: 'end-override', tenantId })).rejects.toMatchObject({
        details: { refusal: { code: 'no-override', displayName: 'Fabrikam' } },
      });
    });

    test('sharing is stopped with one tenant, its people are taken out first, and undo shares with it again', async () => {
      const before = peopleIn('Tailspin Toys');
      const tenantIds = [flows.tenantId('Tailspin Toys')];
      const plan = await flows.draft({ flow: 'stop-sharing', tenantIds, accounts: 'take-out' });
      expect(plan.tenants.map((tenant) => tenant.displayName)).toEqual(['Tailspin Toys']);
      expect(plan.summary.peopleRemoved).toBeGreaterThan(20);
      expect(plan.confirmRemovals).toBe(plan.summary.peopleRemoved);
      expect(plan.summary.estimatedRunSeconds).toBeGreaterThan(2_400);
      const run = await flows.finish(await flows.apply(plan));
      expect(run.counts).toMatchObject({ succeeded: 1, failed: 0 });
      expect(run.canBeUndone).toBe(true);
      expect(flows.shares()).not.toHaveProperty('Tailspin Toys');
      expect(flows.shares()).toMatchObject(everywhere);
      const after = peopleIn('Tailspin Toys');
      expect(after.deleted - before.deleted).toBeGreaterThan(20);

      const { total, people } = await portal.first.call('runs.removedPeople', portal.helpdesk, {
        params: { runId: run.runId },
        query: { limit: '5' },
      });
      expect(total).toBe(plan.summary.peopleRemoved);
      expect(people).toHaveLength(5);
      expect(people[0]?.tenants).toMatchObject([{ displayName: 'Tailspin Toys', restored: false }]);

      const undo = await flows.draft({ flow: 'undo-run', runId: run.runId });
      expect(undo).toMatchObject({ ofRun: run.runId, summary: { tenantsToChange: 1, peopleRemoved: 0 } });
      const undone = await flows.finish(await flows.apply(undo));
      expect(undone.counts).toMatchObject({ succeeded: 1, failed: 0 });
      expect(flows.shares()).toMatchObject({ ...everywhere, 'Tailspin Toys': ['All Employees Sync'] });
    });

    test('sharing is stopped with all tenants, and whoever has an account keeps it', async () => {
      const names = ['Adventure Works', 'Fabrikam', 'Tailspin Toys', 'Woodgrove Bank'];
      const before = names.map(peopleIn);
      const tenantIds = names.map(flows.tenantId);
      const plan = await flows.draft({ flow: 'stop-sharing', tenantIds, accounts: 'leave-behind' });
      expect(plan.summary).toMatchObject({ peopleRemoved: 0, tenantsToChange: 4 });
      expect(plan.summary.peopleLeftBehind).toBeGreaterThan(20);
      const params = { planId: plan.planId };
      const people = await portal.first.call('plans.people', portal.helpdesk, {
        params,
        query: { effect: 'left-behind' },
      });
      expect(people.total).toBe(plan.summary.peopleLeftBehind);
      const { calls } = await portal.first.call('plans.calls', portal.helpdesk, { params });
      expect(calls.filter(({ method }) => method === 'DELETE').length).toBeGreaterThanOrEqual(4);
      expect((await flows.finish(await flows.apply(plan))).counts).toMatchObject({ succeeded: 4, failed: 0 });
      expect(flows.shares()).toEqual({});
      pass(2 * 3_600_000);
      expect(names.map(peopleIn)).toEqual(before);
      pass(20_000);
      expect(await sharing()).toMatchObject({ principals: [], sharedWith: [], scopes: [] });
      await expect(flows.draft({ flow: 'stop-sharing', tenantIds, accounts: 'take-out' })).rejects.toMatchObject({
        details: { refusal: { code: 'nothing-to-stop' } },
      });
    });

    test('an edit leaves tenants alone with which sharing was stopped', async () => {
      const tenantIds = [flows.tenantId('Fabrikam')];
      await flows.carryOut({ flow: 'stop-sharing', tenantIds, accounts: 'leave-behind' });
      const edit = await flows.draft({ flow: 'edit-shared-users-and-groups', principals: [everybody(), legal()] });
      expect(edit.tenants.filter((tenant) => tenant.disposition === 'change').map((one) => one.displayName)).toEqual([
        'Adventure Works',
        'Tailspin Toys',
        'Woodgrove Bank',
      ]);
    });

    test('a run that took many people out is undone, and what is intended is as it was', async () => {
      const first = await flows.carryOut({
        flow: 'edit-shared-users-and-groups',
        principals: [everybody(), portal.group('Finance')],
      });
      pass(45 * 60_000);
      const before = peopleIn('Fabrikam');
      const second = await flows.carryOut({ flow: 'edit-shared-users-and-groups', principals: [legal()] });
      expect(second.counts).toMatchObject({ failed: 0 });
      expect(peopleIn('Fabrikam').deleted - before.deleted).toBeGreaterThan(20);
      const removed = async () =>
        (
          await portal.first.call('runs.removedPeople', portal.helpdesk, {
            params: { runId: second.runId },
            query: { limit: '200' },
          })
        ).people.flatMap((person) => person.tenants.filter((tenant) => tenant.displayName === 'Fabrikam'));
      await vi.waitFor(
        async () => {
          pass(60_000);
          expect((await removed()).filter((tenant) => tenant.deletedAt !== undefined).length).toBeGreaterThan(20);
        },
        { timeout: 15_000, interval: 200 },
      );
      expect((await removed()).some((tenant) => tenant.restored)).toBe(false);
      expect(flows.shares()).toMatchObject({ Fabrikam: ['Legal'], 'Woodgrove Bank': ['Legal'] });
      const undone = await flows.carryOut({ flow: 'undo-run', runId: second.runId });
      expect(undone.counts).toMatchObject({ failed: 0 });
      expect(flows.shares()).toMatchObject({ Fabrikam: ['All Employees Sync', 'Finance'] });
      pass(45 * 60_000);
      expect(peopleIn('Fabrikam').present).toBeGreaterThanOrEqual(before.present);
      await vi.waitFor(
        async () => {
          pass(60_000);
          expect((await removed()).filter((tenant) => tenant.restored).length).toBeGreaterThan(20);
        },
        { timeout: 15_000, interval: 200 },
      );
      const intended = await portal.store.database.selectFrom('intendedSharing').selectAll().executeTakeFirstOrThrow();
      expect(JSON.parse(intended.sharingJson)).toMatchObject({
        principals: [{ displayName: 'All Employees Sync' }, { displayName: 'Finance' }],
      });
      expect(intended.runId).toBe(undone.runId);
      await expect(flows.draft({ flow: 'undo-run', runId: second.runId })).rejects.toMatchObject({
        details: { refusal: { code: 'nothing-to-undo' } },
      });
      await flows.carryOut({ flow: 'undo-run', runId: first.runId });
      expect(flows.shares()).toMatchObject({ Fabrikam: ['All Employees Sync'] });
      expect(await portal.store.database.selectFrom('intendedSharing').selectAll().execute()).toEqual([]);
    });
  });
}
