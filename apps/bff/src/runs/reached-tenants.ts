import type { RunProgress, TenantId } from '@tenantry/domain';

/**
 * The tenants that a run may have changed. One that failed counts although nothing was told to be done there: the answer to
 * its last write may have been lost.
 */
export function reachedTenants({ tenants }: RunProgress): ReadonlySet<TenantId> {
  return new Set(
    tenants
      .filter(({ state, changesDone }) => state === 'succeeded' || state === 'failed' || changesDone > 0)
      .map((tenant) => tenant.tenantId),
  );
}

/** Whether a run is over and is known to have changed something, so that there is something to take back. */
export function canBeUndone({ state, tenants }: RunProgress): boolean {
  return state === 'finished' && tenants.some((tenant) => tenant.state === 'succeeded' || tenant.changesDone > 0);
}
