import { setImmediate as breathe } from 'node:timers/promises';
import type { VirtualClock } from './virtual-clock.ts';

/** Real milliseconds of work after which others get their turn. */
const slice = 25;

/** What happens by itself as time passes. */
export interface Happenings {
  /** When the next thing is due, in milliseconds since the epoch; infinite when nothing is. */
  readonly nextDue: () => number;
  /** Does what is due by now, one thing after the other, and stops early after one of them once `pause` says so. */
  readonly advance: (pause: () => boolean) => void;
}

/**
 * Lets virtual time pass from one due moment to the next and gives way to requests in between, so that a jump over very many
 * cycles does not stop everybody. Whoever asks meanwhile sees a moment on the way.
 */
export async function passTime(clock: VirtualClock, milliseconds: number, happenings: Happenings): Promise<void> {
  const end = clock.now() + milliseconds;
  let began = performance.now();
  const pause = (): boolean => performance.now() - began >= slice;
  for (;;) {
    const now = clock.now();
    if (now < end) clock.advance(Math.max(0, Math.min(happenings.nextDue(), end) - now));
    happenings.advance(pause);
    if (clock.now() >= end && happenings.nextDue() > clock.now()) return;
    if (!pause()) continue;
    await breathe();
    began = performance.now();
  }
}
