import type { Change } from '../../plan/change.ts';
import { look } from '../look.ts';
import { TenantFailure } from '../tenant-failure.ts';
import type { TenantWork } from '../tenant-work.ts';
import { visibilityLimit, waitFor } from '../waiting.ts';
import { writeUntilSo } from '../write.ts';
import { looksThatProve, wasDeleted } from './gone.ts';
import { requirePlannedName } from './removal.ts';

/** Stops a job and looks until it is seen to be stopped; one that is gone is. A cycle that runs goes on to its end. */
export async function ensurePaused(
  work: TenantWork,
  change: Extract<Change, { readonly kind: 'pause-job' }>,
): Promise<'applied' | 'already-so'> {
  const { servicePrincipalId, jobId } = change;
  const { directory, clock } = work.run.ports;
  if (await wasDeleted(work, servicePrincipalId)) return 'already-so';
  await requirePlannedName(work, servicePrincipalId);
  const outcome = await writeUntilSo(work, {
    change,
    send: () => directory.pauseJob(servicePrincipalId, jobId),
    made: () => ({ servicePrincipalId, jobId }),
    foundBy: 'not-found',
    isSo: async () => (await stateOf(work, change)) === 'stopped',
  });
  let missed = 0;
  const stopped = await waitFor(work, 'replication', clock.now() + visibilityLimit, async () => {
    const state = await stateOf(work, change);
    missed = state === 'missing' ? missed + 1 : 0;
    return state === 'stopped' || missed >= looksThatProve || undefined;
  });
  if (!stopped) throw new TenantFailure('not-replicated-in-time');
  return outcome;
}

async function stateOf(
  work: TenantWork,
  { servicePrincipalId, jobId }: Extract<Change, { readonly kind: 'pause-job' }>,
): Promise<'runs' | 'stopped' | 'missing'> {
  const job = await look(
    work,
    (signal) => work.run.ports.directory.readJob(servicePrincipalId, jobId, signal),
    () => undefined,
  );
  if (!job) return 'missing';
  return job.schedule === 'paused' || job.schedule === 'disabled' ? 'stopped' : 'runs';
}
