/** Shortest time after which a write whose answer was lost is taken for one that never arrived. */
const shortestWindow = 90_000;
/** The longest of so many lags is more than twice the usual one, so that five times it is ten times that. */
const many = 20;

/** How far reads have been behind writes in this run. */
export interface Lag {
  /** Tells that something written was first seen so many milliseconds later. */
  note(milliseconds: number): void;
  /**
   * How long, in milliseconds, nothing may be created again after a lost answer, and how long refusals of something just
   * made are put down to replication: at least 90 seconds, and ten times the longest lag seen while few were seen, five
   * times the longest of many.
   */
  settleWindow(): number;
}

/** Before anything was seen the window is the shortest one. */
export function trackLag(): Lag {
  let longest = 0;
  let noted = 0;
  return {
    note(milliseconds) {
      longest = Math.max(longest, milliseconds);
      noted += 1;
    },
    settleWindow: () => Math.max(shortestWindow, (noted < many ? 10 : 5) * longest),
  };
}
