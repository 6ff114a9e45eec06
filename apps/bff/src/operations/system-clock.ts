import { setTimeout as wait } from 'node:timers/promises';
import type { Clock, Random } from '@tenantry/domain';

/** The machine's own time. */
export function createSystemClock(): Clock {
  return {
    now: () => Date.now(),
    async sleep(milliseconds, signal) {
      try {
        await wait(milliseconds, undefined, signal ? { signal } : {});
      } catch (error) {
        signal?.throwIfAborted();
        throw error;
      }
    },
  };
}

/** The machine's own randomness; for jitter only, never for a secret. */
export function createSystemRandom(): Random {
  return { next: () => Math.random() };
}
