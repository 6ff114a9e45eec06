import { directoryRoleDisplayName, directoryRoles } from '../graph/directory-roles.ts';

/** By template id, in the order in which the account picker names somebody who holds several. */
const names: readonly (readonly [string, string])[] = Object.values(directoryRoles).map((id) => [
  id,
  directoryRoleDisplayName(id),
]);

/** The template id of a role given by its name or its template id. */
export function roleTemplateId(nameOrId: string): string | undefined {
  const wanted = nameOrId.toLowerCase();
  return names.find(([id, name]) => id === wanted || name.toLowerCase() === wanted)?.[0];
}

/** The name of the mightiest role among these, `User` for somebody without one. */
export function roleName(roleTemplateIds: readonly string[]): string {
  return names.find(([id]) => roleTemplateIds.includes(id))?.[1] ?? 'User';
}
