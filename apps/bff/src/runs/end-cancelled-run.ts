import type { HeldLease } from '../store/leases.ts';
import type { CarryOutDependencies } from './carry-out-run.ts';
import { recordRun } from './record-run.ts';
import { progressOf } from './run-view.ts';
import type { StoredRun } from './run-store.ts';

/**
 * Ends a run that is to be cancelled and that nobody is at: every tenant that has not ended ends as cancelled. The directory
 * is not asked for anything.
 * @throws {LeaseLostError} when the lease is not held any more.
 */
export async function endCancelledRun(
  dependencies: CarryOutDependencies,
  run: StoredRun,
  lease: HeldLease,
): Promise<void> {
  const earlier = await dependencies.runs.events(run.runId, 0);
  const { tenants } = progressOf(run, earlier);
  const record = recordRun(dependencies, run, lease);
  await record.keep({ type: earlier.length > 0 ? 'run-resumed' : 'run-started' });
  for (const { tenantId, state } of tenants) {
    if (state === 'succeeded' || state === 'failed') continue;
    await record.keep({ type: 'tenant-failed', tenantId, code: 'cancelled', owner: 'this-tenant' });
  }
  const succeeded = tenants.filter((tenant) => tenant.state === 'succeeded').length;
  await record.keep({ type: 'run-finished', succeeded, failed: tenants.length - succeeded });
  record.close();
}
