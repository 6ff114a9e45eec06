/**
 * Directory roles by template id, in the order in which the account picker shows who holds them.
 * @see https://learn.microsoft.com/entra/identity/role-based-access-control/permissions-reference
 */
export const directoryRoles: ReadonlyMap<string, string> = new Map([
  ['62e90394-69f5-4237-9190-012177145e10', 'Global Administrator'],
  ['e8611ab8-c189-46e8-94e1-60213ab1f814', 'Privileged Role Administrator'],
  ['194ae4cb-b126-40b2-bd5b-6091b380977d', 'Security Administrator'],
  ['8ac3fc64-6eca-42ea-9e69-59f4c7b60eb2', 'Hybrid Identity Administrator'],
  ['9b895d92-2cd3-44c7-9d02-a6ac2d5ea5c3', 'Application Administrator'],
  ['158c047a-c907-4556-b7ef-446551a6b5f7', 'Cloud Application Administrator'],
  ['fe930be7-5e62-47db-91af-98c3a49a38b1', 'User Administrator'],
  ['729827e3-9c14-49f7-bb1b-9608f156bbb8', 'Helpdesk Administrator'],
  ['f2ef992c-3afb-46b9-b7cf-a126ee74c451', 'Global Reader'],
  ['5d6b6bb7-de71-4623-b4af-96380a352509', 'Security Reader'],
  ['5f2222b1-57c3-48ba-8ad5-d4759f1fde6f', 'Security Operator'],
  ['4a5d8f65-41da-4de4-8968-e035b65339cf', 'Reports Reader'],
  ['88d8e3e3-8f55-4a1e-953a-9b9898b8876b', 'Directory Readers'],
]);
export const globalAdministrator = '62e90394-69f5-4237-9190-012177145e10';

/** The template id of a role given by its name or its template id. */
export function roleTemplateId(nameOrId: string): string | undefined {
  const wanted = nameOrId.toLowerCase();
  return [...directoryRoles].find(([id, name]) => id === wanted || name.toLowerCase() === wanted)?.[0];
}

/** The name of the mightiest role among these, `User` for somebody without one. */
export function roleName(roleTemplateIds: readonly string[]): string {
  return [...directoryRoles].find(([id]) => roleTemplateIds.includes(id))?.[1] ?? 'User';
}
