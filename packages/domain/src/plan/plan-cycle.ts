import { isQuarantined } from '../configuration-facts.ts';
import type { ConfigurationSettings, SynchronizationConfiguration, SynchronizationJob } from '../synchronization.ts';
import type { Change } from './change.ts';
import { pauseJobs } from './planning.ts';

/** What decides whether a cycle has to be waited for. */
interface CycleNeed {
  readonly configuration: SynchronizationConfiguration | undefined;
  /** What the settings are to be when all is done. */
  readonly wanted: ConfigurationSettings;
  /** People who have accounts because of the configuration and leave its scope. */
  readonly removals: number;
  /** Entra's guard against accidental deletion as it would be while they leave; absent when it is not known. */
  readonly guard: ConfigurationSettings['deletionThreshold'] | undefined;
  /** The job is not to run when all is done. */
  readonly endsPaused: boolean;
}

/** The changes around those of the scope. */
interface CyclePlan {
  /** Before anything else is written to the configuration; instead of other settings. */
  readonly guardWidened: readonly Change[];
  readonly afterwards: readonly Change[];
}

/**
 * Starts the job, and waits for a cycle where one has to be over before the plan is: when more people leave than Entra's
 * guard lets go, which is widened to exactly as many and narrowed again afterwards; and when people leave and the job is
 * not to run from then on, because their accounts would stay otherwise.
 */
export function planCycle({ configuration, wanted, removals, guard, endsPaused }: CycleNeed): CyclePlan {
  const widens = exceedsGuard(removals, guard);
  const waits = widens || (endsPaused && removals > 0);
  const job = configuration?.jobs[0];
  const starts = waits ? startForCycle(job) : endsPaused ? [] : startAtRest(job);
  const afterwards: Change[] = [...starts];
  if (waits) afterwards.push({ kind: 'await-cycle', reason: 'people-are-taken-out' });
  if (widens) afterwards.push({ kind: 'save-settings', reason: 'guard-restored', settings: wanted });
  if (endsPaused && configuration) afterwards.push(...pauseAgain(configuration, starts.length > 0));
  return { guardWidened: widens ? [widenGuard(wanted, removals)] : [], afterwards };
}

/** Starts a job that does not run. */
function startAtRest(job: SynchronizationJob | undefined): readonly Change[] {
  return job?.schedule === 'active' ? [] : [{ kind: 'start-job', reason: 'job-not-started' }];
}

/**
 * Starts a job that does not run, and one in quarantine, too: it would wait for hours, and a start ends the quarantine.
 * @see https://learn.microsoft.com/graph/api/synchronization-synchronizationjob-start
 */
export function startForCycle(job: SynchronizationJob | undefined): readonly Change[] {
  const held = job?.schedule === 'active' && isQuarantined(job);
  return held ? [{ kind: 'start-job', reason: 'job-in-quarantine' }] : startAtRest(job);
}

/** Whether so many deletions in one cycle would be taken for an accident. Nothing is said where the guard is not known. */
export function exceedsGuard(removals: number, guard: ConfigurationSettings['deletionThreshold'] | undefined): boolean {
  return guard !== undefined && guard.enabled && removals > guard.value;
}

/** Lets exactly the removals of a plan through Entra's guard, which stays on. */
export function widenGuard(settings: ConfigurationSettings, removals: number): Change {
  const widened = { ...settings, deletionThreshold: { enabled: true, value: removals } };
  return { kind: 'save-settings', reason: 'removals-confirmed', settings: widened };
}

function pauseAgain(configuration: SynchronizationConfiguration, started: boolean): readonly Change[] {
  const { servicePrincipalId, jobs } = configuration;
  if (!started) return pauseJobs(configuration, 'was-not-running');
  return jobs.map(({ jobId }): Change => ({ kind: 'pause-job', reason: 'was-not-running', servicePrincipalId, jobId }));
}
