import type { Run } from '@tenantry/contract';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import type { PortalProcess } from '../testing/portal-process.ts';
import { openSandboxedPortal, type SandboxedPortal } from '../testing/sandboxed-portal.ts';
import { writesIn } from '../testing/sandbox.ts';
import { testEngines } from '../testing/store-engines.ts';

const globalAdministrator = '62e90394-69f5-4237-9190-012177145e10';

for (const engine of testEngines.filter(({ unavailable }) => unavailable === undefined)) {
  describe(`runs on ${engine.name}`, () => {
    let portal: SandboxedPortal;
    beforeEach(async () => {
      portal = await openSandboxedPortal(engine);
    });
    afterEach(async () => {
      await portal[Symbol.asyncDispose]();
    });

    async function startRun(): Promise<string> {
      const principals = [portal.group('All Employees Sync')];
      const plan = await portal.first.call('plans.draft', portal.administrator, {
        body: { flow: 'select-users-and-groups', principals },
      });
      const params = { planId: plan.planId };
      return (await portal.first.call('plans.apply', portal.administrator, { params, body: { digest: plan.digest } }))
        .runId;
    }

    /** Follows a run until it is as wanted, and answers the messages on the way. */
    async function followUntil(runId: string, isSo: (run: Run) => boolean, process = portal.first, from?: number) {
      const messages: { readonly id: number; readonly data: Run }[] = [];
      for await (const message of process.follow(runId, from)) {
        messages.push(message);
        if (isSo(message.data)) break;
      }
      return messages;
    }
    const finished = (run: Run): boolean => run.state === 'finished';
    const read = (runId: string) => portal.first.call('runs.read', portal.helpdesk, { params: { runId } });
    const configurations = () =>
      (
        portal.sandbox.state().tenants.find(({ tenantId }) => tenantId === portal.administrator.tenantId)
          ?.configurations ?? []
      ).filter(({ displayName }) => displayName.startsWith('MTO_Sync_'));
    /** Begins the work of a process, and stops it in its tracks once it has written this often. */
    async function freezeAfter(writes: number, process: PortalProcess): Promise<void> {
      const reached = Promise.withResolvers<void>();
      let frozen = false;
      portal.onAnswer(() => {
        if (frozen || writesIn(portal.sandbox.journal()).length < writes) return;
        frozen = true;
        process.freeze();
        reached.resolve();
      });
      process.useCases.start();
      await reached.promise;
    }
    const loseLeases = () => portal.store.database.updateTable('lease').set({ expiresAt: 0 }).execute();
    /** One configuration for each tenant that can have one, complete; and a start of what others refuse. */
    function expectEverythingThereOnce(): void {
      const names = configurations().map(({ displayName }) => displayName);
      expect(new Set(names).size).toBe(names.length);
      expect(names).toHaveLength(5);
      expect(
        configurations()
          .map(({ jobs }) => jobs.length)
          .toSorted((a, b) => a - b),
      ).toEqual([0, 1, 1, 1, 1]);
      expect(
        configurations()
          .map(({ assignments }) => assignments.length)
          .toSorted((a, b) => a - b),
      ).toEqual([0, 1, 1, 1, 1]);
    }

    test('go on although nobody watches, and tell afterwards what became of every tenant', async () => {
      const runId = await startRun();
      portal.first.useCases.start();
      await vi.waitFor(async () => expect((await read(runId)).state).toBe('finished'), { timeout: 15_000 });
      const run = await read(runId);
      expect(run.counts).toMatchObject({ total: 5, succeeded: 4, failed: 1 });
      expect(run.tenants.find((tenant) => tenant.state === 'failed')).toMatchObject({
        displayName: 'Northwind Traders',
        failure: { code: 'target-has-not-allowed-sync', owner: 'other-tenant' },
      });
      expectEverythingThereOnce();
      expect(run).not.toHaveProperty('secondsLeft');
    });

    test('write every intention down before the write, and the end of each after it', async () => {
      const runId = await startRun();
      portal.first.useCases.start();
      await followUntil(runId, finished);
      const rows = (await portal.store.journal.list({ limit: 1_000 })).toReversed();
      const intended = rows.filter(({ kind }) => kind === 'write-intended');
      const concluded = rows.filter(({ kind }) => kind === 'write-concluded');
      expect(intended).toHaveLength(writesIn(portal.sandbox.journal()).length);
      expect(new Set(concluded.map(({ refersTo }) => refersTo))).toEqual(
        new Set(intended.map(({ entryId }) => entryId)),
      );
      expect(concluded).toHaveLength(intended.length);
      expect(intended.every((row) => row.userId === portal.administrator.userId && row.runId === runId)).toBe(true);
      expect(rows.map(({ kind }) => kind).filter((kind) => kind.startsWith('run-'))).toEqual([
        'run-started',
        'run-finished',
      ]);
      expect(await portal.store.journal.verify()).toMatchObject({ intact: true });
    });

    test('send exactly the calls that the plan has announced', async () => {
      const runId = await startRun();
      const { planId } = await read(runId);
      const { calls } = await portal.first.call('plans.calls', portal.helpdesk, { params: { planId } });
      portal.first.useCases.start();
      await followUntil(runId, finished);
      const sent = writesIn(portal.sandbox.journal());
      const ids = new Map(configurations().map((one) => [one.displayName.slice('MTO_Sync_'.length), one]));
      const expected = calls
        // Northwind Traders does not let synchronization begin: nothing is sent after its configuration was made.
        .filter((call) => call.tenantName !== 'Northwind Traders' || call.path.endsWith('/instantiate'))
        .map((call) => {
          const { servicePrincipalId = '', jobs = [] } = ids.get(call.tenantId) ?? {};
          const fill = (text: string): string =>
            text
              .replaceAll('{service principal of the new configuration}', servicePrincipalId)
              .replaceAll('{new job}', jobs[0]?.id ?? '')
              .replaceAll(/"appRoleId": ?"[^"]*"/g, '"appRoleId":"role"');
          return describeCall(
            call.method,
            fill(call.path),
            call.body === undefined ? undefined : JSON.parse(fill(call.body)),
          );
        });
      expect(sent.map((one) => describeCall(one.method, one.path, one.requestBody)).toSorted()).toEqual(
        expected.toSorted(),
      );
    });

    test('are told from where a reader left off, and as a whole to whoever comes late', async () => {
      const runId = await startRun();
      portal.first.useCases.start();
      const all = await followUntil(runId, finished);
      expect(all[0]?.data.tenants).toHaveLength(5);
      expect(all.map(({ id }) => id)).toEqual(all.map(({ id }) => id).toSorted((a, b) => a - b));
      const late = await followUntil(runId, finished);
      expect(late).toHaveLength(1);
      expect(late[0]?.data).toMatchObject({ state: 'finished', tenants: (await read(runId)).tenants });
      const middle = all[Math.floor(all.length / 2)];
      if (!middle) throw new Error('The run told nothing.');
      const [resumed] = await followUntil(runId, finished, portal.first, middle.id);
      const changedSince = new Set(
        all.filter(({ id }) => id > middle.id).flatMap(({ data }) => data.tenants.map((one) => one.tenantId)),
      );
      expect(new Set(resumed?.data.tenants.map((one) => one.tenantId))).toEqual(changedSince);
      expect(resumed?.id).toBe(late[0]?.id);
      const [upToDate] = await followUntil(runId, finished, portal.first, late[0]?.id);
      expect(upToDate?.data.tenants).toEqual([]);
      const [fromAnotherLife] = await followUntil(runId, finished, portal.first, 1_000_000);
      expect(fromAnotherLife?.data.tenants).toHaveLength(5);
    });

    test('a reader who goes is let go at once', async () => {
      const runId = await startRun();
      const gone = new AbortController();
      const reading = portal.first.follow(runId, undefined, gone.signal);
      expect((await reading.next()).value).toMatchObject({ data: { state: 'queued' } });
      const next = reading.next();
      gone.abort(new Error('The browser has gone.'));
      expect(await next).toMatchObject({ done: true });
    });

    test.each([1, 4, 9, 15])(
      'are carried on by another process when theirs is gone after %i writes, to the same end',
      async (writes) => {
        const runId = await startRun();
        portal.first.useCases.start();
        await freezeAfter(writes, portal.first);
        const second = portal.another();
        second.useCases.start();
        await loseLeases();
        const messages = await followUntil(runId, finished, second);
        expect(messages.at(-1)?.data.counts).toMatchObject({ succeeded: 4, failed: 1 });
        expectEverythingThereOnce();
        expect(writesIn(portal.sandbox.journal()).filter(({ path }) => path.endsWith('/instantiate'))).toHaveLength(5);
      },
    );

    test('a process that was held up begins no further write once another has taken over', async () => {
      const runId = await startRun();
      await freezeAfter(3, portal.first);
      const second = portal.another();
      second.useCases.start();
      await loseLeases();
      await followUntil(runId, finished, second);
      const before = portal.sandbox.lastJournalEntry();
      const told = (await read(runId)).sequence;
      const intentions = async () =>
        (await portal.store.journal.list({ limit: 1_000, kinds: ['write-intended'] })).map(({ entryId }) => entryId);
      const intended = await intentions();
      portal.first.goOn();
      await portal.first.useCases.stop();
      expect(await intentions()).toEqual(intended);
      expect((await read(runId)).sequence).toBe(told);
      expect(writesIn(portal.sandbox.journal(before))).toEqual([]);
      expectEverythingThereOnce();
    });

    test('a portal that stops in the middle leaves a run that is carried on after the start', async () => {
      const runId = await startRun();
      portal.first.useCases.start();
      await followUntil(runId, (run) => run.counts.changesDone >= 3);
      await portal.first.useCases.stop();
      const rested = await read(runId);
      const before = portal.sandbox.lastJournalEntry();
      expect(rested.state).toBe('running');
      expect(rested.tenants.some((tenant) => tenant.failure?.code === 'cancelled')).toBe(false);
      const second = portal.another();
      expect(writesIn(portal.sandbox.journal(before))).toEqual([]);
      second.useCases.start();
      await followUntil(runId, finished, second);
      expect((await read(runId)).counts).toMatchObject({ succeeded: 4, failed: 1 });
      expectEverythingThereOnce();
    });

    test('wait for somebody to sign in, and are carried on in the name of the administrator who does', async () => {
      const runId = await startRun();
      portal.first.useCases.start();
      await followUntil(runId, (run) => run.counts.changesDone >= 2);
      portal.first.wantSignIn(portal.administrator, true);
      const [parked] = (await followUntil(runId, (run) => run.state === 'parked')).slice(-1);
      expect(parked?.data).toMatchObject({ state: 'parked', parkedFor: 'needs-sign-in' });
      const before = portal.sandbox.lastJournalEntry();
      const other = { ...portal.helpdesk, seat: 'administrator' as const };
      portal.sandbox.dispatch({ type: 'role-added', userId: other.userId, role: globalAdministrator });
      const resumed = await portal.first.call('runs.resume', other, { params: { runId } });
      expect(['queued', 'running']).toContain(resumed.state);
      expect(resumed).not.toHaveProperty('parkedFor');
      await followUntil(runId, finished);
      expect((await read(runId)).startedBy.userId).toBe(portal.administrator.userId);
      expect(new Set(writesIn(portal.sandbox.journal(before)).map(({ actor }) => actor)).size).toBe(1);
      const rows = await portal.store.journal.list({
        limit: 1_000,
        kinds: ['write-intended', 'run-resumed', 'run-finished'],
      });
      const since = rows.filter(
        ({ sequence }) => sequence >= (rows.find(({ kind }) => kind === 'run-resumed')?.sequence ?? 0),
      );
      expect(since.length).toBeGreaterThan(2);
      expect(since.every(({ userId }) => userId === other.userId)).toBe(true);
      expectEverythingThereOnce();
    });

    test('resuming a run that goes on changes nothing of it', async () => {
      const runId = await startRun();
      const other = { ...portal.helpdesk, seat: 'administrator' as const };
      expect((await portal.first.call('runs.resume', other, { params: { runId } })).state).toBe('queued');
      portal.first.useCases.start();
      await followUntil(runId, finished);
      const rows = await portal.store.journal.list({ limit: 1_000, kinds: ['write-intended'] });
      expect(rows.every(({ userId }) => userId === portal.administrator.userId)).toBe(true);
    });

    test('say until when Graph makes them wait, and that it does no longer', async () => {
      const runId = await startRun();
      portal.sandbox.setFaults([
        { match: { method: 'POST', path: '/v1.0/…/instantiate' }, kind: 'throttle', times: 1, retryAfter: 8 },
      ]);
      portal.first.useCases.start();
      const messages = await followUntil(runId, finished);
      const waiting = messages.filter(({ data }) => data.throttledUntil !== undefined);
      expect(waiting.length).toBeGreaterThan(0);
      expect(messages.at(-1)?.data).not.toHaveProperty('throttledUntil');
      expect(messages.at(-1)?.data.counts).toMatchObject({ succeeded: 4, failed: 1 });
    });

    test('leave behind what is intended from then on, also where a tenant could not be finished', async () => {
      const runId = await startRun();
      portal.first.useCases.start();
      await followUntil(runId, finished);
      const row = await portal.store.database.selectFrom('intendedSharing').selectAll().executeTakeFirstOrThrow();
      expect(row.runId).toBe(runId);
      expect(JSON.parse(row.sharingJson)).toMatchObject({ principals: [{ displayName: 'All Employees Sync' }] });
      // Older than what a refresh is content with.
      portal.sandbox.clock.advance(6_000);
      const overview = await portal.first.call('organization.refresh', portal.helpdesk);
      expect(overview.rollUp).toBe('needs-attention');
      expect(overview.tenants.find((one) => one.displayName === 'Northwind Traders')?.lastFailure).toMatchObject({
        runId,
      });
      expect(overview.tenants.find((one) => one.displayName === 'Fabrikam')).toMatchObject({
        configurationState: 'as-intended',
      });
    });
  });
}

/** A call as one line, with the text inside the settings taken apart: its members may come in any order. */
function describeCall(method: string, path: string, body: unknown): string {
  const role = JSON.stringify(body ?? null).replaceAll(/"appRoleId":"[^"]*"/g, '"appRoleId":"role"');
  return `${method} ${path} ${role}`;
}
