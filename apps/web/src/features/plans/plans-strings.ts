import type { Flow } from '@tenantry/contract';
import { count, nameList, plural } from '../../shared/time.ts';

const titles: Readonly<Record<Flow, string>> = {
  'select-users-and-groups': 'Plan: share users and groups',
  'share-current-scope': 'Plan: share current user scope',
  'edit-shared-users-and-groups': 'Plan: edit shared users and groups',
  'override-users-and-groups': 'Plan: other users and groups for one tenant',
  'end-override': 'Plan: the same users and groups as all tenants',
  'stop-sharing': 'Plan: stop sharing',
  'choose-configuration': 'Plan: choose the configuration of a tenant',
  'repair-drift': 'Plan: repair what was changed outside',
  'retry-run': 'Plan: retry the tenants that failed',
  'undo-run': 'Plan: undo a run',
};

/** What the page of a plan says. */
export const plansStrings = {
  titles,
  fallbackTitle: 'Plan',
  home: 'Home',
  organization: 'Multitenant collaboration',
  shareUsers: 'Share users',
  loading: 'the plan',
  shares: 'Shares',
  madeBy: (name: string) => `Made by ${name}`,
  validUntil: 'Can be applied until',
  apply: 'Apply this plan',
  cancel: 'Cancel',
  applyNot: (role: string) => `Only a Global Administrator can apply a plan. Your role is ${role}.`,
  nothingChanged: 'Nothing has been changed yet.',
  newPlan: 'Make a new plan',
  newPlanBusy: 'Reading the directory and making a new plan. Nothing is changed by it.',
  expired: 'This plan is too old to be applied: the directory may have moved since.',
  applied: 'This plan has been applied.',
  openRun: 'Open the run',
  stale: 'Something moved since this plan was made, so it no longer says what would happen. Nothing was changed.',
  staleMoves: 'What moved',
  summary: 'Summary',
  tenantsToChange: 'Tenants to change',
  tenantsNote: (unchanged: number) => `${count(unchanged)} unchanged`,
  accounts: 'People who get an account',
  accountsNote: 'As members, in each of these tenants',
  accountsUnknown: 'Or are linked to one they have',
  kept: 'People who stay',
  keptNote: 'Shared already, kept up to date',
  guests: 'Guests',
  guestsNote: 'Kept up to date, and stay guests',
  removed: 'People taken out',
  removedNote: 'Their accounts are deleted',
  removedNone: 'Nobody loses an account',
  skipped: 'People not shared',
  skippedNote: 'The People tab says why',
  skippedNone: 'Nobody is left out',
  warnings: 'Worth knowing',
  tabs: 'Plan',
  tabTenants: 'Tenants',
  tabPeople: 'People',
  tabCalls: 'Graph calls',
  noChanges: 'Nothing to change',
  noChangesText: 'Every active tenant already has exactly these users and groups. There is nothing to apply.',
  noChangesBlocked: 'There is nothing that could be changed now. Below you see which tenants wait and why.',
  back: 'Back to Share users',
} as const;

/** What the tab of the tenants says. */
export const planTenantStrings = {
  changes: (changes: number) => plural(changes, 'change', 'changes'),
  waiting: 'Waiting',
  blocked: 'Left out',
  unchanged: (tenants: number) => `${plural(tenants, 'tenant stays as it is', 'tenants stay as they are')}`,
  people: 'People in this tenant',
  reasons: {
    'tenant-pending': 'It has not joined the organization. Once it has, choose Share current user scope for it.',
    'several-configurations':
      'More than one configuration carries the name that belongs to the portal. Keep one and delete the others in Microsoft Entra, then make a new plan.',
    'unexpected-settings':
      'Its configuration has settings that the portal did not make. Put them right in Microsoft Entra, then make a new plan.',
  },
  noReason: 'It cannot be changed now.',
  openTenant: 'Open this tenant',
  existingUnknown:
    'The portal cannot look into this tenant: who has an account there already is linked to it, and a guest stays a guest.',
} as const;

