import type { SynchronizationJob, TaskExecution } from '../world/synchronization-job.ts';

/** How Graph writes "never". */
export const never = '0001-01-01T00:00:00Z';

/** Sets what Graph shows of a job that was started: `NotRun` until its first cycle has ended. */
export function showStarted(job: SynchronizationJob): void {
  if (job.status.quarantine !== null) return;
  if (job.status.steadyStateFirstAchievedTime === never) {
    job.status.code = 'NotRun';
    job.status.lastExecution ??= notRunYet();
  } else {
    job.status.code = 'Active';
  }
}

/** The status of a job that has not run. */
export function neverRun(code: SynchronizationJob['status']['code']): SynchronizationJob['status'] {
  return {
    code,
    countSuccessiveCompleteFailures: 0,
    escrowsPruned: false,
    lastExecution: null,
    lastSuccessfulExecution: null,
    lastSuccessfulExecutionWithExports: null,
    progress: [],
    quarantine: null,
    steadyStateFirstAchievedTime: never,
    steadyStateLastAchievedTime: never,
    synchronizedEntryCountByType: [],
    troubleshootingUrl: null,
  };
}

function notRunYet(): TaskExecution {
  return {
    activityIdentifier: null,
    countEntitled: 0,
    countEntitledForProvisioning: 0,
    countEscrowed: 0,
    countEscrowedRaw: 0,
    countExported: 0,
    countExports: 0,
    countImported: 0,
    countImportedDeltas: 0,
    countImportedReferenceDeltas: 0,
    state: 'Failed',
    timeBegan: never,
    timeEnded: never,
    error: { code: 'None', message: '', tenantActionable: false },
  };
}
