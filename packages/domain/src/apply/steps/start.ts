import { isQuarantined } from '../../configuration-facts.ts';
import type { Change } from '../../plan/change.ts';
import type { SynchronizationJob } from '../../synchronization.ts';
import { TenantFailure } from '../tenant-failure.ts';
import type { TenantWork } from '../tenant-work.ts';
import { visibilityLimit, waitFor } from '../waiting.ts';
import { writeUntilSo } from '../write.ts';
import { requireConfiguration } from './configuration.ts';
import { readKnownJob, requireJob } from './job.ts';

/** Starts the job and looks until it runs. Everything else must have been seen immediately before. */
export async function ensureStarted(work: TenantWork, change: Extract<Change, { readonly kind: 'start-job' }>) {
  const { servicePrincipalId } = await requireConfiguration(work);
  const ready = work.job ?? (await requireJob(work));
  const { jobId } = ready;
  const { directory, clock } = work.run.ports;
  const isActive = async () => (await readKnownJob(work, jobId))?.schedule === 'active';
  const runs = (job: SynchronizationJob | undefined): boolean =>
    job?.schedule === 'active' && !(change.reason === 'job-in-quarantine' && isQuarantined(job));
  const outcome = await writeUntilSo(work, {
    change,
    send: () => directory.startJob(servicePrincipalId, jobId),
    made: () => ({ servicePrincipalId, jobId }),
    isSo: async (again) => runs(again ? await readKnownJob(work, jobId) : ready),
    settles: true,
  });
  const active = await waitFor(work, 'replication', clock.now() + visibilityLimit, async () =>
    (await isActive()) ? true : undefined,
  );
  if (!active) throw new TenantFailure('not-replicated-in-time');
  return outcome;
}
