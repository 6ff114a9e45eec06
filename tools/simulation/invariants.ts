import type { Sandbox } from '../../apps/sandbox/src/sandbox.ts';
import type { ServicePrincipal } from '../../apps/sandbox/src/world/service-principal.ts';
import type { JournalEntry } from '../../packages/domain/src/index.ts';
import type { AppliedWrite } from './network.ts';
import { configurationsNamed, foreignName, homeOf } from './world.ts';

/** What was promised when the plan was confirmed. */
export interface Promised {
  readonly tenantIds: readonly string[];
  /** Principals in scope at the beginning, and those that shall be. */
  readonly before: readonly string[];
  readonly wanted: readonly string[];
}

const nameOf = (tenantId: string) => `MTO_Sync_${tenantId}`;

/** Whether a configuration of a tenant has a job that runs. */
export function isRunning(configuration: ServicePrincipal): boolean {
  return configuration.jobs.some((job) => job.schedule.state === 'Active');
}

function scopeOf({ assignments }: ServicePrincipal): readonly string[] {
  return assignments.map(({ principalId }) => principalId);
}

/**
 * Looks at the truth immediately after a write: I2 never two running jobs for one tenant; I3 nobody who stays is out of scope
 * for an instant; I4 nothing outside of the plan is written; I5 every write has its intent.
 */
export function brokenByWrite(
  sandbox: Sandbox,
  promised: Promised,
  existing: ReadonlySet<string>,
  entries: readonly JournalEntry[],
  write: AppliedWrite,
): readonly string[] {
  const broken: string[] = [];
  const configurationId = /^\/servicePrincipals\/([^/]+)/.exec(write.path)?.[1];
  const touched = configurationId && homeOf(sandbox.world()).servicePrincipals.get(configurationId);
  const named = touched ? touched.displayName : write.body['displayName'];
  const partner = /partners\/([^/]+)$/.exec(write.path)?.[1] ?? write.body['tenantId'];
  const tenantId = promised.tenantIds.find((id) => named === nameOf(id) || partner === id);
  if (tenantId === undefined) return [`I4: ${write.method} ${write.path} outside of the plan`];
  const principalId = write.body['principalId'];
  if (typeof principalId === 'string' && !promised.wanted.includes(principalId)) broken.push('I4: a stranger in scope');
  const kind = kindOf(write);
  if (!entries.some((entry) => entry.tenantId === tenantId && entry.kind === kind)) {
    broken.push(`I5: ${kind} without an intent`);
  }
  if (touched && kind === 'unassign') {
    const scope = scopeOf(touched);
    const { groups } = homeOf(sandbox.world());
    if (promised.wanted.some((id) => groups.has(id) && !scope.includes(id))) broken.push('I3: removed before added');
  }
  const staying = promised.before.filter((id) => promised.wanted.includes(id));
  const { groups } = homeOf(sandbox.world());
  for (const id of promised.tenantIds) {
    const ours = configurationsNamed(sandbox, nameOf(id));
    if (ours.filter(isRunning).length > 1) broken.push('I2: two running jobs for one tenant');
    for (const one of ours.filter((candidate) => existing.has(candidate.id))) {
      const scope = scopeOf(one);
      if (staying.some((principal) => groups.has(principal) && !scope.includes(principal))) {
        broken.push('I3: somebody who stays was let go');
      }
    }
  }
  return broken;
}

function kindOf({ method, path }: AppliedWrite): JournalEntry['kind'] {
  if (path.endsWith('/instantiate')) return 'create-configuration';
  if (path.endsWith('/jobs')) return 'create-job';
  if (path.endsWith('/secrets')) return 'save-settings';
  if (path.endsWith('/start')) return 'start-job';
  if (path.endsWith('/partners')) return 'create-partner-configuration';
  if (path.includes('/partners/')) return 'allow-outbound-redemption';
  if (path.includes('/appRoleAssignedTo')) return method === 'DELETE' ? 'unassign' : 'assign';
  return 'delete-configuration';
}

/** Configurations that are there once too often or not at all, and jobs likewise: what I1 forbids. */
export function duplicatesOf(sandbox: Sandbox, tenantIds: readonly string[]): readonly string[] {
  return tenantIds.flatMap((tenantId) => {
    const ours = configurationsNamed(sandbox, nameOf(tenantId));
    const jobs = ours[0]?.jobs.length ?? 0;
    if (ours.length > 1) return [`I1: ${ours.length} configurations`];
    return jobs > 1 ? [`I1: ${jobs} jobs`] : [];
  });
}

/** What must hold when everything has come to rest: I1, I3 and I5, and I12 for what is not ours. */
export function brokenAtTheEnd(
  sandbox: Sandbox,
  tenantIds: readonly string[],
  wanted: readonly string[],
  entries: readonly JournalEntry[],
): readonly string[] {
  const broken: string[] = [...duplicatesOf(sandbox, tenantIds)];
  for (const tenantId of tenantIds) {
    const [one] = configurationsNamed(sandbox, nameOf(tenantId));
    if (!one) broken.push('I1: no configuration');
    else if (!isRunning(one)) broken.push('I1: the job does not run');
    else if (scopeOf(one).toSorted().join() !== wanted.toSorted().join()) broken.push('I3: the scope is not as wanted');
  }
  for (const { outcome, kind, tenantId } of entries) {
    if ((!outcome || outcome.result === 'ambiguous') && tenantIds.includes(tenantId))
      broken.push(`I5: ${kind} is open`);
  }
  const [foreign, ...more] = configurationsNamed(sandbox, foreignName);
  if (!foreign || more.length > 0 || foreign.jobs.length > 0 || foreign.assignments.length > 0) {
    broken.push('I12: the configuration of somebody else was touched');
  }
  return broken;
}
