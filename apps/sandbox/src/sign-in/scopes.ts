const graphResource = 'https://graph.microsoft.com/';
const graphAppId = '00000003-0000-0000-c000-000000000000';
export const graphAudience = 'https://graph.microsoft.com';
const signInScopes = ['openid', 'profile', 'email', 'offline_access'];
/** What people may agree to for themselves; everything else needs an admin. */
const userConsentable = new Set(['User.Read', 'User.ReadBasic.All', 'Group.ReadBasic.All', 'People.Read']);

/** The app-only permissions of the portal's reader, as the home tenant's admin consented to them. */
export const readerPermissions: readonly string[] = [
  'User.Read.All',
  'Group.Read.All',
  'GroupMember.Read.All',
  'MultiTenantOrganization.Read.All',
  'Policy.Read.All',
  'Application.Read.All',
  'Synchronization.Read.All',
  'ProvisioningLog.Read.All',
  'AuditLog.Read.All',
  'CrossTenantInformation.ReadBasic.All',
  'Organization.Read.All',
];
/** What a partner tenant lets the portal do by itself: see which accounts exist. */
export const partnerPermissions: readonly string[] = ['User.Read.All'];

/** What the home tenant's admin consented to on behalf of everybody before the scenario begins. */
export const portalScopes: readonly string[] = [
  'User.Read',
  'User.Read.All',
  'User.ReadWrite.All',
  'Directory.Read.All',
  'Group.Read.All',
  'GroupMember.Read.All',
  'Organization.Read.All',
  'MultiTenantOrganization.Read.All',
  'MultiTenantOrganization.ReadWrite.All',
  'Policy.Read.All',
  'Policy.ReadWrite.CrossTenantAccess',
  'CrossTenantInformation.ReadBasic.All',
  'Application.Read.All',
  'Application.ReadWrite.All',
  'AppRoleAssignment.ReadWrite.All',
  'Synchronization.Read.All',
  'Synchronization.ReadWrite.All',
  'ProvisioningLog.Read.All',
  'AuditLog.Read.All',
  'RoleManagement.Read.Directory',
];

export interface RequestedScopes {
  readonly signIn: readonly string[];
  /** Microsoft Graph's, by their short names. */
  readonly graph: readonly string[];
  /** `.default`: whatever is consented. */
  readonly all: boolean;
  /** The first that does not exist. */
  readonly unknown: string | undefined;
}

/** Reads a space separated scope parameter; full names (`https://graph.microsoft.com/User.Read`) become short ones. */
export function parseScopes(text: string): RequestedScopes {
  const names = text
    .split(/\s+/)
    .filter((name) => name !== '')
    .map(shortName);
  const signIn = names.filter((name) => signInScopes.includes(name.toLowerCase()));
  const rest = [...new Set(names.filter((name) => !signInScopes.includes(name.toLowerCase())))];
  const graph = rest.filter((name) => name !== '.default');
  return {
    signIn,
    graph,
    all: rest.includes('.default'),
    unknown: graph.find((name) => !/^[A-Z][A-Za-z]+(-[A-Za-z]+)?(\.[A-Za-z]+){1,3}$/.test(name)),
  };
}

/** Whether a person may agree to this scope without an admin. */
export function isUserConsentable(scope: string): boolean {
  return userConsentable.has(scope);
}

function shortName(name: string): string {
  const lower = name.toLowerCase();
  if (lower.startsWith(graphResource)) return name.slice(graphResource.length).replace(/^\//, '');
  if (lower.startsWith(`${graphAppId}/`)) return name.slice(graphAppId.length + 1);
  return name;
}
