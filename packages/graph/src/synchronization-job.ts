import type { JobExecution, SynchronizationJob } from '@tenantry/domain';
import { momentIn, numberIn, objectIn, objectsIn, requiredTextIn, textIn, wordFor, type JsonObject } from './json.ts';

const schedules = { active: 'active', disabled: 'disabled', paused: 'paused' } as const;
const executionStates = {
  succeeded: 'succeeded',
  failed: 'failed',
  entrylevelerrors: 'entry-level-errors',
} as const;
const codes = {
  notconfigured: 'not-configured',
  notrun: 'not-run',
  active: 'active',
  paused: 'paused',
  quarantine: 'quarantine',
} as const;

/**
 * A job in the domain's words, with Graph's traps resolved: the year 0001 is "never", and a job that has not run shows a failed
 * execution in that year which never was.
 *
 * @see https://learn.microsoft.com/graph/api/resources/synchronization-synchronizationjob
 */
export function toSynchronizationJob(job: JsonObject): SynchronizationJob {
  const status = objectIn(job, 'status');
  const lastExecution = toExecution(objectIn(status, 'lastExecution'));
  const lastSuccessAt = momentIn(objectIn(status, 'lastSuccessfulExecution'), 'timeEnded');
  const synchronizedPeople = peopleOf(status);
  const progress = progressOf(status);
  const quarantine = quarantineOf(objectIn(status, 'quarantine'));
  return {
    jobId: requiredTextIn(job, 'id'),
    templateId: textIn(job, 'templateId') ?? '',
    schedule: wordFor(textIn(objectIn(job, 'schedule'), 'state'), schedules),
    code: wordFor(textIn(status, 'code'), codes),
    initialCycleDone: momentIn(status, 'steadyStateFirstAchievedTime') !== undefined,
    ...(lastExecution === undefined ? {} : { lastExecution }),
    ...(lastSuccessAt === undefined ? {} : { lastSuccessAt }),
    ...(synchronizedPeople === undefined ? {} : { synchronizedPeople }),
    ...(progress === undefined ? {} : { progress }),
    ...(quarantine === undefined ? {} : { quarantine }),
  };
}

function toExecution(execution: JsonObject | undefined): JobExecution | undefined {
  const beganAt = momentIn(execution, 'timeBegan');
  if (beganAt === undefined) return undefined;
  const error = textIn(objectIn(execution, 'error'), 'code');
  return {
    state: wordFor(textIn(execution, 'state'), executionStates),
    beganAt,
    endedAt: momentIn(execution, 'timeEnded') ?? beganAt,
    exported: numberIn(execution, 'countExported') ?? 0,
    escrowed: numberIn(execution, 'countEscrowed') ?? 0,
    ...(error === undefined || error === 'None' ? {} : { error }),
  };
}

/** Counts are kept by pairs of types, such as `User to User`. */
function peopleOf(status: JsonObject | undefined): number | undefined {
  const counts = objectsIn(status, 'synchronizedEntryCountByType')
    .filter((entry) => /^user\b/i.test(textIn(entry, 'key') ?? ''))
    .map((entry) => numberIn(entry, 'value') ?? 0);
  return counts.length === 0 ? undefined : counts.reduce((sum, count) => sum + count, 0);
}

/** The newest observation of how far the cycle that runs now has come. */
function progressOf(status: JsonObject | undefined): SynchronizationJob['progress'] {
  const [newest] = objectsIn(status, 'progress').toSorted(
    (a, b) => (momentIn(b, 'progressObservationDateTime') ?? 0) - (momentIn(a, 'progressObservationDateTime') ?? 0),
  );
  const total = numberIn(newest, 'totalUnits');
  return total === undefined ? undefined : { completed: numberIn(newest, 'completedUnits') ?? 0, total };
}

function quarantineOf(quarantine: JsonObject | undefined): SynchronizationJob['quarantine'] {
  if (quarantine === undefined) return undefined;
  const nextAttemptAt = momentIn(quarantine, 'nextAttempt');
  const message = textIn(objectIn(quarantine, 'error'), 'message');
  return {
    reason: textIn(quarantine, 'reason') ?? 'Unknown',
    since: momentIn(quarantine, 'currentBegan') ?? momentIn(quarantine, 'seriesBegan') ?? 0,
    ...(nextAttemptAt === undefined ? {} : { nextAttemptAt }),
    ...(message === undefined ? {} : { message }),
  };
}
