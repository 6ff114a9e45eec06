import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { createFlows, type Flows } from '../../testing/flows.ts';
import { openSandboxedPortal, type SandboxedPortal } from '../../testing/sandboxed-portal.ts';
import { testEngines } from '../../testing/store-engines.ts';

for (const engine of testEngines.filter(({ unavailable }) => unavailable === undefined)) {
  describe(`runs that later ones have changed something of, on ${engine.name}`, () => {
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

    const edit = (...names: string[]) =>
      flows.carryOut({
        flow: 'edit-shared-users-and-groups',
        principals: ['All Employees Sync', ...names].map(portal.group),
      });
    const undo = (runId: string) => flows.draft({ flow: 'undo-run', runId });

    test('are not taken back over those, which would take out whom the later ones have shared', async () => {
      const first = await edit('Finance');
      const second = await edit('Finance', 'Legal');
      await expect(undo(first.runId)).rejects.toMatchObject({
        details: { refusal: { code: 'changed-by-later-run' } },
      });
      await flows.finish(await flows.apply(await undo(second.runId)));
      await flows.finish(await flows.apply(await undo(first.runId)));
      expect(flows.shares()).toMatchObject({ Fabrikam: ['All Employees Sync'] });
    });

    test('are taken back where the later ones have changed nothing', async () => {
      const tenantId = flows.tenantId('Fabrikam');
      const first = await edit('Finance');
      const principals = ['All Employees Sync', 'Legal'].map(portal.group);
      await flows.carryOut({ flow: 'override-users-and-groups', tenantId, principals });
      const plan = await undo(first.runId);
      expect(plan.tenants.map(({ displayName }) => displayName)).not.toContain('Fabrikam');
      await flows.finish(await flows.apply(plan));
      expect(flows.shares()).toMatchObject({
        'Adventure Works': ['All Employees Sync'],
        Fabrikam: ['All Employees Sync', 'Legal'],
      });
    });

    test('make a plan stale that was being looked at once more while they came and went', async () => {
      const principals = ['All Employees Sync', 'Finance'].map(portal.group);
      const plan = await flows.draft({ flow: 'edit-shared-users-and-groups', principals });
      const tenantId = flows.tenantId('Fabrikam');
      const override = await flows.draft({ flow: 'override-users-and-groups', tenantId, principals });
      // Accounts in other tenants are read when the configurations have been.
      const reading = Promise.withResolvers<void>();
      const cameAndWent = Promise.withResolvers<void>();
      let held = false;
      portal.onAnswer(async ({ url }) => {
        if (held || !url.includes('/v1.0/users?')) return;
        held = true;
        reading.resolve();
        await cameAndWent.promise;
      });
      const applying = Promise.allSettled([flows.apply(plan)]);
      await reading.promise;
      expect((await flows.finish(await flows.apply(override))).counts).toMatchObject({ succeeded: 1, failed: 0 });
      cameAndWent.resolve();
      expect(await applying).toMatchObject([{ status: 'rejected', reason: { code: 'plan-stale' } }]);
    });

    test('are not retried where the later ones have shared something else since', async () => {
      portal.sandbox.setFaults([{ match: { method: 'POST', path: '…/appRoleAssignedTo' }, kind: 'forbidden' }]);
      const failed = await edit('Legal');
      expect(failed.counts.failed).toBeGreaterThan(0);
      portal.sandbox.setFaults([]);
      await edit('Finance');
      await expect(flows.draft({ flow: 'retry-run', runId: failed.runId })).rejects.toMatchObject({
        details: { refusal: { code: 'changed-by-later-run' } },
      });
    });
  });
}
