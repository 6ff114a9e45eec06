import { wasStarted } from '../configuration-facts.ts';
import type { SynchronizationJob } from '../synchronization.ts';
import type { SynchronizationHealth } from './tenant-status.ts';

/** From the start of one cycle to the start of the next, in milliseconds; Entra does not let it be changed. */
export const cycleInterval = 40 * 60_000;

/**
 * How a job runs. What is wrong comes before what is going on: a quarantined job is quarantined although its schedule is
 * active, and one whose last execution failed is failing although its initial cycle is not done.
 */
export function healthOf(job: SynchronizationJob): Exclude<SynchronizationHealth, 'not-applicable'> {
  if (job.code === 'quarantine' || job.quarantine) return 'quarantined';
  switch (job.schedule) {
    case 'active':
      if (job.lastExecution?.state === 'failed') return 'failing';
      return job.initialCycleDone ? 'active' : 'initial-cycle';
    case 'paused':
    case 'disabled':
      return job.initialCycleDone || job.lastExecution || job.code === 'active' ? 'paused' : 'not-started';
    case 'unknown':
      return 'unknown';
  }
}

/**
 * When the next cycle is expected to begin, in milliseconds since the epoch: 40 minutes after the last one began, or
 * when Entra will try again to leave quarantine. `undefined` when none is expected or none has ever run.
 */
export function nextCycleOf(job: SynchronizationJob): number | undefined {
  if (job.quarantine) return job.quarantine.nextAttemptAt;
  if (job.schedule !== 'active' || !wasStarted(job) || !job.lastExecution) return undefined;
  return job.lastExecution.beganAt + cycleInterval;
}

const fromBestToWorst: readonly SynchronizationHealth[] = [
  'active',
  'initial-cycle',
  'not-started',
  'paused',
  'unknown',
  'failing',
  'quarantined',
];

/** The job that speaks for several: the worst. `undefined` for none. */
export function worstJob(jobs: readonly SynchronizationJob[]): SynchronizationJob | undefined {
  const rank = (job: SynchronizationJob) => fromBestToWorst.indexOf(healthOf(job));
  return jobs.toSorted((a, b) => rank(b) - rank(a))[0];
}
