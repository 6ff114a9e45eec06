import { DirectoryError, type Assignment, type Principal } from '@tenantry/domain';
import type { BatchRead } from './batch.ts';
import type { GraphClient } from './graph-client.ts';
import { refusalOf } from './graph-error.ts';
import { assignmentId, guid, path } from './graph-path.ts';
import { asObject, requiredTextIn, textIn, wordFor, type JsonObject } from './json.ts';
import { readAllPages } from './pages.ts';

const kinds = { user: 'user', group: 'group' } as const;

/** The read of a configuration's assignments, for a batch; its items go through `toAssignments`. */
export function assignmentsRead(servicePrincipalId: string): BatchRead {
  return { path: path`/servicePrincipals/${guid(servicePrincipalId)}/appRoleAssignedTo`, query: { top: 999 } };
}

/** Who is assigned, as the list shows it now.
 *
 * @see https://learn.microsoft.com/graph/api/serviceprincipal-list-approleassignedto
 */
export async function readAssignments(
  client: GraphClient,
  servicePrincipalId: string,
  signal?: AbortSignal,
): Promise<readonly Assignment[]> {
  return toAssignments(await readAllPages(client, { ...assignmentsRead(servicePrincipalId), signal }));
}

/**
 * Assigns a user or group with a role. Throws `already-exists` when that assignment is there.
 *
 * @see https://learn.microsoft.com/graph/api/serviceprincipal-post-approleassignedto
 */
export async function assign(
  client: GraphClient,
  servicePrincipalId: string,
  principal: Principal,
  roleId: string,
): Promise<{ readonly assignmentId: string }> {
  const resourceId = guid(servicePrincipalId);
  try {
    return await client.call({
      method: 'POST',
      path: path`/servicePrincipals/${resourceId}/appRoleAssignedTo`,
      kind: 'write',
      repetition: 'idempotent',
      body: { principalId: guid(principal.id), resourceId, appRoleId: guid(roleId) },
      read: (body) => ({ assignmentId: requiredTextIn(asObject(body, 'the assignment'), 'id') }),
    });
  } catch (error) {
    throw isDuplicate(error) ? alreadyAssigned(error) : error;
  }
}

/**
 * Takes an assignment away. Throws `not-found` when it is gone already.
 *
 * @see https://learn.microsoft.com/graph/api/serviceprincipal-delete-approleassignedto
 */
export async function unassign(client: GraphClient, servicePrincipalId: string, assignment: string): Promise<void> {
  await client.call({
    method: 'DELETE',
    path: path`/servicePrincipals/${guid(servicePrincipalId)}/appRoleAssignedTo/${assignmentId(assignment)}`,
    kind: 'write',
    repetition: 'idempotent',
    read: () => undefined,
  });
}

/** Assignments of users and groups. Service principals can be assigned too, but nobody is synchronized by that. */
export function toAssignments(items: readonly JsonObject[]): readonly Assignment[] {
  return items.flatMap((item) => {
    const kind = wordFor(textIn(item, 'principalType'), kinds);
    const id = textIn(item, 'principalId');
    if (kind === 'unknown' || id === undefined) return [];
    const displayName = textIn(item, 'principalDisplayName') ?? id;
    return [
      {
        assignmentId: requiredTextIn(item, 'id'),
        principal: { id, kind, displayName },
        roleId: requiredTextIn(item, 'appRoleId'),
      },
    ];
  });
}

/** Graph gives this refusal no code of its own: the text is all that sets it apart from other bad requests. */
function isDuplicate(error: unknown): error is DirectoryError {
  const refusal = refusalOf(error);
  return refusal?.status === 400 && /permission being assigned already exists/i.test(refusal.message);
}

function alreadyAssigned(cause: DirectoryError): DirectoryError {
  const { requestId } = cause;
  return new DirectoryError('already-exists', 'The principal is assigned with this role already.', {
    cause,
    ...(requestId === undefined ? {} : { requestId }),
  });
}
