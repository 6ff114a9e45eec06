/** Shortest time after which a write whose answer was lost is taken for one that never arrived. */
const shortestWindow = 90_000;

/** How far reads have been behind writes in this run. */
export interface Lag {
  /** Tells that something written was first seen so many milliseconds later. */
  note(milliseconds: number): void;
  /**
   * How long, in milliseconds, nothing may be created again after a lost answer, and how long refusals of something just
   * made are put down to replication: ten times the longest lag seen, and at least 90 seconds.
   */
  settleWindow(): number;
}

/** Before anything was seen the window is the shortest one. */
export function trackLag(): Lag {
  let longest = 0;
  return {
    note(milliseconds) {
      longest = Math.max(longest, milliseconds);
    },
    settleWindow: () => Math.max(shortestWindow, 10 * longest),
  };
}
