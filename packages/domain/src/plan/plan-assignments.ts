import { byName } from '../by-name.ts';
import { isEntitling, scopeOf } from '../configuration-facts.ts';
import type { Principal } from '../principal.ts';
import type { Assignment, SynchronizationConfiguration } from '../synchronization.ts';
import type { Change } from './change.ts';

/**
 * Makes the scope of a configuration exactly these principals: all additions first, then the removals. An assignment
 * with a role that entitles nobody counts as none and goes away.
 */
export function planAssignments(
  principals: readonly Principal[],
  configuration: SynchronizationConfiguration | undefined,
): Change[] {
  const wanted = new Map(principals.map((principal) => [principal.id, principal]));
  const assigned = new Set(configuration ? scopeOf(configuration).map((principal) => principal.id) : []);
  const additions = [...wanted.values()]
    .filter((principal) => !assigned.has(principal.id))
    .toSorted(byName)
    .map((principal): Change => ({ kind: 'assign', reason: 'not-assigned', principal }));
  const removals = (configuration?.assignments ?? [])
    .toSorted((a, b) => byName(a.principal, b.principal) || (a.assignmentId < b.assignmentId ? -1 : 1))
    .flatMap((assignment): Change[] => {
      const reason = reasonToUnassign(assignment, wanted, configuration ?? {});
      const { principal, assignmentId } = assignment;
      return reason ? [{ kind: 'unassign', reason, principal, assignmentId }] : [];
    });
  return [...additions, ...removals];
}

function reasonToUnassign(
  assignment: Assignment,
  wanted: ReadonlyMap<string, Principal>,
  configuration: { readonly assignmentRoleId?: string },
): 'wrong-role' | 'no-longer-shared' | undefined {
  if (!isEntitling(configuration, assignment)) return 'wrong-role';
  return wanted.has(assignment.principal.id) ? undefined : 'no-longer-shared';
}
