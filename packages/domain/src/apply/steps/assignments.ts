import { isEntitling } from '../../configuration-facts.ts';
import type { Change } from '../../plan/change.ts';
import type { Assignment } from '../../synchronization.ts';
import { look } from '../look.ts';
import { mayBeInScope } from '../purpose.ts';
import { TenantFailure } from '../tenant-failure.ts';
import { isDone } from '../tenant-work.ts';
import type { TenantWork } from '../tenant-work.ts';
import { visibilityLimit, waitFor } from '../waiting.ts';
import { writeUntilSo } from '../write.ts';
import { requireConfiguration } from './configuration.ts';

/** Whoever is assigned; `undefined` when the directory does not know the configuration (yet), which is no proof of anything. */
export async function readAssignments(work: TenantWork): Promise<readonly Assignment[] | undefined> {
  const { servicePrincipalId } = await requireConfiguration(work);
  work.assignments = await look(
    work,
    (signal) => work.run.ports.directory.readAssignments(servicePrincipalId, signal),
    () => undefined,
  );
  return work.assignments;
}

/** Looks who is in scope, once for all who are to be added; in what was just made there is nobody. */
export async function readScope(work: TenantWork): Promise<void> {
  if (!work.configurationIsNew && !work.assignments) await readAssignments(work);
}

/** Puts a principal in scope. Fails with `principal-missing` when the directory does not know the principal. */
export async function ensureAssigned(work: TenantWork, change: Extract<Change, { readonly kind: 'assign' }>) {
  const configuration = await requireConfiguration(work);
  const { servicePrincipalId, assignmentRoleId } = configuration;
  if (assignmentRoleId === undefined) throw new TenantFailure('not-replicated-in-time');
  const { principal } = change;
  return writeUntilSo(work, {
    change,
    send: () => work.run.ports.directory.assign(servicePrincipalId, principal, assignmentRoleId),
    made: ({ assignmentId }) => ({ servicePrincipalId, assignmentId }),
    foundBy: 'already-exists',
    isSo: async (again) => {
      if (work.configurationIsNew && !again) return false;
      const assignments = again ? await readAssignments(work) : (work.assignments ?? (await readAssignments(work)));
      return assignments?.some((one) => one.principal.id === principal.id && isEntitling(configuration, one)) ?? false;
    },
  });
}

/** Takes a principal out of scope. Only after everybody who is to be in scope was seen there. */
export async function ensureUnassigned(work: TenantWork, change: Extract<Change, { readonly kind: 'unassign' }>) {
  const { servicePrincipalId } = await requireConfiguration(work);
  const { assignmentId } = change;
  return writeUntilSo(work, {
    change,
    send: () => work.run.ports.directory.unassign(servicePrincipalId, assignmentId),
    doubtedBy: 'not-found',
    isSo: async (again) => {
      const assignments = again ? await readAssignments(work) : (work.assignments ?? (await readAssignments(work)));
      return assignments !== undefined && !assignments.some((one) => one.assignmentId === assignmentId);
    },
  });
}

/** Reads until everybody who was to be added is seen in scope. */
export async function requireAssigned(work: TenantWork): Promise<void> {
  const added = addedTo(work);
  if (work.assignmentsVerified || added.length === 0) return;
  const configuration = await requireConfiguration(work);
  const { clock } = work.run.ports;
  const all = await waitFor(work, 'replication', clock.now() + visibilityLimit, async () => {
    const assignments = (await readAssignments(work))?.filter((one) => isEntitling(configuration, one)) ?? [];
    const inScope = new Set(assignments.map((one) => one.principal.id));
    return added.every((id) => inScope.has(id)) || undefined;
  });
  if (!all) throw new TenantFailure('not-replicated-in-time');
  work.assignmentsVerified = true;
}

/**
 * Whether everybody who was to be added is seen in scope, and nobody beyond the plan: somebody else may have added them
 * since it was made, and starting would share people whom nobody has confirmed.
 * @throws {TenantFailure} `no-longer-as-planned` when there is somebody else.
 */
export async function checkScope(work: TenantWork): Promise<'holds' | 'not-seen'> {
  const configuration = await requireConfiguration(work);
  const inScope = (await readAssignments(work))?.filter((one) => isEntitling(configuration, one));
  if (!inScope) return 'not-seen';
  throwIfStrangers(work, inScope);
  const seen = new Set(inScope.map((one) => one.principal.id));
  work.assignmentsVerified = addedTo(work).every((id) => seen.has(id));
  return work.assignmentsVerified ? 'holds' : 'not-seen';
}

/**
 * Looks until nobody is seen in scope any more.
 * @throws {TenantFailure} `no-longer-as-planned` when somebody is there whom the plan has not taken out,
 * `people-not-taken-out` when somebody is whom it has.
 */
export async function requireNobodyInScope(work: TenantWork): Promise<void> {
  const configuration = await requireConfiguration(work);
  const until = work.run.ports.clock.now() + work.run.lag.settleWindow();
  const nobody = await waitFor(work, 'replication', until, async () => {
    const inScope = (await readAssignments(work))?.filter((one) => isEntitling(configuration, one));
    if (inScope) throwIfStrangers(work, inScope);
    return inScope?.length === 0 || undefined;
  });
  if (!nobody) throw new TenantFailure('people-not-taken-out');
}

/** Whether a reading shows everybody to be gone who was to be taken out of scope. */
export async function seesRemovals(work: TenantWork): Promise<boolean> {
  const removed = new Set(
    work.plan.changes.flatMap((change) => (change.kind === 'unassign' ? [change.assignmentId] : [])),
  );
  const assignments = await readAssignments(work);
  return assignments !== undefined && !assignments.some((one) => removed.has(one.assignmentId));
}

function throwIfStrangers(work: TenantWork, inScope: readonly Assignment[]): void {
  const allowed = mayBeInScope(work.plan, work.run.sharing);
  const takenOut = new Set(
    [...work.entries.values()].flatMap((entry) =>
      entry.change.kind === 'unassign' && isDone(entry) ? [entry.change.assignmentId] : [],
    ),
  );
  for (const change of work.plan.changes) if (change.kind === 'unassign') takenOut.add(change.assignmentId);
  if (inScope.some((one) => !allowed.has(one.principal.id) && !takenOut.has(one.assignmentId))) {
    throw new TenantFailure('no-longer-as-planned');
  }
}

function addedTo({ plan }: TenantWork): readonly string[] {
  return plan.changes.flatMap((change) => (change.kind === 'assign' ? [change.principal.id] : []));
}
