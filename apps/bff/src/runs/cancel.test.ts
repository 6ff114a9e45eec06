import type { Run } from '@tenantry/contract';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { createFlows, type Flows } from '../testing/flows.ts';
import { openSandboxedPortal, type SandboxedPortal } from '../testing/sandboxed-portal.ts';
import { writesIn } from '../testing/sandbox.ts';
import { testEngines } from '../testing/store-engines.ts';

for (const engine of testEngines.filter(({ unavailable }) => unavailable === undefined)) {
  describe(`cancelling runs on ${engine.name}`, () => {
    let portal: SandboxedPortal;
    let flows: Flows;
    beforeEach(async () => {
      portal = await openSandboxedPortal(engine);
      flows = createFlows(portal);
    });
    afterEach(async () => {
      await portal[Symbol.asyncDispose]();
    });

    const startRun = async (): Promise<string> =>
      flows.apply(
        await flows.draft({ flow: 'select-users-and-groups', principals: [portal.group('All Employees Sync')] }),
      );
    const cancel = (runId: string, process = portal.first) =>
      process.call('runs.cancel', portal.administrator, { params: { runId } });
    const writes = () => writesIn(portal.sandbox.journal()).length;
    const journalKinds = async () => (await portal.store.journal.list({ limit: 200 })).map(({ kind }) => kind);
    const codesOf = (run: Run) => run.tenants.map((tenant) => tenant.failure?.code);
    async function until(runId: string, isSo: (run: Run) => boolean): Promise<Run> {
      for await (const { data } of portal.first.follow(runId)) if (isSo(data)) return data;
      throw new Error('The run ended before.');
    }

    test('a run that waits its turn ends at once, with nothing written', async () => {
      const runId = await startRun();
      const run = await cancel(runId);
      expect(run).toMatchObject({
        state: 'finished',
        counts: { succeeded: 0, failed: 5 },
        canBeUndone: false,
        cancelRequestedAt: expect.any(Number),
      });
      expect(new Set(codesOf(run))).toEqual(new Set(['cancelled']));
      expect(writes()).toBe(0);
      const kinds = await journalKinds();
      expect(kinds.filter((kind) => kind === 'run-cancelled')).toHaveLength(1);
      expect(kinds.filter((kind) => kind === 'run-finished')).toHaveLength(1);
      portal.first.useCases.start();
      expect((await flows.carryOut({ flow: 'retry-run', runId })).counts).toMatchObject({ succeeded: 4, failed: 1 });
    });

    test('a run that waits for somebody to sign in ends at once', async () => {
      const runId = await startRun();
      portal.first.wantSignIn(portal.administrator, true);
      portal.first.useCases.start();
      await until(runId, (run) => run.state === 'parked');
      const before = writes();
      await cancel(runId);
      const run = await until(runId, (one) => one.state === 'finished');
      expect(run.counts).toMatchObject({ succeeded: 0, failed: 5 });
      expect(run).not.toHaveProperty('parkedFor');
      expect(writes()).toBe(before);
    });

    test('a run that goes on in another process ends there after the write it is at', async () => {
      const runId = await startRun();
      const other = portal.another();
      other.useCases.start();
      await until(runId, (run) => run.counts.changesDone > 2);
      const requested = await cancel(runId, portal.first);
      expect(requested.cancelRequestedAt).toEqual(expect.any(Number));
      const run = await until(runId, (one) => one.state === 'finished');
      const done = await portal.first.call('runs.read', portal.helpdesk, { params: { runId } });
      expect(done).toMatchObject({ canBeUndone: true, cancelRequestedAt: requested.cancelRequestedAt });
      expect(run.counts.failed).toBeGreaterThan(0);
      expect(codesOf(done)).toContain('cancelled');
      const rows = await portal.store.journal.list({ limit: 1_000 });
      const intended = rows.filter(({ kind }) => kind === 'write-intended');
      const concluded = new Set(rows.filter(({ kind }) => kind === 'write-concluded').map((row) => row.refersTo));
      expect(intended.filter((row) => !concluded.has(row.entryId))).toEqual([]);
      const written = writes();
      portal.sandbox.clock.advance(60_000);
      expect(writes()).toBe(written);
    });

    test('whoever follows a run is told that it was asked to end', async () => {
      const runId = await startRun();
      portal.first.useCases.start();
      const following = until(runId, (run) => run.cancelRequestedAt !== undefined);
      await until(runId, (run) => run.counts.changesDone > 0);
      await cancel(runId);
      expect((await following).cancelRequestedAt).toEqual(expect.any(Number));
    });

    test('a run that was left by a process that died is ended by the next, without another write', async () => {
      const runId = await startRun();
      const frozen = Promise.withResolvers<void>();
      let held = false;
      portal.onAnswer(() => {
        if (held || writes() < 6) return;
        held = true;
        portal.first.freeze();
        frozen.resolve();
      });
      portal.first.useCases.start();
      await frozen.promise;
      const before = writes();
      const second = portal.another();
      await cancel(runId, second);
      await portal.store.database.updateTable('lease').set({ expiresAt: 0 }).execute();
      second.useCases.start();
      for await (const { data } of second.follow(runId)) if (data.state === 'finished') break;
      const run = await second.call('runs.read', portal.helpdesk, { params: { runId } });
      expect(codesOf(run)).toContain('cancelled');
      expect(writes() - before).toBeLessThanOrEqual(5);
    });

    test('asking twice changes nothing, and a run that has ended cannot be cancelled', async () => {
      const runId = await startRun();
      portal.first.useCases.start();
      await until(runId, (run) => run.counts.changesDone > 0);
      const [first, second] = await Promise.all([cancel(runId), cancel(runId)]);
      expect(second.cancelRequestedAt).toBe(first.cancelRequestedAt);
      await flows.finish(runId);
      expect((await journalKinds()).filter((kind) => kind === 'run-cancelled')).toHaveLength(1);
      await expect(cancel(runId)).rejects.toMatchObject({ code: 'run-finished' });
    });
  });
}
