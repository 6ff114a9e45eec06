import type { Random } from '../random/seeded-random.ts';
import type { ServicePrincipal } from '../world/service-principal.ts';
import type { SynchronizationJob } from '../world/synchronization-job.ts';
import type { Tenant } from '../world/tenant.ts';
import type { World } from '../world/world.ts';
import { assumptions } from './assumptions.ts';
import { synchronizesEverybody } from './credentials.ts';

/** From the beginning of one cycle to the beginning of the next: 40 minutes, in milliseconds. */
export const cycleInterval = 40 * 60_000;

/**
 * Begins a cycle at `now`: an initial one when one is due, else an incremental one. A cycle that already runs is
 * begun anew. Only what can be seen while it runs changes; people are written when it ends.
 */
export function beginCycle(
  _world: World,
  tenant: Tenant,
  servicePrincipal: ServicePrincipal,
  job: SynchronizationJob,
  now: number,
  random?: Random,
): void {
  const kind = job.memory.initialCycleDue ? 'initial' : 'incremental';
  const units = objectsInScope(tenant, servicePrincipal);
  const full = Math.max(assumptions.shortestInitialCycle, units * assumptions.initialCyclePerObject);
  job.memory.running = {
    kind,
    began: now,
    ends: now + Math.round(kind === 'initial' ? full : full * assumptions.incrementalCycleShare),
    activityIdentifier: random?.guid() ?? activityAt(job.id, now),
  };
  job.memory.nextCycle = job.schedule.state === 'Active' ? now + cycleInterval : null;
  job.status.progress = [observation(0, units, now)];
}

/** Brings the progress that Graph shows of a running cycle up to `now`; without a running cycle nothing changes. */
export function observeProgress(job: SynchronizationJob, now: number): void {
  const { running } = job.memory;
  const total = job.status.progress[0]?.totalUnits;
  if (running === null || total === undefined) return;
  const share = Math.min(1, Math.max(0, (now - running.began) / (running.ends - running.began)));
  job.status.progress = [observation(Math.floor(total * share), total, now)];
}

/** Assigned users, assigned groups and their members; everybody when everybody is in scope. */
function objectsInScope(tenant: Tenant, servicePrincipal: ServicePrincipal): number {
  if (synchronizesEverybody(servicePrincipal)) return tenant.users.size;
  let count = 0;
  for (const { principalId, principalType } of servicePrincipal.assignments) {
    count += 1 + (principalType === 'Group' ? (tenant.groups.get(principalId)?.members.length ?? 0) : 0);
  }
  return count;
}

function observation(
  completedUnits: number,
  totalUnits: number,
  now: number,
): SynchronizationJob['status']['progress'][number] {
  return { completedUnits, totalUnits, units: 'Users', progressObservationDateTime: new Date(now).toISOString() };
}

/** A GUID made of the job and the moment, for callers that have no source of randomness at hand. */
function activityAt(jobId: string, now: number): string {
  let hash = 0x811c9dc5;
  const digits: string[] = [];
  for (let round = 0; round < 4; round += 1) {
    for (const character of `${jobId}/${now}/${round}`) {
      hash = Math.imul(hash ^ (character.codePointAt(0) ?? 0), 0x01000193) >>> 0;
    }
    digits.push(hash.toString(16).padStart(8, '0'));
  }
  const hex = digits.join('');
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-4${hex.slice(13, 16)}-a${hex.slice(17, 20)}-${hex.slice(20)}`;
}
