import type { AccessRule } from './authorization.ts';
import type { DirectoryRoleName } from './directory-roles.ts';

// Microsoft's permission tables, the choices that an administrator would meet. `…ReadWrite…` includes `…Read…` only where the
// tables say so.
const applicationAdministrators: readonly DirectoryRoleName[] = [
  'applicationAdministrator',
  'cloudApplicationAdministrator',
];
const provisioningAdministrators: readonly DirectoryRoleName[] = [
  ...applicationAdministrators,
  'hybridIdentityAdministrator',
];
const securityAdministrators: readonly DirectoryRoleName[] = ['securityAdministrator'];
const securityReaders: readonly DirectoryRoleName[] = ['securityReader', 'globalReader', 'securityAdministrator'];
const reportReaders: readonly DirectoryRoleName[] = [
  'reportsReader',
  'securityReader',
  'securityAdministrator',
  'securityOperator',
  'globalReader',
  ...applicationAdministrators,
];

function both(permissions: AccessRule['delegated'], roles: AccessRule['roles']): AccessRule {
  return { delegated: permissions, application: permissions, roles };
}

const organizationReads = [
  'MultiTenantOrganization.ReadBasic.All',
  'MultiTenantOrganization.Read.All',
  'MultiTenantOrganization.ReadWrite.All',
];
const groupReads = [
  'Group.ReadBasic.All',
  'Group.Read.All',
  'Group.ReadWrite.All',
  'GroupMember.Read.All',
  'Directory.Read.All',
  'Directory.ReadWrite.All',
];
const memberReads = [
  'GroupMember.ReadBasic.All',
  'GroupMember.Read.All',
  'GroupMember.ReadWrite.All',
  'Group.ReadBasic.All',
  'Group.Read.All',
  'Group.ReadWrite.All',
  'Directory.Read.All',
];
const userReads = [
  'User.ReadBasic.All',
  'User.Read.All',
  'User.ReadWrite.All',
  'Directory.Read.All',
  'Directory.ReadWrite.All',
];
const applicationReads = [
  'Application.Read.All',
  'Application.ReadWrite.All',
  'Directory.Read.All',
  'Directory.ReadWrite.All',
];
const assignmentWrites = [
  ['AppRoleAssignment.ReadWrite.All', 'Application.Read.All'],
  ['AppRoleAssignment.ReadWrite.All', 'Directory.Read.All'],
  'Application.ReadWrite.All',
];
const policyReads = ['Policy.Read.All', 'Policy.ReadWrite.CrossTenantAccess'];
const synchronizationReads = ['Synchronization.Read.All', 'Synchronization.ReadWrite.All'];

/** Who may call what, by kind of operation. @see https://learn.microsoft.com/graph/permissions-reference */
export const accessRules = {
  signedIn: { delegated: ['User.Read', ...userReads], application: [], roles: 'any' },
  ownMemberships: {
    delegated: ['User.Read', 'Directory.Read.All', 'Directory.ReadWrite.All', ...memberReads],
    application: [],
    roles: 'any',
  },
  readTenantDetails: {
    delegated: [
      'User.Read',
      'User.Read.All',
      'Organization.Read.All',
      'Organization.ReadWrite.All',
      'Directory.Read.All',
      'Directory.ReadWrite.All',
    ],
    application: [
      'User.Read.All',
      'Organization.Read.All',
      'Organization.ReadWrite.All',
      'Directory.Read.All',
      'Directory.ReadWrite.All',
    ],
    roles: 'any',
  },
  lookUpTenant: both(['CrossTenantInformation.ReadBasic.All'], 'any'),
  readOrganization: {
    delegated: organizationReads,
    application: ['MultiTenantOrganization.Read.All', 'MultiTenantOrganization.ReadWrite.All'],
    roles: securityReaders,
    basicWithoutRole: true,
  },
  readOrganizationMember: both(['MultiTenantOrganization.ReadWrite.All'], securityReaders),
  readJoinRequest: both(['MultiTenantOrganization.Read.All', 'MultiTenantOrganization.ReadWrite.All'], securityReaders),
  writeOrganization: both(['MultiTenantOrganization.ReadWrite.All'], securityAdministrators),
  readPolicies: both(policyReads, securityReaders),
  writePolicies: both(['Policy.ReadWrite.CrossTenantAccess'], securityAdministrators),
  readPolicyTemplates: both(
    ['MultiTenantOrganization.Read.All', 'MultiTenantOrganization.ReadWrite.All'],
    securityReaders,
  ),
  writePolicyTemplates: both(['MultiTenantOrganization.ReadWrite.All'], securityAdministrators),
  // Microsoft documents no permission for gallery templates: any token will do.
  readGallery: { delegated: [[]], application: [[]], roles: 'any' },
  instantiateTemplate: {
    delegated: ['Application.ReadWrite.All', 'Directory.ReadWrite.All'],
    application: ['Application.ReadWrite.OwnedBy', 'Application.ReadWrite.All', 'Directory.ReadWrite.All'],
    roles: provisioningAdministrators,
  },
  readApplications: {
    delegated: applicationReads,
    application: [...applicationReads, 'Application.ReadWrite.OwnedBy'],
    roles: 'any',
  },
  writeApplications: {
    delegated: ['Application.ReadWrite.All'],
    application: ['Application.ReadWrite.OwnedBy', 'Application.ReadWrite.All'],
    roles: applicationAdministrators,
  },
  writeServicePrincipals: {
    delegated: ['Application.ReadWrite.All', 'Directory.ReadWrite.All'],
    application: ['Application.ReadWrite.OwnedBy', 'Application.ReadWrite.All', 'Directory.ReadWrite.All'],
    roles: applicationAdministrators,
  },
  assignPrincipals: both(assignmentWrites, applicationAdministrators),
  unassignPrincipals: both(['AppRoleAssignment.ReadWrite.All', 'Application.ReadWrite.All'], applicationAdministrators),
  readSynchronization: {
    delegated: synchronizationReads,
    application: [...synchronizationReads, 'Application.ReadWrite.OwnedBy'],
    roles: provisioningAdministrators,
  },
  writeSynchronization: {
    delegated: ['Synchronization.ReadWrite.All'],
    application: ['Synchronization.ReadWrite.All', 'Application.ReadWrite.OwnedBy'],
    roles: provisioningAdministrators,
  },
  discoverDirectory: both(['Directory.ReadWrite.All'], provisioningAdministrators),
  patchJob: both(['Synchronization.ReadWrite.All'], provisioningAdministrators),
  readProvisioningLogs: both(['ProvisioningLog.Read.All', 'AuditLog.Read.All', 'Directory.Read.All'], reportReaders),
  readAuditLogs: both(['AuditLog.Read.All', 'Directory.Read.All'], reportReaders),
  readUsers: both(userReads, 'any'),
  readUser: { ...both(userReads, 'any'), self: ['User.Read', 'User.ReadWrite'] },
  writeUser: {
    ...both(['User.ReadWrite.All', 'Directory.ReadWrite.All'], ['userAdministrator']),
  },
  readGroups: both(groupReads, 'any'),
  readMembers: both(memberReads, 'any'),
  readOwners: both(
    [
      'GroupMember.Read.All',
      'GroupMember.ReadWrite.All',
      'Group.Read.All',
      'Group.ReadWrite.All',
      'Directory.Read.All',
    ],
    'any',
  ),
  readByIds: both(['Directory.Read.All', 'Directory.ReadWrite.All'], 'any'),
} as const satisfies Record<string, AccessRule>;