/** What the tab of the people says. */
export const planPeopleStrings = {
  loading: 'the people',
  table: 'People of this plan',
  person: 'Person',
  effect: 'What happens',
  search: 'Search people',
  filterEffect: 'What happens',
  filterTenant: 'Tenant',
  allEffects: 'Everything',
  allTenants: 'All tenants',
  option: (label: string, people: number | undefined) => (people === undefined ? label : `${label} (${count(people)})`),
  found: (people: number) => plural(people, 'person', 'people'),
  inAll: (tenants: number) => `In all ${plural(tenants, 'tenant', 'tenants')}`,
  inTenants: (names: readonly string[], tenants: number) =>
    `In ${names.length < tenants ? plural(tenants, 'tenant', 'tenants') : nameList(names, 5)}`,
  none: 'Nobody is concerned',
  noneText: 'This plan does nothing to any person.',
  noMatch: 'Nobody matches',
  noMatchText: 'Check the spelling, or show everybody.',
  clear: 'Clear search and filters',
  pages: 'Pages',
  previous: 'Previous',
  next: 'Next',
  range: (first: number, last: number, total: number) => `${count(first)}–${count(last)} of ${count(total)}`,
  guests: 'Guests stay guests. To make somebody a member, change the user type in that tenant’s Microsoft Entra.',
} as const;

/** What the tab of the Graph calls says. */
export const planCallStrings = {
  loading: 'the Graph calls',
  lead: 'What the run asks of Microsoft Graph, in the order in which each tenant gets it. Names in braces stand for IDs that Microsoft gives on the way.',
  all: 'Copy all calls',
  copyFor: (tenant: string) => `Copy calls for ${tenant}`,
  none: 'No calls',
  noneText: 'This plan changes nothing, so nothing is written.',
  calls: (calls: number) => plural(calls, 'call', 'calls'),
} as const;

/** What the Yes/No dialog says. */
export const confirmStrings = {
  question: {
    'select-users-and-groups': 'Share these users?',
    'share-current-scope': 'Share the current scope with more tenants?',
    'edit-shared-users-and-groups': 'Change who is shared?',
    'override-users-and-groups': 'Share other users with this tenant?',
    'end-override': 'Share the same users with this tenant as with all?',
    'stop-sharing': 'Stop sharing?',
    'choose-configuration': 'Keep this configuration?',
    'repair-drift': 'Put it back to what is intended?',
    'retry-run': 'Try the failed tenants again?',
    'undo-run': 'Take the run back?',
  } satisfies Record<Flow, string>,
  changed: (tenants: readonly string[]) => `In ${nameList(tenants, 5)}:`,
  created: (people: number) =>
    `${plural(people, 'person gets an account', 'people get an account')} as a member and shows up in search there.`,
  createdUnknown: (people: number) =>
    `${plural(people, 'person gets', 'people get')} an account as a member, or ${people === 1 ? 'is' : 'are'} linked to one that is there already.`,
  kept: (people: number) => `${plural(people, 'person stays', 'people stay')} as before.`,
  guests: (people: number) => `${plural(people, 'guest is', 'guests are')} kept up to date and stay guests.`,
  removed: (people: number) => `${plural(people, 'person loses the account', 'people lose their accounts')} there:`,
  removedMore: (more: number) => `and ${count(more)} more; the People tab names them all.`,
  removedHow:
    'The next cycle deletes these accounts softly. For 30 days they come back when the people are shared again; after that they are gone for good.',
  time: (run: string, cycle: string) =>
    `The run takes ${run}, the first cycle ${cycle} more. It may take up to 24 hours until people show in Teams and SharePoint.`,
  undo: 'Accounts that are made stay until the people are taken out again. What was shared with them there meanwhile cannot be taken back from here.',
  type: (people: number) => `So many people lose their accounts. Type ${String(people)} to confirm:`,
  typeWrong: (people: number) => `Type ${String(people)}, the number of people who lose their accounts.`,
  namesLoading: 'the names',
  yes: 'Yes',
  no: 'No',
  starting: 'Looking once more whether anything moved…',
} as const;
