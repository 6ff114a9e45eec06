/** Where every part of the directory reads the time: milliseconds since the epoch. */
export interface Clock {
  now(): number;
}
export interface VirtualClock extends Clock {
  readonly speed: number;
  /** Jumps forward; a clock never goes back. */
  advance(milliseconds: number): void;
  setSpeed(speed: number): void;
}

/**
 * A clock that starts at `start` and runs `speed` times as fast as `wall`. At speed 0 it stands still unless advanced, which is
 * what tests want. Its answers never decrease, and whole milliseconds are all it tells.
 */
export function createVirtualClock(
  options: { readonly start?: number; readonly wall?: () => number; readonly speed?: number } = {},
): VirtualClock {
  const wall = options.wall ?? Date.now;
  let speed = options.speed ?? 1;
  let base = options.start ?? wall();
  let since = wall();
  let latest = base;
  const now = (): number => {
    if (speed !== 0) latest = Math.max(latest, Math.floor(base + (wall() - since) * speed));
    return latest;
  };
  const rebase = (moment: number): void => {
    base = moment;
    latest = moment;
    since = wall();
  };
  return {
    now,
    get speed() {
      return speed;
    },
    advance(milliseconds) {
      if (!Number.isFinite(milliseconds) || milliseconds < 0) throw new RangeError('A clock only goes forward.');
      rebase(now() + Math.round(milliseconds));
    },
    setSpeed(next) {
      if (!Number.isFinite(next) || next < 0) throw new RangeError('The speed of a clock is zero or more.');
      rebase(now());
      speed = next;
    },
  };
}
