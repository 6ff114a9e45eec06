import type { TenantStatus } from '@tenantry/contract';
import { plural } from '../../shared/time.ts';

/** What the page of a tenant says. */
export const tenantsStrings = {
  home: 'Home',
  organization: 'Multitenant collaboration',
  fallbackTitle: 'Tenant',
  loading: 'the tenant',
  tabs: 'Tenant',
  overview: 'Overview',
  usersAndGroups: 'Users and groups',
  drift: 'Drift',
  configurations: 'Configurations',
  lead: (id: string) => `Tenant ID ${id}`,
  copyId: 'Copy tenant ID',
  logs: 'Provisioning logs of this tenant',
  entra: 'Open the configuration in Microsoft Entra',
  followRun: 'Open the run',
  configuration: 'Configuration',
  synchronization: 'Synchronization',
  membership: 'Membership',
  quarantined: (since: string) => `Microsoft Entra has had the job in quarantine since ${since}.`,
  quarantineLearn: 'What quarantine means',
  several: (tenant: string) => `More than one configuration leads to ${tenant}.`,
  severalText:
    'One per tenant is recommended, and the portal changes none of them while it cannot tell which one counts.',
  severalChoose: 'Compare them and choose which one is kept',
  managed: (tenant: string) => `A configuration made in Microsoft Entra synchronizes to ${tenant}.`,
  managedText: 'Share users does not change it.',
  managedChoose: 'Look at it, or take it over',
  facts: 'Synchronization job',
  configurationName: 'Name of the configuration',
  none: 'None',
  scope: 'Scope',
  scopeAssigned: 'Only assigned users and groups',
  scopeAll: 'All users of this tenant',
  people: 'People synchronized',
  lastSync: 'Last sync',
  notYet: 'Not yet',
  nextCycle: 'Next cycle',
  nextCycleNone: 'None is expected',
  progress: 'Progress of the cycle',
  progressOf: (done: string, total: string) => `${done} of ${total}`,
  lastCycle: 'Last cycle',
  executionStates: {
    succeeded: 'Succeeded',
    failed: 'Failed',
    'entry-level-errors': 'Finished, with errors for some people',
    unknown: 'Unknown',
  },
  exported: (count: number) => `${plural(count, 'person', 'people')} written`,
  escrowed: (count: number) => `${plural(count, 'person is', 'people are')} tried again later`,
  deletionGuard: 'Guard against accidental deletion',
  deletionGuardOn: (value: string) => `The job stops when more than ${value} people would be removed in one cycle`,
  deletionGuardOff: 'Off',
  unread: 'Not known',
  prerequisites: 'Prerequisites',
  notJoined: 'The tenant has not joined the organization. Nothing is shared with it before it does.',
  request: 'Request to the other tenant',
  requestLead: (tenant: string) =>
    `Send this to an administrator of ${tenant}. They can set it in the Microsoft Entra admin center, with PowerShell, or by Graph calls.`,
  letter: 'Letter',
  subject: (subject: string) => `Subject: ${subject}`,
  powerShell: 'PowerShell',
  graphCalls: 'Graph calls',
  foreign: 'Configurations made in Microsoft Entra',
  foreignLead:
    'These lead to the same tenant under other names; the portal leaves them alone. One configuration per tenant is recommended, so that it is clear who is shared and why.',
  foreignChoose: 'Compare them and choose',
  foreignTable: 'Other configurations to this tenant',
  name: 'Name',
  kind: 'Kind',
  detail: 'Detail',
  members: 'Direct members',
  kinds: { user: 'User', group: 'Group' },
  principalsTable: 'Shared users and groups',
  principalsNote:
    'Groups are not synchronized themselves: only their direct members are, not their owners and not the members of groups inside them.',
  nobody: 'Nothing is shared with this tenant',
  nobodyText: 'Once users or groups are shared, they are listed here.',
  shareUsers: 'Share users',
  editShared: 'Edit shared users and groups',
  oneTenant: 'What is shared with this tenant can be changed on its own under Users and groups, or in Microsoft Entra.',
  configureLearn: 'How to configure one tenant in Microsoft Entra',
} as const;

