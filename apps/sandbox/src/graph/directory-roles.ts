/** Template ids of the built-in directory roles that Graph operations ask for. */
export const directoryRoles = {
  globalAdministrator: '62e90394-69f5-4237-9190-012177145e10',
  securityAdministrator: '194ae4cb-b126-40b2-bd5b-6091b380977d',
  hybridIdentityAdministrator: '8ac3fc64-6eca-42ea-9e69-59f4c7b60eb2',
  applicationAdministrator: '9b895d92-2cd3-44c7-9d02-a6ac2d5ea5c3',
  cloudApplicationAdministrator: '158c047a-c907-4556-b7ef-446551a6b5f7',
  userAdministrator: 'fe930be7-5e62-47db-91af-98c3a49a38b1',
  privilegedRoleAdministrator: 'e8611ab8-c189-46e8-94e1-60213ab1f814',
  helpdeskAdministrator: '729827e3-9c14-49f7-bb1b-9608f156bbb8',
  globalReader: 'f2ef992c-3afb-46b9-b7cf-a126ee74c451',
  securityReader: '5d6b6bb7-de71-4623-b4af-96380a352509',
  securityOperator: '5f2222b1-57c3-48ba-8ad5-d4759f1fde6f',
  reportsReader: '4a5d8f65-41da-4de4-8968-e035b65339cf',
  directoryReaders: '88d8e3e3-8f55-4a1e-953a-9b9898b8876b',
} as const;

export type DirectoryRoleName = keyof typeof directoryRoles;

const displayNames: Readonly<Record<string, string>> = {
  [directoryRoles.globalAdministrator]: 'Global Administrator',
  [directoryRoles.securityAdministrator]: 'Security Administrator',
  [directoryRoles.hybridIdentityAdministrator]: 'Hybrid Identity Administrator',
  [directoryRoles.applicationAdministrator]: 'Application Administrator',
  [directoryRoles.cloudApplicationAdministrator]: 'Cloud Application Administrator',
  [directoryRoles.userAdministrator]: 'User Administrator',
  [directoryRoles.privilegedRoleAdministrator]: 'Privileged Role Administrator',
  [directoryRoles.helpdeskAdministrator]: 'Helpdesk Administrator',
  [directoryRoles.globalReader]: 'Global Reader',
  [directoryRoles.securityReader]: 'Security Reader',
  [directoryRoles.securityOperator]: 'Security Operator',
  [directoryRoles.reportsReader]: 'Reports Reader',
  [directoryRoles.directoryReaders]: 'Directory Readers',
};

/** The name people know a role by; the template id itself for a role the sandbox does not know. */
export function directoryRoleDisplayName(templateId: string): string {
  return displayNames[templateId] ?? templateId;
}
