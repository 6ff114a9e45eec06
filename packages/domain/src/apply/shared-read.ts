/** A reading that all tenants of a run share, so that reading it costs the same for one tenant as for a hundred. */
export interface SharedRead<Value> {
  /** The newest reading, if it was begun at this time (milliseconds since the epoch) or later; else a new one. */
  since(time: number): Promise<Value>;
}

/** Shares one request among everybody who asks while it is under way. A failed one is not kept. */
export function shareRead<Value>(read: () => Promise<Value>, now: () => number): SharedRead<Value> {
  let latest: { readonly begunAt: number; readonly value: Promise<Value> } | undefined;
  return {
    since(time) {
      if (latest && latest.begunAt >= time) return latest.value;
      const reading = { begunAt: now(), value: read() };
      latest = reading;
      reading.value.catch(() => {
        if (latest === reading) latest = undefined;
      });
      return reading.value;
    },
  };
}
