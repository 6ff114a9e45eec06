/** How many requests are in flight at once, learned from how the service takes them. */
export interface RequestSlots {
  /** Resolves when there is a free slot, first come first served; rejects with the signal's reason when aborted. */
  acquire(signal: AbortSignal | undefined): Promise<void>;
  release(): void;
  /** The service answered well: allows one more in flight for each full round of good answers, up to the most. */
  widen(): void;
  /** The service asks for less: halves what may be in flight. */
  narrow(): void;
  /** A request got no good answer. Now and then that is chance; when too many of the last ones did, narrows. */
  meetTrouble(): void;
}

/** How many answers back trouble counts, fading. */
const memory = 16;
/** The part of them from which on trouble is no chance. */
const tooMany = 0.2;

/**
 * Slots with additive increase and multiplicative decrease between one and `most`: the services behind synchronization publish
 * no limits, so they have to be felt.
 */
export function createRequestSlots(most: number): RequestSlots {
  const waiting = new Set<() => void>();
  let limit = most;
  let inFlight = 0;
  let trouble = 0;
  const narrow = (): void => {
    limit = Math.max(1, limit / 2);
  };
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
      trouble -= trouble / memory;
      limit = Math.min(most, limit + 1 / limit);
      admitNext();
    },
    narrow,
    meetTrouble() {
      trouble += (1 - trouble) / memory;
      if (trouble > tooMany) narrow();
    },
  };
}
