import type { Clock, Random } from './ports.ts';
import type { RunEvent } from './run-event.ts';

/** Whatever the directory says, nobody waits longer than this before asking again. */
const longestHold = 60 * 60_000;
/** Those who waited together do not come back together. */
const spread = 1_000;

/** Makes the whole run wait when the directory says "not before". */
export interface Throttle {
  /** Waits until the directory may be asked. Rejects when the run is stopped. */
  pass(): Promise<void>;
  /** Holds the whole run until then, in milliseconds since the epoch. */
  hold(until: number): void;
}

/** Tells `throttled` once for every new time, and `throttling-ended` when the first one goes on. */
export function createThrottle(
  { clock, random }: { readonly clock: Clock; readonly random: Random },
  emit: (event: RunEvent) => void,
  stop: AbortSignal,
): Throttle {
  let heldUntil: number | undefined;
  return {
    async pass() {
      while (heldUntil !== undefined && clock.now() < heldUntil) {
        await clock.sleep(heldUntil - clock.now() + random.next() * spread, stop);
      }
      if (heldUntil === undefined) return;
      heldUntil = undefined;
      emit({ type: 'throttling-ended' });
    },
    hold(until) {
      const bounded = Math.min(until, clock.now() + longestHold);
      if (bounded <= (heldUntil ?? clock.now())) return;
      heldUntil = bounded;
      emit({ type: 'throttled', until: bounded });
    },
  };
}
