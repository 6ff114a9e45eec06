import { isQuarantined } from '../../configuration-facts.ts';
import { cycleInterval } from '../../status/job-health.ts';
import type { JobExecution, SynchronizationJob } from '../../synchronization.ts';
import { endsSharing } from '../purpose.ts';
import { TenantFailure } from '../tenant-failure.ts';
import { announceWait, isDone } from '../tenant-work.ts';
import type { TenantWork } from '../tenant-work.ts';
import { lookUntil, visibilityLimit, waitFor } from '../waiting.ts';
import { seesRemovals } from './assignments.ts';
import { requireConfiguration } from './configuration.ts';
import { readKnownJob, requireJob } from './job.ts';

const second = 1_000;
/** How long, in milliseconds, the cycle may take to come and to end: two of them, and half an hour. */
const cyclePatience = 2 * cycleInterval + 30 * 60 * second;
/** What a cycle is expected to take, in milliseconds, where none has been seen yet. */
const usualCycle = 5 * 60 * second;
/** How far two clocks that are kept right may be apart, in milliseconds. */
const clockTolerance = 60 * second;

/**
 * Waits for the first cycle that began when the removals were certainly known, and looks at its result. When the removals were
 * done, the journal knows, so that nothing is lost by a restart. Nobody is asked to begin a cycle: it comes by itself.
 * @throws {TenantFailure} `people-not-taken-out` when it did not go well or does not come, or the job is in quarantine.
 * @see https://learn.microsoft.com/entra/identity/app-provisioning/application-provisioning-when-will-provisioning-finish-specific-user
 */
export async function awaitCycle(work: TenantWork): Promise<'already-so'> {
  const removedAt = (await lastRemoval(work)) ?? work.run.ports.clock.now();
  await requireRemovalsSeen(work);
  const { jobId } = await requireJob(work);
  const knownFrom = removedAt + work.run.lag.settleWindow();
  const startedAt = lastDone(work, 'start-job') ?? 0;
  const until = Math.max(removedAt, startedAt) + cyclePatience;
  let countsFrom: number | undefined;
  const wentWell = await lookUntil(work, until, paceOfCycles, async () => {
    const job = await readKnownJob(work, jobId);
    if (job) countsFrom ??= Math.max(knownFrom, afterCycleAhead(work, job));
    const result = job ? resultOf(work, job, countsFrom ?? knownFrom, startedAt) : undefined;
    if (result === undefined) announceWait(work, 'cycle', expectedEnd(work, job, knownFrom, until));
    return result;
  });
  if (!wentWell) throw new TenantFailure('people-not-taken-out');
  return 'already-so';
}

/** Before a start that shall take people out, so that the cycle it begins is one that knows of the removals. */
export async function waitUntilRemovalsAreKnown(work: TenantWork): Promise<void> {
  const removedAt = await lastRemoval(work);
  if (removedAt === undefined) return;
  const { clock } = work.run.ports;
  const knownFrom = removedAt + work.run.lag.settleWindow();
  await waitFor(work, 'replication', knownFrom, async () => (clock.now() >= knownFrom ? true : undefined));
}

/**
 * A cycle that is told to have ended in the future says that the directory's clock is ahead of ours, and then nothing about
 * whether it knew of the removals. Only one that begins after it is sure to: this is the earliest moment for that.
 */
function afterCycleAhead(work: TenantWork, { lastExecution }: SynchronizationJob): number {
  const ahead = lastExecution !== undefined && lastExecution.endedAt > work.run.ports.clock.now() + clockTolerance;
  return ahead ? lastExecution.beganAt + 1 : 0;
}

/** Whether a cycle went well; `undefined` while there is none to be judged by. */
function resultOf(
  work: TenantWork,
  job: SynchronizationJob,
  countsFrom: number,
  startedAt: number,
): boolean | undefined {
  const { quarantine, lastExecution } = job;
  if (isQuarantined(job)) {
    // A start ends a quarantine; that a read still shows an older one, by whatever clock, is put down to replication.
    const now = work.run.ports.clock.now();
    const since = quarantine?.since ?? 0;
    const older = since < startedAt || since > now + clockTolerance;
    const settling = now < startedAt + work.run.lag.settleWindow();
    return older && settling ? undefined : false;
  }
  if (!lastExecution || lastExecution.beganAt < countsFrom) return undefined;
  return tookEverybodyOut(work, lastExecution);
}

/**
 * Where the configuration is to be deleted nobody may be left for a later attempt: there will be none. Where it stays,
 * people with whom something is wrong, which is seldom about this removal, are tried again in every cycle.
 */
function tookEverybodyOut(work: TenantWork, { state, escrowed }: JobExecution): boolean {
  if (!endsSharing(work.plan)) return state === 'succeeded' || state === 'entry-level-errors';
  return state === 'succeeded' && escrowed === 0;
}

/** Removals are told by the journal; one that somebody else has done was done by the time this is looked at. */
async function lastRemoval(work: TenantWork): Promise<number | undefined> {
  const done = new Set(
    [...work.entries.values()].flatMap((entry) =>
      entry.change.kind === 'unassign' && isDone(entry) ? [entry.change.assignmentId] : [],
    ),
  );
  const unknown = work.plan.changes.some((change) => change.kind === 'unassign' && !done.has(change.assignmentId));
  const { servicePrincipalId } = await requireConfiguration(work);
  const told = lastDone(work, 'unassign', servicePrincipalId);
  if (!unknown) return told;
  work.removalsSeenAt ??= work.run.ports.clock.now();
  return Math.max(told ?? 0, work.removalsSeenAt);
}

function lastDone(work: TenantWork, kind: 'unassign' | 'start-job', servicePrincipalId?: string): number | undefined {
  const times = [...work.entries.values()]
    .filter((entry) => entry.kind === kind && isDone(entry))
    .filter((entry) => servicePrincipalId === undefined || entry.servicePrincipalId === servicePrincipalId)
    .map((entry) => entry.concludedAt ?? entry.at);
  return times.length === 0 ? undefined : Math.max(...times);
}

async function requireRemovalsSeen(work: TenantWork): Promise<void> {
  const { clock } = work.run.ports;
  const seen = await waitFor(work, 'replication', clock.now() + visibilityLimit, async () =>
    (await seesRemovals(work)) ? true : undefined,
  );
  if (!seen) throw new TenantFailure('not-replicated-in-time');
}

/** Every quarter of a minute at first, every minute in the end. */
function paceOfCycles(waited: number): number {
  if (waited < 5 * 60 * second) return 15 * second;
  return waited < 15 * 60 * second ? 30 * second : 60 * second;
}

/** When the cycle that is waited for should have ended, in milliseconds since the epoch; never later than it is given up. */
function expectedEnd(work: TenantWork, job: SynchronizationJob | undefined, knownFrom: number, until: number): number {
  const last = job?.lastExecution;
  const lasts = last ? Math.max(last.endedAt - last.beganAt, 60 * second) : usualCycle;
  const missed = last ? Math.max(1, Math.ceil((knownFrom - last.beganAt) / cycleInterval)) : 0;
  const expected = (last?.beganAt ?? knownFrom) + missed * cycleInterval + lasts;
  return Math.min(until, expected > work.run.ports.clock.now() ? expected : until);
}
