/** Counts requests within a sliding window of time, so that a published quota is never exceeded, whenever its own window begins. */
export interface RequestWindow {
  /** Milliseconds until one more request fits; 0 when it fits now. */
  waitAt(now: number): number;
  count(now: number): void;
}

export function createRequestWindow(limit: number, milliseconds: number): RequestWindow {
  const counted: number[] = [];
  let first = 0;
  return {
    waitAt(now) {
      while (first < counted.length && (counted[first] ?? 0) <= now - milliseconds) first += 1;
      if (first > limit) {
        counted.splice(0, first);
        first = 0;
      }
      const oldest = counted[counted.length - limit];
      return counted.length - first < limit || oldest === undefined ? 0 : oldest + milliseconds - now;
    },
    count(now) {
      counted.push(now);
    },
  };
}
