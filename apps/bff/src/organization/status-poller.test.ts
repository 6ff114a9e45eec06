import type { OrganizationReading } from './status-snapshot.ts';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { createLog } from '../operations/log.ts';
import { manualClock } from '../testing/manual-clock.ts';
import { testEngines, type TestStore } from '../testing/store-engines.ts';
import { createStatusPoller, type StatusPoller } from './status-poller.ts';

const job = (initialCycleDone: boolean) => ({
  jobId: 'j',
  templateId: 't',
  schedule: 'active',
  code: 'active',
  initialCycleDone,
});

for (const engine of testEngines.filter(({ unavailable }) => unavailable === undefined)) {
  describe(`the pace of reading the status on ${engine.name}`, () => {
    let opened: TestStore;
    let clock: ReturnType<typeof manualClock>;
    let reads: number;
    let running: boolean;
    let initialCycleDone: boolean;
    let failure: Error | undefined;
    const pollers: StatusPoller[] = [];
    beforeEach(async () => {
      opened = await engine.open();
      clock = manualClock();
      reads = 0;
      running = false;
      initialCycleDone = true;
      failure = undefined;
    });
    afterEach(async () => {
      await Promise.all(pollers.splice(0).map((poller) => poller.stop()));
      await opened[Symbol.asyncDispose]();
    });

    function start(processId: string): StatusPoller {
      const { leases, wakeUps } = opened.store;
      const poller = createStatusPoller({
        homeTenantId: 'home',
        processId,
        statusReader: {
          read() {
            reads += 1;
            if (failure) return Promise.reject(failure);
            const reading = { configurations: [{ jobs: [job(initialCycleDone)] }] } as unknown as OrganizationReading;
            return Promise.resolve({ readAt: clock.now(), reading });
          },
        },
        leases,
        wakeUps,
        clock,
        log: createLog('silent'),
        onRead: () => Promise.resolve(),
        isRunning: () => Promise.resolve(running),
      });
      pollers.push(poller);
      poller.start();
      return poller;
    }
    const readsToBe = (wanted: number) => vi.waitFor(() => expect(reads).toBe(wanted));
    /** Lets time pass second by second, with everything that happens in it. */
    async function pass(seconds: number): Promise<void> {
      for (let second = 0; second < seconds; second += 1) {
        clock.advance(1_000);
        for (let turn = 0; turn < 3; turn += 1) await new Promise((resolve) => setImmediate(resolve));
        await opened.store.check();
      }
    }

    test('is every five minutes when all is calm', async () => {
      start('one');
      await readsToBe(1);
      await pass(299);
      expect(reads).toBe(1);
      await pass(2);
      await readsToBe(2);
    });

    test('is every fifteen seconds while a job is in its first cycle, and while a run is going', async () => {
      initialCycleDone = false;
      start('one');
      await readsToBe(1);
      await pass(16);
      await readsToBe(2);
      initialCycleDone = true;
      running = true;
      await pass(16);
      await readsToBe(3);
      await pass(16);
      await readsToBe(4);
      expect(reads).toBe(4);
      await pass(8);
      expect(reads).toBe(4);
    });

    test('is at once when a run has ended, every fifteen seconds until Graph shows it, and then every minute', async () => {
      const poller = start('one');
      await readsToBe(1);
      await pass(20);
      poller.hurry();
      await readsToBe(2);
      await pass(16);
      await readsToBe(3);
      await pass(130);
      const settled = reads;
      expect(settled).toBeGreaterThanOrEqual(9);
      await pass(45);
      expect(reads - settled).toBeLessThanOrEqual(1);
    });

    test('is brought forward by what a run tells in another process, and no more often than every fifteen seconds', async () => {
      start('one');
      await readsToBe(1);
      await pass(5);
      for (let event = 0; event < 10; event += 1) await opened.store.wakeUps.notify('run', 'a run');
      await pass(5);
      expect(reads).toBe(1);
      await pass(7);
      await readsToBe(2);
    });

    test('is kept by one process of many', async () => {
      start('one');
      await readsToBe(1);
      start('two');
      start('three');
      await pass(60);
      expect(reads).toBe(1);
    });

    test('is a minute after a reading that failed', async () => {
      failure = new Error('The store is away.');
      start('one');
      await readsToBe(1);
      failure = undefined;
      await pass(50);
      expect(reads).toBe(1);
      await pass(11);
      await readsToBe(2);
    });
  });
}
