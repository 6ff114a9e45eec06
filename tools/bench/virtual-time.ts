import { setImmediate as turn } from 'node:timers/promises';

interface Sleeper {
  readonly wakeAt: number;
  readonly order: number;
  readonly wake: () => void;
}

/** Time that passes only while everybody waits: minutes of it take milliseconds, and every run is the same. */
export interface VirtualTime {
  now(): number;
  sleep(milliseconds: number, signal?: AbortSignal): Promise<void>;
  /** Does one thing after the other, and lets no time pass meanwhile: for work that waits for more than time. */
  inTurn<Result>(work: () => Promise<Result>): Promise<Result>;
  /** Lets time pass until `work` has ended. */
  during<Result>(work: Promise<Result>): Promise<Result>;
}

/** How often the event loop has to come round without anything happening before everybody is taken to be waiting. */
const idleTurns = 4;

export function createVirtualTime(start: number, onAdvance: (milliseconds: number) => void): VirtualTime {
  let now = start;
  let order = 0;
  let busy = 0;
  let turnBefore: Promise<unknown> = Promise.resolve();
  const sleepers = new Set<Sleeper>();
  const next = (): Sleeper | undefined =>
    [...sleepers].reduce<Sleeper | undefined>((first, one) => {
      if (!first) return one;
      return one.wakeAt < first.wakeAt || (one.wakeAt === first.wakeAt && one.order < first.order) ? one : first;
    }, undefined);
  return {
    now: () => now,
    sleep(milliseconds, signal) {
      return new Promise((resolve, reject) => {
        if (signal?.aborted) {
          reject(signal.reason as Error);
          return;
        }
        const sleeper = { wakeAt: now + Math.max(0, milliseconds), order: (order += 1), wake: resolve };
        sleepers.add(sleeper);
        signal?.addEventListener(
          'abort',
          () => {
            if (sleepers.delete(sleeper)) reject(signal.reason as Error);
          },
          { once: true },
        );
      });
    },
    inTurn(work) {
      busy += 1;
      const ended = turnBefore.then(work).finally(() => {
        busy -= 1;
      });
      turnBefore = ended.catch(() => undefined);
      return ended;
    },
    async during(work) {
      const state = { ended: false };
      const end = (): void => void (state.ended = true);
      work.then(end, end);
      while (!state.ended) {
        for (let idle = 0; idle < idleTurns; idle = busy > 0 ? 0 : idle + 1) await turn();
        const sleeper = state.ended ? undefined : next();
        if (!sleeper) continue;
        if (sleeper.wakeAt > now) onAdvance(sleeper.wakeAt - now);
        now = Math.max(now, sleeper.wakeAt);
        for (const due of [...sleepers].filter(({ wakeAt }) => wakeAt <= now).toSorted((a, b) => a.order - b.order)) {
          sleepers.delete(due);
          due.wake();
        }
      }
      return work;
    },
  };
}
