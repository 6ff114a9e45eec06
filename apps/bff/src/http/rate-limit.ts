import type { Clock } from '@tenantry/domain';
import type { Request, RequestHandler } from 'express';
import { ProblemError } from './problem-error.ts';

/** How many requests may come at once, and how many a second over time. */
export interface RateLimit {
  readonly burst: number;
  readonly perSecond: number;
}

interface Bucket {
  level: number;
  readonly at: number;
}

/** Buckets kept at once; beyond that the oldest are forgotten, so that no flood of senders fills the memory. */
const mostBuckets = 20_000;

/**
 * A token bucket for each sender, in this process. `keyOf` answers whose bucket it is, or nothing when the request is not
 * counted here.
 */
export function rateLimit(
  limit: RateLimit,
  clock: Clock,
  keyOf: (request: Request) => string | undefined,
): RequestHandler {
  const buckets = new Map<string, Bucket>();
  return (request, _response, next) => {
    const key = keyOf(request);
    if (key === undefined) {
      next();
      return;
    }
    const now = clock.now();
    const known = buckets.get(key) ?? { level: limit.burst, at: now };
    const level = Math.min(limit.burst, known.level + ((now - known.at) / 1000) * limit.perSecond);
    buckets.delete(key);
    buckets.set(key, { level: Math.max(0, level - 1), at: now });
    if (buckets.size > mostBuckets) buckets.delete(buckets.keys().next().value ?? key);
    if (level < 1) {
      const retryAt = now + Math.ceil(((1 - level) / limit.perSecond) * 1000);
      throw new ProblemError('too-many-requests', 'A sender asks too often.', { retryAt });
    }
    next();
  };
}
