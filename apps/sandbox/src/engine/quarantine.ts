import type { Quarantine, SynchronizationJob } from '../world/synchronization-job.ts';

const hour = 3_600_000;
/** A job that stays in quarantine this long is disabled. */
export const quarantineLimit = 28 * 24 * hour;

/** Reasons as Graph names them. */
export type QuarantineReason =
  | 'EncounteredQuarantineException'
  | 'EncounteredEscrowProportionThreshold'
  | 'EncounteredBaseEscrowThreshold'
  | 'EncounteredTotalEscrowThreshold'
  | 'TooManyDeletes';

/**
 * Puts a job into quarantine or keeps it there: attempts 6, 12 and 24 hours apart, then daily. After 28 days
 * the job is disabled and needs an admin's start. `now` is the end of the cycle that failed.
 *
 * @see https://learn.microsoft.com/entra/identity/app-provisioning/application-provisioning-quarantine-status
 */
export function enterQuarantine(
  job: SynchronizationJob,
  reason: QuarantineReason,
  error: Quarantine['error'],
  now: number,
): void {
  const before = job.status.quarantine;
  const since = job.memory.quarantinedSince ?? now;
  const count = (before?.seriesCount ?? 0) + 1;
  const next = now + waitAfter(count);
  job.memory.quarantinedSince = since;
  job.status.countSuccessiveCompleteFailures += 1;
  job.status.quarantine = {
    currentBegan: before?.reason === reason ? before.currentBegan : instant(now),
    nextAttempt: instant(next),
    seriesBegan: instant(since),
    seriesCount: count,
    reason,
    error,
  };
  if (job.schedule.state !== 'Active') return;
  job.status.code = 'Quarantine';
  if (now - since >= quarantineLimit) {
    job.schedule.state = 'Disabled';
    job.memory.nextCycle = null;
  } else {
    job.memory.nextCycle = next;
  }
}

/** Ends a quarantine, by an admin or because a cycle went well. A job without one stays as it is. */
export function leaveQuarantine(job: SynchronizationJob): void {
  job.status.quarantine = null;
  job.status.countSuccessiveCompleteFailures = 0;
  job.memory.quarantinedSince = null;
}

/**
 * The quarantine that so many failed people and references would cause, if any. Counting starts at 5,000 failures.
 * `events` is how many people the cycle looked at.
 */
export function escrowThresholdReached(
  failures: number,
  referenceFailures: number,
  events: number,
): QuarantineReason | undefined {
  if (failures + referenceFailures > 60_000) return 'EncounteredTotalEscrowThreshold';
  if (failures > 40_000) return 'EncounteredBaseEscrowThreshold';
  if (failures >= 5_000 && failures > events * 0.4) return 'EncounteredEscrowProportionThreshold';
  return undefined;
}

function waitAfter(attempts: number): number {
  if (attempts === 1) return 6 * hour;
  return attempts === 2 ? 12 * hour : 24 * hour;
}

function instant(milliseconds: number): string {
  return new Date(milliseconds).toISOString();
}
