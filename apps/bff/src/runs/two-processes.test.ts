import { describe, expect, test, vi } from 'vitest';
import { endStateOf } from '../testing/end-state.ts';
import { openRunAtHand, type RunAtHand } from '../testing/run-at-hand.ts';
import { firstShare } from '../testing/run-stories.ts';
import { writesIn } from '../testing/sandbox.ts';
import type { SpawnedPortal } from '../testing/spawned-portal.ts';
import { testEngine } from '../testing/store-engines.ts';

// Processes of their own take their time where others use the machine too; this is only a stop for what hangs.
vi.setConfig({ testTimeout: 300_000 });

const shared = testEngine('PostgreSQL');

/** Starts a process whose writes are told one by one. */
async function spawnWatched(run: RunAtHand, onWrite: (portal: SpawnedPortal) => void): Promise<SpawnedPortal> {
  return run.spawn({
    onAnswer(request, portal) {
      const { pathname } = new URL(request.url);
      if (writesIn([{ method: request.method, path: pathname } as never]).length > 0) onWrite(portal);
    },
  });
}

describe.runIf(shared.unavailable === undefined)('two processes on one database', () => {
  async function undisturbedEnd(): Promise<object> {
    await using run = await openRunAtHand(shared, firstShare);
    await using portal = await run.spawn();
    await portal.endsWell();
    return endStateOf(run.sandbox);
  }

  test('never write at the same time: one carries the run out, and the other only when the first is gone', async () => {
    const end = await undisturbedEnd();
    await using run = await openRunAtHand(shared, firstShare);
    const writers: string[] = [];
    let killed: SpawnedPortal | undefined;
    const watch = (name: string) => (portal: SpawnedPortal) => {
      writers.push(name);
      if (killed || writers.length < 8) return;
      killed = portal;
      portal.signal('SIGKILL');
    };
    await using first = await spawnWatched(run, watch('first'));
    await using second = await spawnWatched(run, watch('second'));
    const [dead, alive] = await Promise.race([
      first.ended.then(() => [first, second] as const),
      second.ended.then(() => [second, first] as const),
    ]);
    expect(await dead.ended).toMatchObject({ signal: 'SIGKILL' });
    await run.expireLeases();
    await alive.endsWell();
    const handovers = writers.filter((name, index) => index > 0 && name !== writers[index - 1]);
    expect(handovers).toHaveLength(1);
    expect(endStateOf(run.sandbox)).toEqual(end);
  });

  test.each([2, 9])(
    'one that stood still past its lease after %i writes does no harm when it wakes up',
    async (count) => {
      const end = await undisturbedEnd();
      await using run = await openRunAtHand(shared, firstShare);
      const stopped = Promise.withResolvers<void>();
      let written = 0;
      await using sleeper = await spawnWatched(run, (portal) => {
        written += 1;
        if (written !== count) return;
        portal.signal('SIGSTOP');
        stopped.resolve();
      });
      await stopped.promise;
      await run.expireLeases();
      await using successor = await run.spawn();
      await successor.endsWell();
      const before = run.writes().length;
      sleeper.signal('SIGCONT');
      await sleeper.endsWell();
      expect(run.writes().slice(before)).toEqual([]);
      expect(endStateOf(run.sandbox)).toEqual(end);
      const { rows, chain } = await run.look(async (store) => ({
        rows: await store.journal.list({ limit: 1_000, kinds: ['run-finished'] }),
        chain: await store.journal.verify(),
      }));
      expect(rows).toHaveLength(1);
      expect(chain).toMatchObject({ intact: true });
    },
  );
});
