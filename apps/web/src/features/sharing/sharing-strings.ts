import { count, nameList, plural } from '../../shared/time.ts';

/** What Share users says. */
export const sharingStrings = {
  title: 'Share users',
  home: 'Home',
  orgSettings: 'Org settings',
  organization: 'Multitenant collaboration',
  loading: 'what is shared',
  lead: (tenant: string) =>
    `Users must be synchronized to the other tenants before they can collaborate there. Sharing sets up outbound synchronization from ${tenant} to the other active tenants of this multitenant organization.`,
  leadResult:
    'Every selected user is synchronized to all active tenants; then people there can search for and discover the shared profiles.',
  release: 'Availability:',
  onlyAdministrators: (role: string) =>
    `Only a Global Administrator can share users. With your role, ${role}, you can see what is shared.`,
  running: 'A run is changing the synchronization right now. What is shared may look different when it has finished.',
  followRun: 'Follow the run',
  sharedNow: 'Shared now',
  sharedWith: (names: readonly string[]) => `With ${nameList(names, 5)}`,
  principals: 'Shared users and groups',
  name: 'Name',
  kind: 'Kind',
  members: 'Direct members',
  kinds: { user: 'User', group: 'Group' },
  nothing: 'Nothing is shared yet',
  nothingText: (active: number) =>
    `Select the users and groups to share with ${plural(active, 'active tenant', 'active tenants')}. You see what would happen before anything is changed.`,
  noPartner: 'There is no active tenant to share with yet',
  noPartnerText:
    'A tenant can be shared with once it has joined the organization. Invite tenants in the Microsoft 365 admin center.',
  setUp: 'Set up a multitenant organization',
  select: 'Select users and groups to share',
  edit: 'Edit shared users and groups',
  editText: 'Change which users and groups are shared. The change goes to all tenants.',
  current: 'Share current user scope',
  currentTitle: (names: readonly string[]) =>
    `${nameList(names, 5)} ${names.length === 1 ? 'is active and has' : 'are active and have'} no complete share yet.`,
  currentText: 'Nothing is shared with a new tenant by itself.',
  currentNext: 'Give it the users and groups that are shared now.',
  planning: 'Reading the directory and making the plan. Nothing is changed by it.',
  differs:
    'The tenants do not all have the same users and groups. The list shows all of them; saving gives every tenant the same ones.',
  pending: (names: readonly string[]) =>
    `${nameList(names, 5)} ${names.length === 1 ? 'has' : 'have'} not joined yet. A pending tenant never receives users.`,
  foreign: (names: readonly string[]) =>
    `Microsoft Entra also holds ${names.length === 1 ? 'a configuration' : 'configurations'} that the portal did not make: ${nameList(names, 5)}. The portal leaves ${names.length === 1 ? 'it' : 'them'} alone. One configuration per tenant is recommended.`,
} as const;

/** The notes of Share users, each a fact to know before sharing. */
export const sharingNotes = {
  title: 'Before you share',
  who: 'Who is synchronized',
  groups: 'Groups are not synchronized to the other tenants, only the users in them.',
  members:
    'Direct members of a group are synchronized. Owners who are not members are not, and neither are members of groups inside it.',
  recommend:
    'We recommend a security group that holds the users to share. Create it in Microsoft Entra, then choose it here.',
  openEntra: 'Open Microsoft Entra',
  when: 'When it shows',
  hours: 'It may take up to 24 hours until synchronized users are available in services such as Teams and SharePoint.',
  entra: 'Changes to the synchronization made here show in Microsoft Entra, too.',
  trouble: 'Somebody does not arrive?',
  logs: 'Check the provisioning logs',
  where: 'All tenants, or one',
  allTenants:
    'These settings act on all tenants of the organization. If all of them are to get the same users, share here: the portal makes the configurations for you.',
  oneTenant:
    'To share different users with one tenant, or to change one tenant only, configure cross-tenant synchronization in Microsoft Entra.',
  oneTenantLink: 'How to configure it',
  bothWays: 'Both ways use cross-tenant synchronization.',
  whatIsIt: 'What is cross-tenant synchronization?',
} as const;

/** The words around the list of properties that are synchronized. */
export const propertyStrings = {
  title: 'Synchronized properties',
  lead: 'These properties of a user are synchronized. You can change the set after synchronization has been configured.',
  change: 'How to change the properties',
  type: 'member',
} as const;

/** The names of the related topics. */
export const relatedStrings = {
  title: 'Related topics',
  troubleshooting: 'Troubleshooting tips for multitenant organizations',
  knownIssues: 'Known issues for provisioning in Microsoft Entra ID',
  plan: 'Plan for multitenant organizations in Microsoft 365',
  setUp: 'Set up a multitenant org in Microsoft 365',
  joinOrLeave: 'Join or leave a multitenant organization in Microsoft 365',
  scopingFilters: 'Scoping users or groups to be provisioned with scoping filters',
  feedbackTitle: 'Feedback',
  feedback: 'Submit and view feedback',
} as const;

/** What the picker says. */
export const pickerStrings = {
  field: 'Users and groups',
  placeholder: 'Search by name or address',
  hint: 'Type a name. Groups are not synchronized, only their direct members.',
  found: 'Users and groups found',
  searching: 'Searching…',
  foundCount: (found: number) => plural(found, 'match', 'matches'),
  foundNone: (text: string) => `No user or group matches “${text}”.`,
  more: 'More match than are shown. Type more of the name.',
  selected: (chosen: number) => `${count(chosen)} selected`,
  selectedTitle: 'Selected',
  none: 'Nobody is selected yet.',
  noneToSave:
    'Select at least one user or group. Sharing nobody at all is refused, because everybody would be taken out.',
  alreadySelected: 'Selected',
  added: (name: string) => `${name} selected`,
  removed: (name: string) => `${name} removed`,
  remove: (name: string) => `Remove ${name}`,
  member: (members: number) => plural(members, 'direct member', 'direct members'),
  group: 'Group',
  user: 'User',
  save: 'Save',
  cancel: 'Cancel',
  discard: 'Discard what you changed?',
  discardText: 'Nothing has been saved.',
  discardYes: 'Discard',
  discardNo: 'Keep editing',
  most: 500,
  tooMany: 'At most 500 users and groups can be selected. Put the users into a group instead.',
  noDetails: 'What is inside this group could not be read. The plan will tell.',
} as const;
