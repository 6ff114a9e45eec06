import type { Clock } from '@tenantry/domain';
import { createSystemClock } from '../operations/system-clock.ts';

/** The time of another clock that goes `speed` times as fast as the machine's, or stands still, with sleeps that fit it. */
export function scaledClock(now: () => number, speed: number): Clock {
  const { sleep } = createSystemClock();
  return { now, sleep: (milliseconds, signal) => sleep(speed === 0 ? milliseconds : milliseconds / speed, signal) };
}
