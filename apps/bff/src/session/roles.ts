import type { Seat } from './session-principal.ts';

/** A role that opens the portal. */
export interface PortalRole {
  readonly name: string;
  readonly seat: Seat;
}

/** The app role by which an organization gives somebody the helpdesk seat without any role in Entra. */
export const helpdeskAppRole = 'Tenantry.Helpdesk';

/**
 * Directory roles by template id, the mightiest first.
 * @see https://learn.microsoft.com/entra/identity/role-based-access-control/permissions-reference
 */
const directoryRoles: readonly (readonly [templateId: string, role: PortalRole])[] = [
  ['62e90394-69f5-4237-9190-012177145e10', { name: 'Global Administrator', seat: 'administrator' }],
  ['729827e3-9c14-49f7-bb1b-9608f156bbb8', { name: 'Helpdesk Administrator', seat: 'helpdesk' }],
  ['f2ef992c-3afb-46b9-b7cf-a126ee74c451', { name: 'Global Reader', seat: 'helpdesk' }],
  ['5d6b6bb7-de71-4623-b4af-96380a352509', { name: 'Security Reader', seat: 'helpdesk' }],
  ['4a5d8f65-41da-4de4-8968-e035b65339cf', { name: 'Reports Reader', seat: 'helpdesk' }],
];

/** The seat that somebody's roles give them, and by which of them; `undefined` when none opens the portal. */
export function portalRoleOf(roleTemplateIds: readonly string[], appRoles: readonly string[]): PortalRole | undefined {
  const held = new Set(roleTemplateIds.map((id) => id.toLowerCase()));
  const found = directoryRoles.find(([templateId]) => held.has(templateId));
  if (found !== undefined) return found[1];
  return appRoles.includes(helpdeskAppRole) ? { name: helpdeskAppRole, seat: 'helpdesk' } : undefined;
}
