import { afterEach, beforeEach, expect, test } from 'vitest';
import { manualClock } from '../testing/manual-clock.ts';
import { testEngines, type TestStore } from '../testing/store-engines.ts';
import { whileLeased } from './keep-lease.ts';
import { LeaseLostError } from './leases.ts';

const terms = { name: 'run', holder: 'one', milliseconds: 60_000, renewEvery: 1_000 };
const never = new AbortController().signal;
let opened: TestStore;
beforeEach(async () => {
  opened = await (testEngines[0] as (typeof testEngines)[number]).open();
});
afterEach(async () => {
  await opened[Symbol.asyncDispose]();
});

test('work is done by one, and the lease is free afterwards', async () => {
  const { leases } = opened.store;
  const clock = manualClock();
  const result = await whileLeased(leases, clock, terms, never, async (lease) => {
    expect(
      await whileLeased(leases, clock, { ...terms, holder: 'two' }, never, () => Promise.resolve('two')),
    ).toBeUndefined();
    return lease.fence;
  });
  expect(result).toBe(1);
  expect((await leases.take('run', 'next', 1_000))?.fence).toBe(2);
});

test('work whose lease is lost is told so', async () => {
  const { leases, database } = opened.store;
  const clock = manualClock();
  const outcome = whileLeased(leases, clock, terms, never, async (lease, signal) => {
    await database.updateTable('lease').set({ expiresAt: 0 }).execute();
    await leases.take('run', 'two', 60_000);
    const lost = new Promise((_, reject) => signal.addEventListener('abort', () => reject(signal.reason as Error)));
    clock.advance(1_000);
    expect(lease.fence).toBe(1);
    return lost;
  });
  await expect(outcome).rejects.toThrow(LeaseLostError);
  const holder = await database.selectFrom('lease').select(['holder', 'fence']).executeTakeFirst();
  expect(holder).toMatchObject({ holder: 'two', fence: 2 });
});

test('work that fails gives the lease back', async () => {
  const { leases } = opened.store;
  const failing = whileLeased(leases, manualClock(), terms, never, () => Promise.reject(new Error('broken')));
  await expect(failing).rejects.toThrow('broken');
  expect(await leases.take('run', 'next', 1_000)).toBeDefined();
});
