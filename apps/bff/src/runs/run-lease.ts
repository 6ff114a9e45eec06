import type { LeaseTerms } from '../store/keep-lease.ts';

/** How long the lease of a run outlives a process that has died, and how often it is renewed. */
export const leaseMilliseconds = 10_000;
export const renewEvery = 2_000;

/** The right to carry out the runs of an organization, one at a time. */
export function runLease(homeTenantId: string, processId: string): LeaseTerms {
  return { name: `run:${homeTenantId}`, holder: processId, milliseconds: leaseMilliseconds, renewEvery };
}
