import type { Clock } from '@tenantry/domain';

/** A clock that stands still until a test moves it. */
export function manualClock(start = Date.now()): Clock & { advance(milliseconds: number): void } {
  let now = start;
  const sleepers = new Set<{ readonly until: number; readonly wake: () => void }>();
  return {
    now: () => now,
    sleep(milliseconds, signal) {
      return new Promise((resolve, reject) => {
        if (signal?.aborted) throw signal.reason;
        const sleeper = { until: now + milliseconds, wake: resolve };
        sleepers.add(sleeper);
        signal?.addEventListener('abort', () => {
          sleepers.delete(sleeper);
          reject(signal.reason instanceof Error ? signal.reason : new Error('Aborted.'));
        });
      });
    },
    advance(milliseconds) {
      now += milliseconds;
      for (const sleeper of sleepers) {
        if (sleeper.until > now) continue;
        sleepers.delete(sleeper);
        sleeper.wake();
      }
    },
  };
}
