import { nameList, plural } from '../../shared/time.ts';

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
  editText: 'Change which users and groups are shared. The change goes to every tenant that is shared with.',
  editTextOwn:
    'Change which users and groups are shared. The change goes to every tenant that is shared with; tenants with their own users and groups keep them.',
  editTextDiffers: 'You choose from whose users and groups the edit begins. Afterwards all of them have the same.',
  current: 'Share current user scope',
  currentTitle: (names: readonly string[]) =>
    `${nameList(names, 5)} ${names.length === 1 ? 'is active and has' : 'are active and have'} no complete share yet.`,
  currentText: 'Nothing is shared with a new tenant by itself.',
  currentNext: (principals: readonly string[]) =>
    `It gets the users and groups that are shared now: ${nameList(principals, 5)}. The other tenants stay as they are.`,
  currentReady: 'The plan for it is ready and waits for your Yes:',
  currentReadyLink: 'look at the plan',
  planning: 'Reading the directory and making the plan. Nothing is changed by it.',
  differs:
    'The tenants do not all have the same users and groups. It was changed in Microsoft Entra, or a run did not finish every tenant. Below you see which tenant has which.',
  stop: 'Stop sharing',
  stopLead:
    'End sharing with every tenant: you choose whether the people are taken out first or their accounts are left behind. To end it with one tenant only, open that tenant.',
  stopAll: 'Stop sharing with all tenants',
  pending: (names: readonly string[]) =>
    `${nameList(names, 5)} ${names.length === 1 ? 'has' : 'have'} not joined yet. A pending tenant never receives users.`,
  foreign: (configurations: number) =>
    `Microsoft Entra also holds ${configurations === 1 ? 'a configuration' : 'configurations'} that the portal did not make: `,
  foreignNext: (configurations: number) =>
    `. The portal leaves ${configurations === 1 ? 'it' : 'them'} alone. One configuration per tenant is recommended.`,
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
  oneTenant: 'To share different users with one tenant, or to change one tenant only, open that tenant here:',
  oneTenantChoose: 'choose the tenant',
  oneTenantEntra: 'You can also configure cross-tenant synchronization in Microsoft Entra.',
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

/** What is said of tenants that have different users and groups. */
export const scopeStrings = {
  differing: 'Users and groups by tenant',
  own: 'Tenants with their own users and groups',
  ownLead: (names: readonly string[]) =>
    `${nameList(names, 5)} ${names.length === 1 ? 'has its own users and groups' : 'have their own users and groups'}, on purpose. An edit for all tenants keeps them; change them on the page of the tenant.`,
} as const;

/** What is said of tenants with which sharing was stopped. */
export const stoppedStrings = {
  title: 'Not shared on purpose',
  lead: 'Sharing with these tenants was stopped. Nothing is offered for them, and an edit leaves them alone, until somebody shares with them again.',
  again: (tenant: string) => `Share with ${tenant} again`,
  againWithAll: 'To share with them again, select the users and groups to share: they then go to all active tenants.',
} as const;

/** What is asked before an edit of tenants that differ. */
export const startStrings = {
  lead: 'The tenants do not have the same users and groups, and an edit gives all of them the same. Choose where it begins; then add and remove.',
  question: 'Begin with the users and groups of',
  asIn: (names: readonly string[]) => nameList(names, 5),
  union: 'All of them together',
  missing: 'Choose where the edit begins.',
  next: 'Continue',
  cancel: 'Cancel',
  ownKept: (names: readonly string[]) =>
    `${nameList(names, 5)} ${names.length === 1 ? 'has its own users and groups and keeps' : 'have their own users and groups and keep'} them.`,
} as const;

/** What the list of configurations says. */
export const configurationStrings = {
  title: 'Existing configurations',
  table: 'Synchronization configurations',
  lead: 'All synchronization configurations of this tenant, whoever made them. Removing one begins with a plan that names the people it concerns.',
  name: 'Tenant and configuration',
  noTenant: 'A tenant that is not known',
  origin: 'Made by',
  origins: {
    portal: 'Share users',
    entra: 'Somebody in Microsoft Entra',
    several: 'More than one carries this name',
  },
  next: 'What you can do',
  remove: 'Stop sharing and remove',
  choose: 'Compare and choose',
  compare: 'Compare',
  openEntra: 'Open Microsoft Entra',
} as const;
