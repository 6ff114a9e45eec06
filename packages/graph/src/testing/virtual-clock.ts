import type { Clock } from '@tenantry/domain';

/** A clock that stands still while anything happens, and leaps to the next sleeper once nothing does. */
export function createVirtualClock(start = Date.UTC(2026, 10, 22, 9)): Clock & { advance(milliseconds: number): void } {
  const sleepers = new Set<{ readonly at: number; readonly wake: () => void }>();
  let now = start;
  let leaping = false;
  const leap = (): void => {
    leaping = false;
    const next = [...sleepers].toSorted((a, b) => a.at - b.at)[0];
    if (next === undefined) return;
    sleepers.delete(next);
    now = Math.max(now, next.at);
    next.wake();
    leapSoon();
  };
  const leapSoon = (): void => {
    if (leaping || sleepers.size === 0) return;
    leaping = true;
    setTimeout(leap, 2);
  };
  return {
    now: () => now,
    advance(milliseconds) {
      now += milliseconds;
    },
    sleep(milliseconds, signal) {
      return new Promise((resolve, reject) => {
        if (signal?.aborted === true) {
          reject(signal.reason as Error);
          return;
        }
        const sleeper = { at: now + milliseconds, wake: resolve };
        signal?.addEventListener('abort', () => {
          sleepers.delete(sleeper);
          reject(signal.reason as Error);
        });
        sleepers.add(sleeper);
        leapSoon();
      });
    },
  };
}
