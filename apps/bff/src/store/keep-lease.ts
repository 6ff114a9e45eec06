import type { Clock } from '@tenantry/domain';
import { LeaseLostError, type HeldLease, type Leases } from './leases.ts';

export interface LeaseTerms {
  readonly name: string;
  /** This process, and nobody else. */
  readonly holder: string;
  /** How long the lease outlives a holder that has stopped renewing it. */
  readonly milliseconds: number;
  readonly renewEvery: number;
}

/**
 * Does `work` while holding a lease that is renewed meanwhile; its signal is aborted with a `LeaseLostError` when the lease is
 * lost, or with the reason of `signal`. Releases the lease afterwards. `undefined`, with nothing done, when somebody else
 * holds it.
 */
export async function whileLeased<Result>(
  leases: Leases,
  clock: Clock,
  terms: LeaseTerms,
  signal: AbortSignal,
  work: (lease: HeldLease, signal: AbortSignal) => Promise<Result>,
): Promise<Result | undefined> {
  const lease = await leases.take(terms.name, terms.holder, terms.milliseconds);
  if (lease === undefined) return undefined;
  const lost = new AbortController();
  const done = new AbortController();
  const keeping = keep(leases, clock, lease, terms, lost, done.signal);
  try {
    return await work(lease, AbortSignal.any([signal, lost.signal]));
  } finally {
    done.abort();
    await keeping;
    await leases.release(lease);
  }
}

async function keep(
  leases: Leases,
  clock: Clock,
  lease: HeldLease,
  terms: LeaseTerms,
  lost: AbortController,
  done: AbortSignal,
): Promise<void> {
  let lastRenewed = clock.now();
  for (;;) {
    try {
      await clock.sleep(terms.renewEvery, done);
    } catch {
      return;
    }
    try {
      if (!(await leases.renew(lease, terms.milliseconds))) break;
      lastRenewed = clock.now();
    } catch {
      // A store that does not answer for a moment costs nothing; one that stays away costs the lease.
      if (clock.now() - lastRenewed >= terms.milliseconds) break;
    }
  }
  lost.abort(new LeaseLostError(`The lease ${lease.name} is lost.`));
}
