import { randomUUID } from 'node:crypto';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { testEngines, type TestStore } from '../testing/store-engines.ts';
import { LeaseLostError } from './leases.ts';
import type { Store } from './open-store.ts';

for (const engine of testEngines) {
  if (engine.unavailable !== undefined) {
    // Not a skipped test: nothing was written that could fail here.
    process.stderr.write(`${engine.unavailable}\n`);
    continue;
  }
  describe(`the store on ${engine.name}`, () => {
    let opened: TestStore;
    let store: Store;
    beforeEach(async () => {
      opened = await engine.open();
      store = opened.store;
    });
    afterEach(async () => {
      await opened[Symbol.asyncDispose]();
    });

    const planRow = (planId: string) => ({
      planId,
      homeTenantId: 'home',
      flow: 'select-users-and-groups',
      createdAt: 1,
      expiresAt: 2,
      observedAt: 1,
      createdByUserId: 'u',
      createdByName: `O'Brien "; drop table plan; -- \u202E`,
      digest: 'd',
      contentJson: '{}',
      effectJson: '{}',
      presentationJson: null,
      runId: null,
      requestJson: null,
      firewallJson: null,
    });
    const runRow = (planId: string, state: 'queued' | 'finished') => ({
      runId: randomUUID(),
      planId,
      homeTenantId: 'home',
      flow: 'select-users-and-groups',
      state,
      createdAt: 1,
      startedAt: null,
      finishedAt: null,
      startedByUserId: 'u',
      startedByName: 'n',
      accountId: 'a',
      sequence: 0,
      progressJson: null,
    });

    test('gives back exactly what was kept, times of today included', async () => {
      const row = { ...planRow('p'), createdAt: 1_795_305_600_123 };
      await store.database.insertInto('plan').values(row).execute();
      expect({ ...(await store.database.selectFrom('plan').selectAll().executeTakeFirst()) }).toEqual(row);
    });

    test('lets one run of an organization be unfinished, and one be made of a plan', async () => {
      const { database } = store;
      await database
        .insertInto('plan')
        .values([planRow('p1'), planRow('p2')])
        .execute();
      await database.insertInto('run').values(runRow('p1', 'finished')).execute();
      await expect(database.insertInto('run').values(runRow('p1', 'queued')).execute()).rejects.toThrow(/unique/i);
      await database.insertInto('run').values(runRow('p2', 'queued')).execute();
      await database.insertInto('plan').values(planRow('p3')).execute();
      await expect(database.insertInto('run').values(runRow('p3', 'queued')).execute()).rejects.toThrow(/unique/i);
    });

    test('takes back a transaction that fails', async () => {
      const failed = store.database.transaction().execute(async (transaction) => {
        await transaction.insertInto('plan').values(planRow('p')).execute();
        throw new Error('no');
      });
      await expect(failed).rejects.toThrow('no');
      expect(await store.database.selectFrom('plan').selectAll().execute()).toEqual([]);
    });

    describe('a lease', () => {
      test('goes to one of many who ask at once', async () => {
        const taken = await Promise.all(
          Array.from({ length: 20 }, (_, index) => store.leases.take('run', `holder-${String(index)}`, 60_000)),
        );
        expect(taken.filter((lease) => lease !== undefined)).toHaveLength(1);
      });

      test('is held until it runs out, and then goes to the next with a larger number', async () => {
        const first = await store.leases.take('run', 'one', 60_000);
        if (first === undefined) throw new Error('The lease was not given.');
        expect(await store.leases.held(first)).toBe(true);
        expect(await store.leases.take('run', 'two', 60_000)).toBeUndefined();
        expect(await store.leases.renew(first, -1)).toBe(true);
        expect(await store.leases.held(first)).toBe(false);
        const second = await store.leases.take('run', 'two', 60_000);
        expect(second?.fence).toBe(first.fence + 1);
      });

      test('that was lost never comes back', async () => {
        const first = await store.leases.take('run', 'one', 0);
        if (first === undefined) throw new Error('The lease was not given.');
        expect(await store.leases.renew(first, 60_000)).toBe(false);
        const second = await store.leases.take('run', 'one', 60_000);
        if (second === undefined) throw new Error('The lease was not given.');
        await store.leases.release(first);
        expect(await store.leases.held(second)).toBe(true);
      });

      test('that is given back is free at once', async () => {
        const first = await store.leases.take('run', 'one', 60_000);
        if (first === undefined) throw new Error('The lease was not given.');
        await store.leases.release(first);
        expect((await store.leases.take('run', 'two', 60_000))?.fence).toBe(2);
      });

      test('keeps a late writer from writing', async () => {
        const late = await store.leases.take('run', 'late', 0);
        if (late === undefined) throw new Error('The lease was not given.');
        await store.leases.take('run', 'next', 60_000);
        const write = store.journal.append({ at: 1, kind: 'write-intended' }, { lease: late });
        await expect(write).rejects.toThrow(LeaseLostError);
        expect(await store.journal.list({ limit: 10 })).toEqual([]);
      });
    });

    describe('the journal', () => {
      test('keeps entries in order, each chained to the one before', async () => {
        const actor = { userId: 'u', displayName: 'Ada' };
        const intended = await store.journal.append({
          at: 5,
          kind: 'write-intended',
          actor,
          content: { b: 1, a: [2] },
        });
        await store.journal.append({ at: 6, kind: 'write-concluded', refersTo: intended });
        const [last, first] = await store.journal.list({ limit: 10 });
        expect(first).toMatchObject({ sequence: 1, at: 5, userId: 'u', contentJson: '{"a":[2],"b":1}' });
        expect(last).toMatchObject({ sequence: 2, refersTo: intended, previousHash: first?.hash });
        expect(await store.journal.verify()).toEqual({ intact: true, entries: 2 });
      });

      test('keeps one chain when many write at once', async () => {
        await Promise.all(Array.from({ length: 40 }, (_, at) => store.journal.append({ at, kind: 'denied' })));
        expect(await store.journal.verify()).toEqual({ intact: true, entries: 40 });
      });

      test.each([
        [
          'an entry was changed',
          3,
          (database: Store['database']) =>
            database.updateTable('journal').set({ userName: 'Eve' }).where('sequence', '=', 3),
        ],
        [
          'an entry was taken out',
          3,
          (database: Store['database']) => database.deleteFrom('journal').where('sequence', '=', 3),
        ],
      ])('tells that %s', async (_name, brokenAt, tamper) => {
        for (let at = 0; at < 5; at += 1) await store.journal.append({ at, kind: 'denied' });
        await tamper(store.database).execute();
        expect(await store.journal.verify()).toEqual({ intact: false, brokenAt });
      });

      test('adds nothing when the transaction around it fails', async () => {
        const failed = store.database.transaction().execute(async (transaction) => {
          await store.journal.append({ at: 1, kind: 'run-started' }, { transaction });
          throw new Error('no');
        });
        await expect(failed).rejects.toThrow('no');
        expect(await store.journal.verify()).toEqual({ intact: true, entries: 0 });
      });
    });

    test('wakes those who listen, until they stop', async () => {
      const woken: (string | undefined)[] = [];
      let arrived: () => void = () => undefined;
      const stop = store.wakeUps.listen('run', (id) => {
        woken.push(id);
        arrived();
      });
      const first = new Promise<void>((resolve) => (arrived = resolve));
      await store.wakeUps.notify('status', 'not-listened-to');
      await store.wakeUps.notify('run', 'r:1');
      await first;
      stop();
      const other = new Promise<void>((resolve) => {
        store.wakeUps.listen('run', () => resolve());
      });
      await store.wakeUps.notify('run', 'r2');
      await other;
      expect(woken).toEqual(['r:1']);
    });

    test('is there when asked', async () => {
      await expect(store.check()).resolves.toBeUndefined();
    });
  });
}

test('a data directory belongs to one process, and the second is told so', async () => {
  await using opened = await (testEngines[0] as (typeof testEngines)[number]).open();
  await expect(opened.openAnother()).rejects.toThrow(/Another Tenantry process is using the data directory/);
  await expect(opened.store.check()).resolves.toBeUndefined();
});

const shared = testEngines.filter(({ name, unavailable }) => name === 'PostgreSQL' && unavailable === undefined);
test.each(shared)('processes share one $name', async (engine) => {
  await using opened = await engine.open();
  await opened.store.journal.append({ at: 1, kind: 'denied' });
  const another = await opened.openAnother();
  expect(await another.journal.verify()).toEqual({ intact: true, entries: 1 });
  expect(await another.leases.take('run', 'two', 60_000)).toBeDefined();
  expect(await opened.store.leases.take('run', 'one', 60_000)).toBeUndefined();
  const woken = new Promise((resolve) => another.wakeUps.listen('run', resolve));
  await opened.store.wakeUps.notify('run', 'r1');
  expect(await woken).toBe('r1');
});
