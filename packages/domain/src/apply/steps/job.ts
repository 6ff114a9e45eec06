import type { Change } from '../../plan/change.ts';
import type { SynchronizationJob } from '../../synchronization.ts';
import type { JournalEntry } from '../journal.ts';
import { look } from '../look.ts';
import { TenantFailure } from '../tenant-failure.ts';
import { isDone, isOpen, sentUntil } from '../tenant-work.ts';
import type { TenantWork } from '../tenant-work.ts';
import { freshPatience, patienceLimit, recoverFrom, visibilityLimit, waitFor } from '../waiting.ts';
import { resolveOpen, sendOnce } from '../write.ts';
import { requireConfiguration } from './configuration.ts';

type CreateJob = Extract<Change, { readonly kind: 'create-job' }>;

/**
 * Makes the job of the configuration, stopped, or takes up the one there is. As with the configuration, a lost answer is
 * followed by a settle window of looks only.
 */
export async function ensureJob(work: TenantWork, change: CreateJob): Promise<'applied' | 'already-so'> {
  const { servicePrincipalId } = await requireConfiguration(work);
  const { clock, directory } = work.run.ports;
  const patience = freshPatience();
  let doubtful = false;
  for (;;) {
    const jobId = await findJobUntilSettled(work, servicePrincipalId);
    if (jobId !== undefined) {
      work.jobId = jobId;
      await resolveOpen(work, change, { result: 'found', made: { servicePrincipalId, jobId } });
      return doubtful ? 'applied' : 'already-so';
    }
    await resolveOpen(work, change, { result: 'refused', code: 'never-arrived' });
    const sent = await sendOnce(work, {
      change,
      send: () => directory.createJob(servicePrincipalId),
      made: (made) => ({ servicePrincipalId, jobId: made.jobId }),
    });
    if (sent.kind === 'applied') {
      work.jobId = sent.value.jobId;
      return 'applied';
    }
    if (sent.kind === 'refused') {
      await recoverFrom(work, sent.error, patience, change.kind);
    } else if (sent.kind === 'ambiguous') {
      doubtful = true;
      work.doubtfulUntil = Math.max(work.doubtfulUntil, clock.now() + work.run.lag.settleWindow());
      patience.since ??= clock.now();
      if (clock.now() - patience.since >= patienceLimit) throw new TenantFailure('directory-unavailable', sent.error);
    }
  }
}

async function findJobUntilSettled(work: TenantWork, servicePrincipalId: string): Promise<string | undefined> {
  const entries = [...work.entries.values()].filter((entry) => concerns(entry, servicePrincipalId));
  const open = entries.filter(isOpen);
  if (work.configurationIsNew && entries.length === 0) return undefined;
  const { clock } = work.run.ports;
  const window = work.run.lag.settleWindow();
  const until = Math.max(0, ...open.map((entry) => sentUntil(entry, work.run) + window));
  return waitFor(work, 'settle-window', until, async () => {
    const jobs = await readJobs(work, servicePrincipalId);
    const known = entries.find((entry) => isDone(entry) && clock.now() < (entry.concludedAt ?? 0) + visibilityLimit);
    return jobs[0]?.jobId ?? (known?.outcome && 'made' in known.outcome ? known.outcome.made?.jobId : undefined);
  });
}

function concerns(entry: JournalEntry, servicePrincipalId: string): boolean {
  return entry.kind === 'create-job' && (entry.servicePrincipalId ?? servicePrincipalId) === servicePrincipalId;
}

async function readJobs(work: TenantWork, servicePrincipalId: string): Promise<readonly SynchronizationJob[]> {
  const jobs = await look(
    work,
    (signal) => work.run.ports.directory.readJobsOf(servicePrincipalId, signal),
    () => [],
  );
  if (jobs.length > 1) throw new TenantFailure('several-configurations');
  return jobs;
}

/**
 * Whether the configuration has its one job, as the list or a look by its id shows it.
 * @throws {TenantFailure} `several-configurations` when there are two.
 */
export async function checkJob(work: TenantWork): Promise<'holds' | 'not-seen'> {
  work.job = await lookAtJob(work);
  work.jobId = work.job?.jobId ?? work.jobId;
  return work.job ? 'holds' : 'not-seen';
}

/**
 * The one job of the configuration as it is now, once it can be seen.
 * @throws {TenantFailure} `several-configurations` when there are two; `no-longer-as-planned` when the one the plan builds
 * on is gone.
 */
export async function requireJob(work: TenantWork): Promise<SynchronizationJob> {
  const { clock } = work.run.ports;
  const made = work.jobId !== undefined;
  const until = clock.now() + (made ? visibilityLimit : work.run.lag.settleWindow());
  const job = await waitFor(work, 'replication', until, () => lookAtJob(work));
  if (!job) throw new TenantFailure(made ? 'not-replicated-in-time' : 'no-longer-as-planned');
  work.jobId = job.jobId;
  return job;
}

/** The list may not show a job yet that can be seen by its id; and what is seen by id is newer. */
async function lookAtJob(work: TenantWork): Promise<SynchronizationJob | undefined> {
  const { servicePrincipalId } = await requireConfiguration(work);
  const known = work.jobId ?? work.plan.configuration?.jobId;
  if (known === undefined) return (await readJobs(work, servicePrincipalId))[0];
  const [byId, listed] = await Promise.all([readKnownJob(work, known), readJobs(work, servicePrincipalId)]);
  if (listed.some((job) => job.jobId !== known)) {
    if (byId) throw new TenantFailure('several-configurations');
    return listed[0];
  }
  return byId ?? listed[0];
}

/** A job of which the id is known, when the directory shows it. */
export async function readKnownJob(work: TenantWork, jobId: string): Promise<SynchronizationJob | undefined> {
  const { servicePrincipalId } = await requireConfiguration(work);
  return look(
    work,
    (signal) => work.run.ports.directory.readJob(servicePrincipalId, jobId, signal),
    () => undefined,
  );
}
