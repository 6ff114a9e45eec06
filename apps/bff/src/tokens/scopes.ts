/**
 * What the portal may do on behalf of whoever is signed in; what that person may not do is refused all the same. Short names:
 * MSAL looks for them in the answer's `scope`.
 * @see https://learn.microsoft.com/graph/permissions-reference
 */
export const delegatedScopes: readonly string[] = [
  'User.Read',
  'User.Read.All',
  'Group.Read.All',
  'GroupMember.Read.All',
  'Organization.Read.All',
  'MultiTenantOrganization.Read.All',
  'CrossTenantInformation.ReadBasic.All',
  'Policy.Read.All',
  'Policy.ReadWrite.CrossTenantAccess',
  'Application.ReadWrite.All',
  'AppRoleAssignment.ReadWrite.All',
  'Synchronization.ReadWrite.All',
  'ProvisioningLog.Read.All',
  'AuditLog.Read.All',
];
