/** How many requests are in flight at once, learned from how the service takes them. */
export interface RequestSlots {
  /** Resolves when there is a free slot, first come first served; rejects with the signal's reason when aborted. */
  acquire(signal: AbortSignal | undefined): Promise<void>;
  release(): void;
  /** The service answered well: allows one more in flight for each full round of good answers, up to the most. */
  widen(): void;
  /** The service is in trouble: halves what may be in flight. */
  narrow(): void;
}

/**
 * Slots with additive increase and multiplicative decrease between one and `most`: the services behind synchronization publish
 * no limits, so they have to be felt.
 */
export function createRequestSlots(most: number): RequestSlots {
  const waiting = new Set<() => void>();
  let limit = most;
  let inFlight = 0;
  const admitNext = (): void => {
    for (const admit of waiting) {
      if (inFlight >= Math.floor(limit)) return;
      waiting.delete(admit);
      inFlight += 1;
      admit();
    }
  };
  return {
    acquire(signal) {
      return new Promise((resolve, reject) => {
        if (signal?.aborted === true) {
          reject(signal.reason as Error);
          return;
        }
        const leave = (): void => {
          waiting.delete(admit);
          reject(signal?.reason as Error);
        };
        const admit = (): void => {
          signal?.removeEventListener('abort', leave);
          resolve();
        };
        signal?.addEventListener('abort', leave, { once: true });
        waiting.add(admit);
        admitNext();
      });
    },
    release() {
      inFlight -= 1;
      admitNext();
    },
    widen() {
      limit = Math.min(most, limit + 1 / limit);
      admitNext();
    },
    narrow() {
      limit = Math.max(1, limit / 2);
    },
  };
}
