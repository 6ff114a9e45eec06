import type { Flow } from '@tenantry/contract';
import { count, nameList, plural } from '../../shared/time.ts';

const titles: Readonly<Record<Flow, (tenant: string | undefined) => string>> = {
  'select-users-and-groups': () => 'Plan: share users and groups',
  'share-current-scope': () => 'Plan: share current user scope',
  'edit-shared-users-and-groups': () => 'Plan: edit shared users and groups',
  'override-users-and-groups': (tenant = 'one tenant') => `Plan: other users and groups for ${tenant}`,
  'end-override': (tenant = 'one tenant') => `Plan: the same users and groups for ${tenant} as for all tenants`,
  'stop-sharing': (tenant) => (tenant === undefined ? 'Plan: stop sharing' : `Plan: stop sharing with ${tenant}`),
  'choose-configuration': (tenant = 'a tenant') => `Plan: choose the configuration of ${tenant}`,
  'repair-drift': () => 'Plan: repair what was changed outside',
  'retry-run': () => 'Plan: retry the tenants that failed',
  'undo-run': () => 'Plan: undo a run',
};

const nothingToChange = 'Everything is as this plan wants it already. There is nothing to apply.';
const nothingToShare = 'Every active tenant already has exactly these users and groups. There is nothing to apply.';
const noChanges: Readonly<Record<Flow, string>> = {
  'select-users-and-groups': nothingToShare,
  'share-current-scope': nothingToShare,
  'edit-shared-users-and-groups':
    'Every tenant already has the users and groups it is meant to have. There is nothing to apply.',
  'override-users-and-groups': 'This tenant already has exactly these users and groups. There is nothing to apply.',
  'end-override': 'This tenant already has what all tenants have. There is nothing to apply.',
  'stop-sharing': 'Nothing is shared with these tenants any longer. There is nothing to apply.',
  'choose-configuration': 'The configurations are as you chose already. There is nothing to apply.',
  'repair-drift': 'Everything is as intended again. There is nothing to apply.',
  'retry-run': nothingToChange,
  'undo-run': nothingToChange,
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
  ofRun: 'Open the run it is about',
  madeBy: (name: string) => `Made by ${name}`,
  validUntil: 'Can be applied until',
  apply: 'Apply this plan',
  cancel: 'Cancel',
  applyNot: (role: string) => `Only a Global Administrator can apply a plan. Your role is ${role}.`,
  nothingChanged: 'Nothing has been changed yet.',
  newPlan: 'Make a new plan',
  beginAnew: 'Begin anew',
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
  leftBehind: 'People left behind',
  leftBehindNote: 'Keep an account that nobody maintains',
  skipped: 'People not shared',
  skippedNote: 'The People tab says why',
  skippedNone: 'Nobody is left out',
  warnings: 'Worth knowing',
  tabs: 'Plan',
  tabTenants: 'Tenants',
  tabPeople: 'People',
  tabCalls: 'Graph calls',
  noChanges: 'Nothing to change',
  noChangesText: noChanges,
  noChangesBlocked: 'There is nothing that could be changed now. Below you see which tenants wait and why.',
  back: 'Back to Share users',
  backTo: (tenant: string) => `Back to ${tenant}`,
  backToRun: 'Back to the run',
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
      'More than one configuration carries the name that belongs to the portal. Compare them and choose which one is kept, then make a new plan.',
    'unexpected-settings':
      'Its configuration has settings that the portal did not make. Put them right in Microsoft Entra, then make a new plan.',
  },
  noReason: 'It cannot be changed now.',
  compare: 'Compare the configurations',
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
  lead: 'What the run asks of Microsoft Graph, in the order in which each tenant gets it. Names in braces stand for IDs that Microsoft gives on the way. Where a run waits for a cycle it only reads, and reads are left out.',
  all: 'Copy all calls',
  copyFor: (tenant: string) => `Copy calls for ${tenant}`,
  none: 'No calls',
  noneText: 'This plan changes nothing, so nothing is written.',
  calls: (calls: number) => plural(calls, 'call', 'calls'),
} as const;
