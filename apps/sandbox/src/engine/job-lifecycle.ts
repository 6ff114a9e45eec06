import type { Random } from '../random/seeded-random.ts';
import type { ServicePrincipal } from '../world/service-principal.ts';
import type { SynchronizationJob } from '../world/synchronization-job.ts';
import type { Tenant } from '../world/tenant.ts';
import type { World } from '../world/world.ts';
import { forgetAgenda } from './agenda.ts';
import { hasCredentials } from './credentials.ts';
import { beginCycle, cycleInterval } from './cycle-timing.ts';
import { defaultSchema } from './default-schema.ts';
import { neverRun, showStarted } from './job-status.ts';
import { leaveQuarantine } from './quarantine.ts';

/**
 * Adds a job to a configuration as Graph does: disabled, paused, never run, with the default schema. The id holds the
 * source tenant and the configuration's application id; a second job of the same configuration gets a fresh suffix.
 *
 * @see https://learn.microsoft.com/graph/api/synchronization-synchronization-post-jobs
 */
export function createJob(
  world: World,
  tenant: Tenant,
  servicePrincipal: ServicePrincipal,
  _now: number,
  random: Random,
): SynchronizationJob {
  const suffix = servicePrincipal.jobs.length === 0 ? servicePrincipal.appId : random.guid();
  const id = `Azure2Azure.${tenant.tenantId.replaceAll('-', '')}.${suffix}`;
  const job: SynchronizationJob = {
    id,
    templateId: 'Azure2Azure',
    schedule: { state: 'Disabled', interval: 'PT40M', expiration: null },
    status: neverRun('Paused'),
    synchronizationJobSettings: [
      { name: 'AzureIngestionAttributeOptimization', value: 'False' },
      { name: 'LookaheadQueryEnabled', value: 'False' },
    ],
    schema: defaultSchema(id),
    memory: {
      running: null,
      nextCycle: null,
      initialCycleDue: true,
      forceDeletes: false,
      links: {},
      escrows: {},
      quarantinedSince: null,
      skipped: {},
      everybody: false,
      matchAnew: false,
    },
  };
  servicePrincipal.jobs.push(job);
  forgetAgenda(world);
  return job;
}

/**
 * Starts or resumes a job and takes it out of quarantine. A job that never finished a cycle begins its initial cycle at
 * once and shows Graph's placeholder of a failed execution in the year 1 until that ends. Without credentials
 * the job waits as `NotConfigured`. Starting while a cycle runs begins that cycle anew: Microsoft advises against it.
 *
 * @see https://learn.microsoft.com/graph/api/synchronization-synchronizationjob-start
 */
export function startJob(
  world: World,
  tenant: Tenant,
  servicePrincipal: ServicePrincipal,
  job: SynchronizationJob,
  { now, random }: { readonly now: number; readonly random?: Random },
): void {
  const resumed = job.schedule.state === 'Paused' && job.memory.running !== null;
  leaveQuarantine(job);
  job.schedule.state = 'Active';
  if (!hasCredentials(servicePrincipal)) {
    job.status.code = 'NotConfigured';
  } else {
    showStarted(job);
    if (resumed && job.memory.running) job.memory.nextCycle = job.memory.running.began + cycleInterval;
    else beginCycle(world, tenant, servicePrincipal, job, now, random);
  }
  forgetAgenda(world);
}

/**
 * Pauses a job and keeps its state. A cycle that runs goes on to its end.
 *
 * @see https://learn.microsoft.com/graph/api/synchronization-synchronizationjob-pause
 */
export function pauseJob(
  world: World,
  _tenant: Tenant,
  _servicePrincipal: ServicePrincipal,
  job: SynchronizationJob,
  _when: { readonly now: number },
): void {
  job.schedule.state = 'Paused';
  job.status.code = 'Paused';
  job.memory.nextCycle = null;
  forgetAgenda(world);
}

/**
 * Restarts a job with a full cycle. `resetScope` is Graph's comma list; empty or absent means what the admin center's
 * restart does (`QuarantineState, Watermark, Escrows`). `Full` also forgets which accounts are linked, `ForceDeletes`
 * lets deletions above the threshold through once.
 *
 * @see https://learn.microsoft.com/graph/api/synchronization-synchronizationjob-restart
 */
export function restartJob(
  world: World,
  tenant: Tenant,
  servicePrincipal: ServicePrincipal,
  job: SynchronizationJob,
  { now, resetScope, random }: { readonly now: number; readonly resetScope?: string; readonly random?: Random },
): void {
  const named = new Set((resetScope ?? '').split(',').map((word) => word.trim().toLowerCase()));
  named.delete('');
  const portal = named.size === 0 || named.has('full');
  const resets = (word: string): boolean => portal || named.has(word);
  if (named.has('full') || named.has('connectordatastore')) job.memory.links = {};
  if (resets('escrows')) job.memory.escrows = {};
  if (resets('quarantinestate')) leaveQuarantine(job);
  if (named.has('forcedeletes')) {
    job.memory.forceDeletes = true;
    leaveQuarantine(job);
  }
  if (resets('watermark')) {
    job.memory.skipped = {};
    job.memory.matchAnew = true;
  }
  job.memory.initialCycleDue = true;
  job.schedule.state = 'Active';
  if (hasCredentials(servicePrincipal)) {
    showStarted(job);
    beginCycle(world, tenant, servicePrincipal, job, now, random);
  } else {
    job.status.code = 'NotConfigured';
  }
  forgetAgenda(world);
}
