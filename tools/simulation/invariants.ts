import type { Sandbox } from '../../apps/sandbox/src/sandbox-interface.ts';
import {
  principalsFor,
  type JournalEntry,
  type SharingRequest,
  type TenantId,
} from '../../packages/domain/src/index.ts';
import type { Process } from './process.ts';
import { configurationsNamed, foreignName, isRunning, scopeOf } from './world.ts';

const nameOf = (tenantId: string) => `MTO_Sync_${tenantId}`;

/** Configurations that are there once too often or not at all, and jobs likewise: what I1 forbids. */
export function duplicatesOf(sandbox: Sandbox, tenantIds: readonly string[]): readonly string[] {
  return tenantIds.flatMap((tenantId) => {
    const ours = configurationsNamed(sandbox, nameOf(tenantId));
    const jobs = ours[0]?.jobs.length ?? 0;
    if (ours.length > 1) return [`I1: ${ours.length} configurations`];
    return jobs > 1 ? [`I1: ${jobs} jobs`] : [];
  });
}

/** What must hold when everything that was asked for has come to rest: I1, I3 and I5, and I12 for what is not ours. */
export function brokenAtTheEnd(
  sandbox: Sandbox,
  request: SharingRequest,
  entries: readonly JournalEntry[],
  processes: readonly Pick<Process, 'beganAt' | 'events'>[],
): readonly string[] {
  const only = request.only ?? [...request.tenants, ...(request.stops ?? []).map(({ tenantId }) => tenantId)];
  const broken = [
    ...duplicatesOf(sandbox, only),
    ...only.flatMap((tenantId) => brokenTenant(sandbox, request, tenantId)),
  ];
  for (const entry of entries.filter(({ outcome }) => !outcome || outcome.result === 'ambiguous')) {
    const later = processes.filter(({ beganAt }) => beganAt > entry.at).flatMap(({ events }) => events);
    const succeeded = later.some((event) => event.type === 'tenant-succeeded' && event.tenantId === entry.tenantId);
    if (succeeded) broken.push(`I5: ${entry.kind} is open after a later run has succeeded`);
  }
  const [foreign, ...more] = configurationsNamed(sandbox, foreignName);
  if (!foreign || more.length > 0 || foreign.jobs.length > 0 || foreign.assignments.length > 0) {
    broken.push('I12: the configuration of somebody else was touched');
  }
  return broken;
}

function brokenTenant(sandbox: Sandbox, request: SharingRequest, tenantId: TenantId): readonly string[] {
  const [one] = configurationsNamed(sandbox, nameOf(tenantId));
  const choice = request.choices?.find((candidate) => candidate.tenantId === tenantId);
  if (choice) return one?.id === choice.keep ? [] : ['I1: another configuration than the chosen one'];
  if (!request.tenants.includes(tenantId)) return one ? ['I1: a configuration that should be gone'] : [];
  if (!one) return ['I1: no configuration'];
  const broken: string[] = [];
  const rests = request.pauses?.includes(tenantId) ?? false;
  if (isRunning(one) === rests) broken.push(rests ? 'I1: the job runs' : 'I1: the job does not run');
  const wanted = principalsFor(request, tenantId).map(({ id }) => id);
  if (scopeOf(one).toSorted().join() !== wanted.toSorted().join()) broken.push('I3: the scope is not as wanted');
  return broken;
}

/** Accounts in a tenant that were taken away, although everybody who has one there has a group that still exists. */
export function takenAway(sandbox: Sandbox, tenantId: TenantId): number {
  const users = [...(sandbox.world().tenants.get(tenantId)?.users.values() ?? [])];
  return users.filter((user) => user.deletedDateTime !== null).length;
}
