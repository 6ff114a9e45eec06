import type { SynchronizationJob, TaskExecution } from '../world/synchronization-job.ts';
import type { CycleOutcome } from './cycle.ts';
import type { Exchange } from './exchange.ts';
import { never } from './job-status.ts';
import { enterQuarantine, escrowThresholdReached, leaveQuarantine } from './quarantine.ts';

type Running = NonNullable<SynchronizationJob['memory']['running']>;

/** Writes down how a cycle ended: executions, steady state, counts, quarantine and what the engine remembers. */
export function recordCycle(job: SynchronizationJob, running: Running, outcome: CycleOutcome): void {
  job.memory.running = null;
  job.status.progress = [];
  if (outcome.refused) {
    const error = { ...outcome.refused, tenantActionable: true };
    job.status.lastExecution = execution(running, undefined, error);
    enterQuarantine(job, 'EncounteredQuarantineException', error, running.ends);
    return;
  }
  const { exchange, heldBack } = outcome;
  recordExecution(job, running, exchange);
  countEntries(job, running);
  job.memory.forceDeletes = false;
  const { failures, imported } = exchange.tally;
  const reason = escrowThresholdReached(failures, 0, imported);
  if (reason !== undefined && running.kind === 'initial') prune(job);
  else if (reason !== undefined)
    enterQuarantine(job, reason, thresholdError(reason, `${failures} objects failed.`), running.ends);
  if (heldBack > 0) {
    enterQuarantine(
      job,
      'TooManyDeletes',
      thresholdError('TooManyDeletes', `${heldBack} deletions are held back.`),
      running.ends,
    );
  }
  if (reason === undefined && heldBack === 0) leaveQuarantine(job);
  if (running.kind === 'initial') {
    job.memory.initialCycleDue = false;
    job.memory.matchAnew = false;
  }
  const ended = instant(running.ends);
  if (job.status.steadyStateFirstAchievedTime === never) job.status.steadyStateFirstAchievedTime = ended;
  job.status.steadyStateLastAchievedTime = ended;
  if (job.schedule.state === 'Active' && job.status.quarantine === null) job.status.code = 'Active';
}

function recordExecution(job: SynchronizationJob, running: Running, exchange: Exchange): void {
  const done = execution(running, exchange, null);
  job.status.lastExecution = done;
  if (done.state !== 'Succeeded') return;
  job.status.lastSuccessfulExecution = done;
  if (done.countExports > 0) job.status.lastSuccessfulExecutionWithExports = done;
}

/** The store keeps objects that left scope, so the count falls only when a full cycle counts anew. */
function countEntries(job: SynchronizationJob, running: Running): void {
  const linked = Object.values(job.memory.links).filter((link) => !link.outOfScope).length;
  const shown = job.status.synchronizedEntryCountByType[0]?.value ?? 0;
  const value = running.kind === 'initial' ? linked : Math.max(shown, linked);
  job.status.synchronizedEntryCountByType = [{ key: 'User to User', value }];
}

/** In the initial cycle too many failures are dropped, the cycle ends and the job waits for its admin. */
function prune(job: SynchronizationJob): void {
  job.memory.escrows = {};
  job.memory.nextCycle = null;
  job.status.escrowsPruned = true;
  job.schedule.state = 'Paused';
  job.status.code = 'Paused';
}

function execution(running: Running, exchange: Exchange | undefined, error: TaskExecution['error']): TaskExecution {
  const tally = exchange?.tally;
  const escrowed = exchange ? Object.keys(exchange.job.memory.escrows).length : 0;
  return {
    activityIdentifier: running.activityIdentifier,
    countEntitled: tally?.entitled ?? 0,
    countEntitledForProvisioning: tally?.entitledForProvisioning ?? 0,
    countEscrowed: escrowed,
    countEscrowedRaw: escrowed,
    countExported: tally?.exported ?? 0,
    countExports: tally?.exports ?? 0,
    countImported: tally?.imported ?? 0,
    countImportedDeltas: tally?.deltas ?? 0,
    countImportedReferenceDeltas: tally?.references ?? 0,
    state: executionState(exchange, escrowed),
    timeBegan: instant(running.began),
    timeEnded: instant(running.ends),
    error,
  };
}

function executionState(exchange: Exchange | undefined, escrowed: number): TaskExecution['state'] {
  if (exchange === undefined) return 'Failed';
  return escrowed > 0 ? 'EntryLevelErrors' : 'Succeeded';
}

function thresholdError(code: string, message: string): NonNullable<TaskExecution['error']> {
  return { code, message, tenantActionable: true };
}

function instant(milliseconds: number): string {
  return new Date(milliseconds).toISOString();
}
