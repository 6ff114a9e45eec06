import type { Clock, Random } from '../ports.ts';

/** Time that stands still while anybody works, and jumps to the next alarm when everybody sleeps. */
export interface VirtualClock extends Clock {
  /** Lets time pass until the promise is settled. @throws when everybody waits for something that never comes. */
  run<Value>(promise: Promise<Value>): Promise<Value>;
}

interface Alarm {
  readonly at: number;
  readonly order: number;
  readonly ring: () => void;
}

/** Begins well after the epoch, so that zero is never now. */
export function virtualClock(start = 1_000_000): VirtualClock {
  let now = start;
  let order = 0;
  let alarms: Alarm[] = [];

  function sleep(milliseconds: number, signal?: AbortSignal): Promise<void> {
    return new Promise((resolve, reject) => {
      const alarm: Alarm = { at: now + Math.max(0, milliseconds), order: (order += 1), ring: wake };
      function wake() {
        signal?.removeEventListener('abort', abort);
        resolve();
      }
      function abort() {
        alarms = alarms.filter((other) => other !== alarm);
        reject(signal?.reason instanceof Error ? signal.reason : new Error('aborted'));
      }
      if (signal?.aborted) return abort();
      signal?.addEventListener('abort', abort, { once: true });
      alarms.push(alarm);
    });
  }

  async function run<Value>(promise: Promise<Value>): Promise<Value> {
    let settled = false;
    const watched = promise.finally(() => {
      settled = true;
    });
    watched.catch(() => undefined);
    const idle = idleness();
    try {
      for (;;) {
        await idle.passed();
        if (settled) return await watched;
        ringNext();
      }
    } finally {
      idle.close();
    }
  }

  function ringNext(): void {
    const next = Math.min(...alarms.map((alarm) => alarm.at));
    if (next === Number.POSITIVE_INFINITY) throw new Error('Everybody waits, and nobody will come.');
    now = Math.max(now, next);
    const due = alarms.filter((alarm) => alarm.at <= now).toSorted((a, b) => a.order - b.order);
    alarms = alarms.filter((alarm) => alarm.at > now);
    for (const alarm of due) alarm.ring();
  }

  return { now: () => now, sleep, run };
}

/** Lets everything go on that can go on without time: a message arrives only when no promise is left to be settled. */
function idleness(): { passed(): Promise<void>; close(): void } {
  const { port1, port2 } = new MessageChannel();
  let resolve: () => void = () => undefined;
  port1.onmessage = () => resolve();
  return {
    passed: () =>
      new Promise((done) => {
        resolve = done;
        port2.postMessage(undefined);
      }),
    close: () => port1.close(),
  };
}

/** The same numbers for the same seed (mulberry32). */
export function seededRandom(seed: number): Random {
  let state = seed >>> 0;
  return {
    next() {
      state = (state + 0x6d2b79f5) >>> 0;
      let mixed = Math.imul(state ^ (state >>> 15), state | 1);
      mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
      return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
    },
  };
}
