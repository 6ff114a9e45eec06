import { isEntitling } from '../../configuration-facts.ts';
import type { Change } from '../../plan/change.ts';
import type { Assignment } from '../../synchronization.ts';
import { look } from '../look.ts';
import { TenantFailure } from '../tenant-failure.ts';
import { isDone } from '../tenant-work.ts';
import type { TenantWork } from '../tenant-work.ts';
import { visibilityLimit, waitFor } from '../waiting.ts';
import { writeUntilSo } from '../write.ts';
import { requireConfiguration } from './configuration.ts';

async function readAssignments(work: TenantWork): Promise<readonly Assignment[]> {
  const { servicePrincipalId } = await requireConfiguration(work);
  work.assignments = await look(
    work,
    (signal) => work.run.ports.directory.readAssignments(servicePrincipalId, signal),
    () => [],
  );
  return work.assignments;
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
      return assignments.some((one) => one.principal.id === principal.id && isEntitling(configuration, one));
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
    foundBy: 'not-found',
    isSo: async (again) => {
      const assignments = again ? await readAssignments(work) : (work.assignments ?? (await readAssignments(work)));
      return !assignments.some((one) => one.assignmentId === assignmentId);
    },
  });
}

/** Reads until everybody who was to be added is seen in scope. */
export async function requireAssigned(work: TenantWork): Promise<void> {
  const added = work.plan.changes.flatMap((change) => (change.kind === 'assign' ? [change.principal.id] : []));
  if (work.assignmentsVerified || added.length === 0) return;
  const configuration = await requireConfiguration(work);
  const { clock } = work.run.ports;
  const all = await waitFor(work, 'replication', clock.now() + visibilityLimit, async () => {
    const assignments = (await readAssignments(work)).filter((one) => isEntitling(configuration, one));
    const inScope = new Set(assignments.map((one) => one.principal.id));
    return added.every((id) => inScope.has(id)) || undefined;
  });
  if (!all) throw new TenantFailure('not-replicated-in-time');
  work.assignmentsVerified = true;
}

/**
 * Makes sure that nobody beyond the plan is in scope: somebody else may have added them since it was made, and starting
 * would share people whom nobody has confirmed.
 */
export async function requireNobodyElse(work: TenantWork): Promise<void> {
  const configuration = await requireConfiguration(work);
  const wanted = new Set(work.run.sharing.principals.map((principal) => principal.id));
  const takenOut = new Set(
    [...work.entries.values()].flatMap((entry) =>
      entry.change.kind === 'unassign' && isDone(entry) ? [entry.change.assignmentId] : [],
    ),
  );
  for (const change of work.plan.changes) if (change.kind === 'unassign') takenOut.add(change.assignmentId);
  const assignments = await readAssignments(work);
  const others = assignments.filter(
    (one) => isEntitling(configuration, one) && !wanted.has(one.principal.id) && !takenOut.has(one.assignmentId),
  );
  if (others.length > 0) throw new TenantFailure('no-longer-as-planned');
}
