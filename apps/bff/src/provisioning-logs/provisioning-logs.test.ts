import { describe, expect, test, vi } from 'vitest';
import { testEngines } from '../testing/store-engines.ts';
import { manualClock } from '../testing/manual-clock.ts';
import { createGraphClient } from '@tenantry/graph';
import { createLog } from '../operations/log.ts';
import { createProvisioningLogIngester } from './provisioning-log-ingester.ts';
import { createProvisioningLogStore } from './provisioning-log-store.ts';

/** One entry of the log as Graph has it. */
const entryAt = (id: string, at: number) => ({
  id,
  activityDateTime: new Date(at).toISOString(),
  provisioningAction: 'create',
  provisioningStatusInfo: {
    status: id.startsWith('bad') ? 'failure' : 'success',
    errorInformation: id.startsWith('bad') ? { errorCode: 'Duplicate_100%' } : null,
  },
  sourceIdentity: { id: `person of ${id} only`, displayName: `Ada ${id}`, identityType: 'User' },
  servicePrincipal: { id: 'sp', displayName: 'MTO_Sync' },
  tenantId: '66666666-7777-4888-9999-000000000000',
});

for (const engine of testEngines.filter(({ unavailable }) => unavailable === undefined)) {
  describe(`carrying the provisioning log over on ${engine.name}`, () => {
    const start = Date.UTC(2026, 10, 23, 8);
    const minute = 60_000;

    async function open() {
      const opened = await engine.open();
      const clock = manualClock(start);
      const asked: { readonly at: number; readonly url: URL }[] = [];
      const world = {
        entries: [entryAt('a', start - 60 * minute), entryAt('b', start - 10 * minute)],
        pageSize: 500,
        status: 200,
      };
      /** Microsoft's log, as far as the ingester asks: newest first, later than, page by page. */
      const send = (request: Request): Promise<Response> => {
        const url = new URL(request.url);
        asked.push({ at: clock.now(), url });
        if (world.status !== 200)
          return Promise.resolve(
            Response.json({ error: { code: 'Forbidden', message: '' } }, { status: world.status }),
          );
        const after = Date.parse(/gt (\S+)/.exec(url.searchParams.get('$filter') ?? '')?.[1] ?? '');
        const from = Number(url.searchParams.get('$skiptoken') ?? 0);
        const matching = world.entries
          .filter((one) => Date.parse(one.activityDateTime) > after)
          .toSorted((x, y) => y.activityDateTime.localeCompare(x.activityDateTime));
        const next = new URL(url);
        next.searchParams.set('$skiptoken', String(from + world.pageSize));
        return Promise.resolve(
          Response.json({
            value: matching.slice(from, from + world.pageSize),
            ...(from + world.pageSize < matching.length ? { '@odata.nextLink': next.href } : {}),
          }),
        );
      };
      const client = createGraphClient({
        clock,
        random: { next: () => 0.5 },
        purpose: 'background',
        send,
        tokens: { token: () => Promise.resolve('token') },
      });
      const logs = createProvisioningLogStore(opened.store.database);
      const ingester = createProvisioningLogIngester({
        homeTenantId: 'home',
        processId: 'one',
        client,
        logs,
        leases: opened.store.leases,
        clock,
        log: createLog('silent'),
      });
      const pass = async (seconds: number): Promise<void> => {
        for (let second = 0; second < seconds; second += 1) {
          clock.advance(1_000);
          for (let turn = 0; turn < 8; turn += 1) {
            await new Promise((resolve) => setImmediate(resolve));
            await opened.store.check();
          }
        }
      };
      const list = async (query: object = {}) => logs.list('home', { offset: 0, limit: 100, ...query });
      return {
        clock,
        asked,
        world,
        logs,
        ingester,
        pass,
        list,
        async [Symbol.asyncDispose]() {
          await ingester.stop();
          await opened[Symbol.asyncDispose]();
        },
      };
    }

    test('begins with what Graph still keeps and goes on from the newest entry, with an overlap and without duplicates', async () => {
      await using log = await open();
      log.ingester.start();
      await vi.waitFor(async () => expect((await log.list()).total).toBe(2));
      expect(log.asked[0]?.url.searchParams.get('$filter')).toContain('2026-10-24T08:00:00');
      // One that shows up late, and one that is new.
      log.world.entries.push(entryAt('late', start - 13 * minute), entryAt('new', start + 1_000));
      await log.pass(31);
      await vi.waitFor(async () => expect((await log.list()).total).toBe(4));
      expect(log.asked[1]?.url.searchParams.get('$filter')).toContain('2026-11-23T07:45:00');
      await log.pass(120);
      const { total, rows } = await log.list();
      expect(total).toBe(4);
      expect(rows.map(({ id }) => id)).toEqual(['new', 'b', 'late', 'a']);
    });

    test('asks at most once in ten seconds, however many pages there are', async () => {
      await using log = await open();
      log.world.pageSize = 3;
      log.world.entries = Array.from({ length: 20 }, (_, index) =>
        entryAt(`e${String(index)}`, start - index * minute),
      );
      log.ingester.start();
      await vi.waitFor(() => expect(log.asked).toHaveLength(1));
      await log.pass(100);
      expect((await log.list()).total).toBe(20);
      const times = log.asked.map(({ at }) => at);
      expect(times.length).toBeGreaterThanOrEqual(7);
      expect(times.slice(1).every((at, index) => at - (times[index] ?? 0) >= 10_000)).toBe(true);
    });

    test('moves the watermark only after a reading that came to its end', async () => {
      await using log = await open();
      log.world.pageSize = 1;
      log.ingester.start();
      await vi.waitFor(async () => expect((await log.list()).total).toBe(1));
      log.world.status = 403;
      await log.pass(11);
      await vi.waitFor(async () =>
        expect(await log.logs.position('home')).toMatchObject({ failedAt: expect.any(Number) }),
      );
      log.world.status = 200;
      const refused = log.asked.length;
      await log.pass(14 * 60);
      expect(log.asked).toHaveLength(refused);
      await log.pass(90);
      await vi.waitFor(async () => expect((await log.list()).total).toBe(2));
      expect(await log.logs.position('home')).not.toHaveProperty('failedAt');
    });

    test('entries are found by person, tenant, status and text, with signs of patterns as themselves', async () => {
      await using log = await open();
      log.world.entries.push(entryAt('bad', start - 5 * minute));
      log.ingester.start();
      await vi.waitFor(async () => expect((await log.list()).total).toBe(3));
      expect((await log.list({ status: 'failure' })).rows).toMatchObject([{ id: 'bad', errorCode: 'Duplicate_100%' }]);
      expect((await log.list({ q: ' of B only ' })).rows.map(({ id }) => id)).toEqual(['b']);
      expect((await log.list({ q: '100%' })).total).toBe(1);
      expect((await log.list({ q: '%' })).total).toBe(1);
      expect((await log.list({ q: "'; drop table provisioning_log; --" })).total).toBe(0);
      expect(
        (await log.list({ tenantId: '66666666-7777-4888-9999-000000000000', limit: 1, offset: 1 })).rows.map(
          ({ id }) => id,
        ),
      ).toEqual(['b']);
      expect((await log.list({ tenantId: '00000000-7777-4888-9999-000000000000' })).total).toBe(0);
      expect(await log.logs.list('another home', { offset: 0, limit: 10 })).toEqual({ total: 0, rows: [] });
    });
  });
}
