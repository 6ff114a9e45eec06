import type { Clock, Random } from '@tenantry/domain';
import { createRequestSlots, type RequestSlots } from './request-slots.ts';
import { createRequestWindow, type RequestWindow } from './request-window.ts';
import { retryAfter } from './retry-after.ts';

/** Requests that share a quota, and so wait together. */
export type Bucket = 'reports' | 'directory';

/** One request that wants to be sent. */
export interface Applicant {
  readonly bucket: Bucket;
  readonly write: boolean;
  readonly signal: AbortSignal | undefined;
  /** Milliseconds it is ready to wait in all; more than that and `admit` says when to come back instead. */
  patience: number;
  /** Told when it has to wait because the service said so. */
  readonly onHeld: (until: number) => void;
}

/**
 * What all clients of one application in one tenant share: the holds that Graph imposed, the published quotas, and the requests
 * in flight. Waiting for a hold or a quota takes no slot.
 */
export interface Throttle {
  /** Resolves to `undefined` with a slot taken, or to the moment at which there is sense in trying again. */
  admit(applicant: Applicant): Promise<{ readonly retryAt: number } | undefined>;
  release(): void;
  /** Whether the bucket is held just now: something that was admitted before has to be admitted anew. */
  isHeld(bucket: Bucket): boolean;
  /** Holds the whole bucket after a 429, for as long as the answer asks or by growing random waits; tells until when. */
  hold(bucket: Bucket, headers: Headers): number;
  /** Learns from an answer: how near the quota is, and whether the service is well. */
  learn(bucket: Bucket, status: number, headers: Headers): void;
  /** Learns that no answer came. */
  learnSilence(): void;
}

interface BucketState {
  heldUntil: number;
  /** 429 answers since the last good one that did not say how long to wait. */
  unexplained: number;
  /** Milliseconds between two requests while the quota is nearly used up. */
  spacing: number;
  spacedUntil: number;
  nextStart: number;
  readonly all: RequestWindow | undefined;
  readonly writes: RequestWindow | undefined;
}

export interface ThrottleOptions {
  readonly clock: Clock;
  readonly random: Random;
  /** Most requests in flight at once. */
  readonly concurrency?: number;
}

/**
 * The published quotas are 3,000 writes in 150 seconds, and 5 requests in 10 seconds for reports and provisioning on demand;
 * four fifths of them are used.
 *
 * @see https://learn.microsoft.com/graph/throttling-limits
 */
export function createThrottle({ clock, random, concurrency = 32 }: ThrottleOptions): Throttle {
  const slots: RequestSlots = createRequestSlots(concurrency);
  const buckets: Readonly<Record<Bucket, BucketState>> = {
    reports: bucketState(createRequestWindow(4, 10_000), undefined),
    directory: bucketState(undefined, createRequestWindow(2_400, 150_000)),
  };
  return {
    async admit(applicant) {
      const state = buckets[applicant.bucket];
      for (;;) {
        const wait = waitFor(state, applicant.write, clock.now());
        if (wait > applicant.patience) {
          if (state.heldUntil > clock.now()) applicant.onHeld(state.heldUntil);
          return { retryAt: clock.now() + wait };
        }
        if (wait > 0) {
          if (state.heldUntil > clock.now()) applicant.onHeld(state.heldUntil);
          applicant.patience -= wait;
          await clock.sleep(wait, applicant.signal);
          continue;
        }
        await slots.acquire(applicant.signal);
        if (waitFor(state, applicant.write, clock.now()) === 0) {
          start(state, applicant.write, clock.now());
          return undefined;
        }
        slots.release();
      }
    },
    release: () => slots.release(),
    isHeld: (bucket) => buckets[bucket].heldUntil > clock.now(),
    hold(bucket, headers) {
      const state = buckets[bucket];
      const now = clock.now();
      const asked = retryAfter(headers, now);
      if (state.heldUntil <= now) slots.narrow();
      if (asked === undefined) state.unexplained += 1;
      const wait = asked ?? Math.max(250, random.next() * Math.min(60_000, 2_000 * 2 ** (state.unexplained - 1)));
      state.heldUntil = Math.max(state.heldUntil, now + Math.ceil(wait));
      return state.heldUntil;
    },
    learn(bucket, status, headers) {
      const state = buckets[bucket];
      if (status >= 500) slots.meetTrouble();
      if (status >= 400) return;
      slots.widen();
      state.unexplained = 0;
      const used = Number(headers.get('x-ms-throttle-limit-percentage') ?? 0);
      if (used >= 0.8) {
        state.spacing = 25 + 225 * Math.min(1, (used - 0.8) / 0.2);
        state.spacedUntil = clock.now() + 10_000;
      }
    },
    learnSilence: () => slots.meetTrouble(),
  };
}

function bucketState(all: RequestWindow | undefined, writes: RequestWindow | undefined): BucketState {
  return { heldUntil: 0, unexplained: 0, spacing: 0, spacedUntil: 0, nextStart: 0, all, writes };
}

function waitFor(state: BucketState, write: boolean, now: number): number {
  return Math.max(
    0,
    state.heldUntil - now,
    state.nextStart - now,
    state.all?.waitAt(now) ?? 0,
    write ? (state.writes?.waitAt(now) ?? 0) : 0,
  );
}

function start(state: BucketState, write: boolean, now: number): void {
  state.all?.count(now);
  if (write) state.writes?.count(now);
  state.nextStart = now < state.spacedUntil ? now + state.spacing : 0;
}
