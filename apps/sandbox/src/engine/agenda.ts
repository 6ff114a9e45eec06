import type { Random } from '../random/seeded-random.ts';
import type { SynchronizationJob } from '../world/synchronization-job.ts';
import type { World } from '../world/world.ts';
import { hasCredentials } from './credentials.ts';
import type { OwnedJob } from './cycle.ts';
import { runCycle } from './cycle.ts';
import { recordCycle } from './cycle-result.ts';
import { beginCycle, observeProgress } from './cycle-timing.ts';
import { removeExpired, startOfNextDay } from './expiry.ts';

interface Agenda {
  /** Nothing happens before this moment. */
  due: number;
  /** When the recycle bins are looked through next. */
  sweep: number;
  running: OwnedJob[];
  /** Jobs whose last cycle wrote nothing: as long as nothing else happens in the world, the next one finds the same. */
  readonly quiet: Set<SynchronizationJob>;
}

const agendas = new WeakMap<World, Agenda>();

/** To be called whenever a job was changed from outside, so that its times are read again. */
export function forgetAgenda(world: World): void {
  const agenda = agendas.get(world);
  if (agenda) agenda.due = Number.NEGATIVE_INFINITY;
}

/**
 * Runs everything that is due up to `now` (milliseconds since the epoch), in order of time: beginnings and ends of
 * cycles, retries of quarantined jobs, deletions after 30 days. The same world, times and randomness give the same
 * result. Costs next to nothing when nothing is due; progress of running cycles is brought up to date. `undisturbed` says
 * that nothing but this has changed the world since the last call, which spares looking at everybody again. Once `pause` says
 * so, it stops after the cycle at hand, and the rest stays due.
 */
export function advanceSynchronization(
  world: World,
  now: number,
  random: Random,
  { undisturbed = false, pause = () => false }: { undisturbed?: boolean; pause?: () => boolean } = {},
): void {
  const agenda = agendas.get(world) ?? {
    due: Number.NEGATIVE_INFINITY,
    sweep: startOfNextDay(now - 86_400_000),
    running: [],
    quiet: new Set(),
  };
  agendas.set(world, agenda);
  if (!undisturbed) agenda.quiet.clear();
  if (now >= agenda.due) catchUp(world, agenda, now, random, pause);
  for (const { job } of agenda.running) observeProgress(job, now);
}

/** When something is due next, in milliseconds since the epoch, as the last advance left it: at once before the first. */
export function nextSynchronization(world: World): number {
  return agendas.get(world)?.due ?? Number.NEGATIVE_INFINITY;
}

function catchUp(world: World, agenda: Agenda, now: number, random: Random, pause: () => boolean): void {
  const jobs = jobsOf(world);
  for (let steps = 0; ; steps += 1) {
    let next: OwnedJob | undefined;
    let at = agenda.sweep;
    for (const owned of jobs) {
      const time = dueTime(owned);
      if (time < at) [next, at] = [owned, time];
    }
    if (at > now || (steps > 0 && pause())) {
      agenda.due = at;
      break;
    }
    if (next === undefined) {
      if (removeExpired(world, at) > 0) agenda.quiet.clear();
      agenda.sweep = startOfNextDay(at);
    } else {
      step(world, next, at, random, agenda.quiet);
    }
  }
  agenda.running = jobs.filter(({ job }) => job.memory.running !== null);
}

/** The end of the cycle that runs, else the beginning of the next one. */
function dueTime({ servicePrincipal, job }: OwnedJob): number {
  const { running, nextCycle } = job.memory;
  if (running !== null) return running.ends;
  if (nextCycle === null || job.schedule.state !== 'Active' || !hasCredentials(servicePrincipal))
    return Number.POSITIVE_INFINITY;
  return nextCycle;
}

function step(world: World, owned: OwnedJob, at: number, random: Random, quiet: Set<SynchronizationJob>): void {
  const { tenant, servicePrincipal, job } = owned;
  const { running } = job.memory;
  if (running === null) {
    beginCycle(world, tenant, servicePrincipal, job, at, random);
    return;
  }
  if (
    quiet.has(job) &&
    running.kind === 'incremental' &&
    job.status.lastExecution &&
    Object.keys(job.memory.escrows).length === 0
  ) {
    repeatQuietCycle(owned);
    return;
  }
  const before = tenant.provisioningLog.length;
  const outcome = runCycle(world, owned, running.kind, running.activityIdentifier, at, random);
  recordCycle(job, running, outcome);
  // A cycle that took longer than the interval is followed at once by the next.
  if (job.memory.nextCycle !== null && job.memory.nextCycle < at) job.memory.nextCycle = at;
  const wrote =
    outcome.refused !== undefined || outcome.exchange.tally.exports > 0 || tenant.provisioningLog.length !== before;
  if (wrote) quiet.clear();
  else quiet.add(job);
}

/** A cycle that finds the same as the one before it. */
function repeatQuietCycle({ job }: OwnedJob): void {
  const { running } = job.memory;
  const { lastExecution } = job.status;
  if (running === null || lastExecution === null) return;
  const ended = new Date(running.ends).toISOString();
  job.status.lastExecution = {
    ...lastExecution,
    activityIdentifier: running.activityIdentifier,
    timeBegan: new Date(running.began).toISOString(),
    timeEnded: ended,
  };
  job.status.lastSuccessfulExecution = job.status.lastExecution;
  job.status.steadyStateLastAchievedTime = ended;
  job.status.progress = [];
  job.memory.running = null;
}

function jobsOf(world: World): OwnedJob[] {
  const jobs: OwnedJob[] = [];
  for (const tenant of world.tenants.values()) {
    for (const servicePrincipal of tenant.servicePrincipals.values()) {
      if (servicePrincipal.deletedDateTime !== null) continue;
      for (const job of servicePrincipal.jobs) jobs.push({ tenant, servicePrincipal, job });
    }
  }
  return jobs;
}