/** What the tab of users and groups says and offers. */
export const tenantPrincipalStrings = {
  own: (tenant: string) => `${tenant} has its own users and groups.`,
  ownText: 'They are not those that the other tenants get, on purpose. An edit for all tenants does not change them.',
  same: 'These are the users and groups that all tenants get.',
  override: 'Share other users and groups with this tenant',
  overrideText:
    'Only this tenant gets what you choose. The others stay as they are, and later edits for all tenants keep it.',
  overrideEdit: 'Edit the users and groups of this tenant',
  overrideTitle: (tenant: string) => `Users and groups for ${tenant}`,
  overrideLead: (tenant: string) =>
    `Only ${tenant} gets these. Whoever is taken out loses the account there; the plan names them.`,
  endOverride: 'Use the same as all tenants again',
  endOverrideText: 'Then this tenant gets what is listed under “What the other tenants get”. You see the plan first.',
  planning: 'Reading the directory and making the plan. Nothing is changed by it.',
  rest: 'What the other tenants get',
  restTable: 'Users and groups of the other tenants',
  stop: 'Stop sharing',
  stopText:
    'End sharing with this tenant and remove its configuration. You choose whether the people are taken out first or their accounts are left behind.',
  stopButton: 'Stop sharing with this tenant',
} as const;

/** What the comparison of configurations says. */
export const claimStrings = {
  several: (tenant: string) =>
    `More than one configuration leads to ${tenant}. One per tenant is recommended, so that it is clear who is shared and why. Choose which one is kept; what you do not choose stays as it is.`,
  one: (tenant: string) =>
    `This configuration leads to ${tenant}, but it was not made here, so Share users does not change it. You can take it over.`,
  // Two of them may have the same name.
  label: (place: number, all: number, name: string) => `Configuration ${String(place)} of ${String(all)}: ${name}`,
  decision: (name: string) => `What becomes of ${name}`,
  keep: 'Keep this one',
  keepText: 'It stays as it is, with its users and groups.',
  takeOver: 'Take over this one',
  takeOverText:
    'It gets the name that belongs to the portal. Its users and groups stay as they are: where they are not those of all tenants, this tenant has its own from then on.',
  remove: 'Remove it',
  removeText:
    'Its job is stopped and it is deleted. No account is deleted by that: who is only in this one keeps an account that nobody maintains.',
  leave: 'Leave it as it is',
  leaveText: 'The portal does not touch it.',
  plan: 'Make the plan',
  planning: 'Reading the directory and making the plan. Nothing is changed by it.',
  missing: 'Choose one configuration to be kept or taken over first.',
  none: 'Nothing to decide',
  noneText: 'No configuration that was made elsewhere leads to this tenant, and none of the portal’s is there twice.',
  id: 'ID in Microsoft Entra',
  createdAt: 'Made',
  name: 'Name',
  recognised: 'The one that belongs to the portal',
  notRecognised: 'Another one; it was made in Microsoft Entra or renamed there',
  health: 'Synchronization',
  scope: 'Scope',
  scopes: {
    assigned: 'Only assigned users and groups',
    all: 'All users of this tenant',
    unknown: 'Not known',
  },
  principals: 'Users and groups',
  nobody: 'None',
  people: 'People in scope',
  common: 'In common with the others',
  overlaps: { same: 'The same people', some: 'Some people', none: 'Nobody' },
  ofPeople: (some: string, all: string) => `${some} of ${all}`,
} as const;

/** What the tab about the prerequisites says around them. */
export const prerequisitesStrings = {
  lead: 'What has to be in place in both tenants before people can arrive. Looking writes nothing, in neither of them.',
  loading: 'the prerequisites',
  checkAgain: 'Check again',
  tested: 'The connection was tested with Microsoft Graph.',
  notTested: 'The connection was not tested.',
  ourSide: 'This tenant',
  otherSide: (tenant: string) => `${tenant}, the other tenant`,
} as const;

const quarantineReasons: Readonly<Record<string, string>> = {
  EncounteredEscrowProportionThreshold: 'More than 40 percent of the changes failed.',
  EncounteredQuarantineException:
    'The connection to the other tenant was refused: its policy or the credentials changed.',
  EncounteredTotalEscrowThreshold: 'Too many changes failed.',
  QuarantineOnDemand: 'It was put there by hand.',
};

/** Why a job is in quarantine: in our words where the reason is known, else in those of Microsoft Entra. */
export function quarantineReason({ reason, message }: NonNullable<TenantStatus['quarantine']>): string {
  return quarantineReasons[reason] ?? message ?? `Microsoft Entra gives the reason ${reason}.`;
}
