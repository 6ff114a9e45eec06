import type { Flow } from '@tenantry/contract';
import { count, nameList, plural } from '../../shared/time.ts';
import type { FailureGroup } from './failures-by-owner.ts';

const titles: Readonly<Record<Flow, string>> = {
  'select-users-and-groups': 'Run: share users and groups',
  'share-current-scope': 'Run: share current user scope',
  'edit-shared-users-and-groups': 'Run: edit shared users and groups',
  'override-users-and-groups': 'Run: share other users with one tenant',
  'end-override': 'Run: share the same users with a tenant again',
  'stop-sharing': 'Run: stop sharing',
  'choose-configuration': 'Run: choose a configuration',
  'repair-drift': 'Run: repair drift',
  'retry-run': 'Run: retry failed tenants',
  'undo-run': 'Run: undo a run',
};

const ownerTitles: Readonly<Record<FailureGroup, string>> = {
  'other-tenant': 'For the other tenant to put right',
  'this-tenant': 'For this tenant to put right',
  person: 'For the administrator who applied the plan',
  microsoft: 'On Microsoft’s side',
  cancelled: 'Cancelled',
};

const share =
  'The first cycle begins within minutes and takes a while for many people; after that a cycle runs every 40 minutes.';
const change = 'The next cycle carries it out; a cycle runs every 40 minutes.';

/** What comes after a run of each flow. */
const outcomes: Readonly<Record<Flow, string>> = {
  'select-users-and-groups': share,
  'share-current-scope': share,
  'edit-shared-users-and-groups': change,
  'override-users-and-groups': change,
  'end-override': change,
  'stop-sharing':
    'Nothing is shared with these tenants any longer. Accounts of people who were taken out can be restored for 30 days; accounts that were left behind stay until somebody deletes them there.',
  'choose-configuration': 'The configuration that was kept goes on at its usual pace. No account was deleted.',
  'repair-drift': change,
  'retry-run': change,
  'undo-run': 'What the run had changed is taken back. Accounts that come back are restored in the next cycle.',
};

const backToBefore =
  'They get the users and groups back that they had before. Who came in by this run is taken out again, which deletes their accounts there softly; who was taken out comes back if the 30 days are not over.';
const outAgain =
  'Where nothing was shared before, the people are taken out again, their accounts are deleted softly in the next cycle, and the configuration is deleted. What they were given there meanwhile goes with the accounts.';
const asBefore = `${backToBefore} ${outAgain}`;

/** What taking back a run of each flow means. */
const undoMeans: Readonly<Record<Flow, string>> = {
  'select-users-and-groups': asBefore,
  'share-current-scope': asBefore,
  'edit-shared-users-and-groups': backToBefore,
  'override-users-and-groups': backToBefore,
  'end-override': backToBefore,
  'stop-sharing':
    'The same users and groups are shared with these tenants again, by a new configuration. It may not bring back accounts that were deleted: let an administrator of the tenant restore them first, within the 30 days, or the people get new ones.',
  'choose-configuration':
    'The configuration that was kept gets back the name that it had before, and its users and groups.',
  'repair-drift': backToBefore,
  'retry-run': asBefore,
  'undo-run': 'What this run took back is done again.',
};

/** What the page of a run says. */
export const runStrings = {
  titles,
  fallbackTitle: 'Run',
  home: 'Home',
  runs: 'Runs',
  loading: 'the run',
  leads: {
    queued: 'The run goes on by itself: you may close this page and come back to it.',
    running: 'The run goes on by itself: you may close this page and come back to it.',
    parked: 'The run waits. What it made so far is kept.',
    finished: 'The run is over; this page keeps what it did.',
  },
  copyTicket: 'Copy as ticket text',
  startedBy: (name: string) => `Started by ${name}`,
  openPlan: 'Open the plan',
  progress: 'Progress of the run',
  tenantsDone: (done: number, total: number) => `${count(done)} of ${plural(total, 'tenant', 'tenants')} done`,
  changesDone: (done: number, total: number) => `${count(done)} of ${plural(total, 'change', 'changes')} made`,
  failed: (tenants: number) => `${plural(tenants, 'tenant', 'tenants')} failed`,
  timeLeft: (duration: string) => `${duration} left`,
  percent: (percent: number) => `${count(percent)} percent of the changes made`,
  queued: 'Waiting to begin. The run starts by itself within a few seconds.',
  throttled: (time: string) => `Microsoft Graph asked the portal to slow down. The run goes on by itself at ${time}.`,
  parked: 'Microsoft Entra wants an administrator to sign in again before the run can go on.',
  parkedNext: 'Sign in again; you come back to this page. Then continue the run.',
  parkedHelpdesk: 'A Global Administrator has to sign in and continue the run.',
  signIn: 'Sign in again',
  resume: 'Continue the run',
  cancelling:
    'Cancelling… What is being written at this moment is finished; after that the run ends. Tenants that are done stay as they are.',
  cycle: (tenants: readonly string[], time: string | undefined) =>
    `Waiting for Entra’s next cycle in ${nameList(tenants, 3)}${time === undefined ? '' : `, about ${time}`}.`,
  cycleWhy:
    'The cycle takes people out of these tenants, and only when it has ended well the run goes on. Nothing has to be done meanwhile.',
  disconnected:
    'The connection to the portal is interrupted. The run does not depend on it; this page catches up by itself.',
  tenants: 'Tenants',
  tenant: 'Tenant',
  state: 'State',
  changes: 'Changes',
  table: 'Tenants of the run',
  done: (done: number, total: number) => `${count(done)} of ${count(total)}`,
} as const;

/** What the page says of failures. */
export const failureStrings = {
  title: (tenants: number) => `${plural(tenants, 'tenant was', 'tenants were')} not finished`,
  unharmed: 'The other tenants are not concerned. What was made so far is found and used the next time.',
  owners: ownerTitles,
  openRequest: 'Open the request to send',
  openTenant: 'Open this tenant',
  openLogs: 'Provisioning logs of this tenant',
  edit: 'Edit shared users and groups',
  retry: (tenants: number) => `Retry ${plural(tenants, 'tenant', 'tenants')}`,
  retryNote: 'Makes a plan for exactly these tenants, wanted as this run wanted them. Nothing is changed by it.',
  planBusy: 'Reading the directory and making a plan. Nothing is changed by it.',
  requestId: 'Request ID',
  copyTicket: 'Copy as ticket text',
} as const;

/** What the question before a run is cancelled says. */
export const cancelStrings = {
  open: 'Cancel the run',
  question: 'Cancel this run?',
  inFlight: 'What is being written at this moment is finished; nothing is cut off halfway.',
  finished: (tenants: number) =>
    tenants === 0
      ? 'No tenant is done yet.'
      : `${plural(tenants, 'tenant is', 'tenants are')} done and ${tenants === 1 ? 'stays' : 'stay'} as ${tenants === 1 ? 'it is' : 'they are'}.`,
  unfinished: (tenants: number) =>
    `${plural(tenants, 'tenant is', 'tenants are')} not done and ${tenants === 1 ? 'ends' : 'end'} as cancelled. What was made in ${tenants === 1 ? 'it' : 'them'} so far stays.`,
  nothingBack: 'Nothing is rolled back. When the run has ended you can retry the rest of it, or undo what it did.',
  people: 'People who have been taken out of scope already are deleted in the next cycle all the same.',
  yes: 'Yes, cancel the run',
  no: 'No, let it go on',
  busy: 'Asking the run to end…',
} as const;

/** What the page says of a run that is over. */
export const finishedStrings = {
  done: (tenants: number) => `Done: ${plural(tenants, 'tenant has', 'tenants have')} what was planned.`,
  partly: (done: number, total: number) =>
    `${count(done)} of ${plural(total, 'tenant', 'tenants')} ${done === 1 ? 'has' : 'have'} what was planned.`,
  none: 'No tenant could be finished.',
  nothing: 'There was nothing to change.',
  cancelled: 'The run was cancelled.',
  next: outcomes,
  services:
    'It may take up to 24 hours until synchronized users are available in services such as Teams and SharePoint.',
  followStatus: 'Follow the first cycle',
  openTenants: 'See the tenants',
  followLogs: 'Provisioning logs',
  duration: (duration: string) => `It took ${duration}.`,
} as const;

/** What the page says of taking a run back. */
export const undoStrings = {
  title: 'Undo this run',
  what: 'Makes a plan that puts the tenants of this run back to how they were before it.',
  means: undoMeans,
  sure: 'The plan names everybody concerned. Nothing is changed before you say Yes to it.',
  undo: 'Make a plan to undo this run',
} as const;

/** What the page says of the people whom a run took out. */
export const removedStrings = {
  title: 'People taken out',
  loading: 'the people taken out',
  lead: 'Their accounts in these tenants are deleted softly in the cycle after the change. For 30 days an account can be restored with everything it had; after that it is gone for good.',
  ways: 'How to restore an account:',
  share:
    'Share the person with the tenant again, here, within the 30 days. The next cycle restores the account and keeps it up to date.',
  /** Where the configuration that would restore them was deleted as well. */
  firstRestore:
    'Ask an administrator of that tenant to restore it in Microsoft Entra under Users, Deleted users, before anything is shared with the tenant again: a new configuration may not bring it back, and make a new account.',
  entra:
    'Or ask an administrator of that tenant to restore it in Microsoft Entra under Users, Deleted users. Nobody keeps such an account up to date.',
  edit: 'Edit shared users and groups',
  table: 'People taken out by this run',
  person: 'Person',
  where: 'Account',
  search: 'Search people taken out',
  found: (people: number) => plural(people, 'person', 'people'),
  daysLeft: (tenant: string, days: number, until: string) =>
    days === 0
      ? `${tenant}: last day to restore it`
      : `${tenant}: ${plural(days, 'day', 'days')} left to restore it, until ${until}`,
  notYet: (tenant: string, until: string) =>
    `${tenant}: the provisioning log does not show the deletion yet; can be restored until about ${until}`,
  gone: (tenant: string) => `${tenant}: the 30 days are over`,
  restored: (tenant: string) => `${tenant}: restored`,
  noMatch: 'Nobody matches',
  noMatchText: 'Check the spelling, or show everybody.',
  clear: 'Clear search',
  pages: 'Pages of people taken out',
  previous: 'Previous',
  next: 'Next',
  range: (first: number, last: number, total: number) => `${count(first)}–${count(last)} of ${count(total)}`,
} as const;

/** What is copied into a ticket about a run, or about one tenant of it. */
export const ticketStrings = {
  run: (title: string, run: string) => `${title} (run ${run})`,
  started: (name: string, at: string) => `Started by ${name}, ${at}`,
  finished: (at: string) => `Ended ${at}`,
  state: (state: string) => `State: ${state}`,
  tenants: (done: number, total: number) => `${count(done)} of ${plural(total, 'tenant', 'tenants')} done`,
  tenant: (tenant: string, run: string) => `${tenant} was not finished (run ${run}).`,
  requestId: (id: string) => `Request ID: ${id}`,
  link: (address: string) => `Details: ${address}`,
} as const;

/** What the list of runs says. */
export const runListStrings = {
  title: 'Runs',
  home: 'Home',
  lead: 'What changed the synchronization of this organization, the newest first.',
  loading: 'the runs',
  table: 'Runs',
  run: 'Run',
  state: 'State',
  tenants: 'Tenants',
  by: 'Started by',
  at: 'Started',
  none: 'No run yet',
  noneText: 'When users are shared, the run that makes the configurations is listed here.',
  shareUsers: 'Share users',
  failedOf: (failed: number) => `Finished; ${plural(failed, 'tenant', 'tenants')} failed`,
  finished: 'Finished',
  queued: 'Waiting to begin',
  running: (percent: number) => `Running, ${count(percent)}%`,
  parked: 'Needs a sign-in to go on',
  cancelling: 'Cancelling…',
  cancelled: (tenants: number) => `Cancelled; ${plural(tenants, 'tenant', 'tenants')} not finished`,
} as const;

/** What the line of a tenant says. */
export const tenantLineStrings = {
  queued: 'Its turn comes',
  looking: 'Checking what is there already',
  replication: (time: string | undefined) => `Waiting for Microsoft Entra to show the last change${atMost(time)}`,
  settleWindow: (time: string | undefined) => `Waiting until it is certain what the last call did${atMost(time)}`,
  retry: (time: string | undefined) =>
    time === undefined ? 'Waiting to try again' : `Waiting to try again at ${time}`,
  cycle: (time: string | undefined) => `Waiting for Entra’s next cycle${time === undefined ? '' : `, about ${time}`}`,
  succeeded: 'Done',
  notStarted: 'Not begun before the run ended',
} as const;

function atMost(time: string | undefined): string {
  return time === undefined ? '' : `, until ${time} at most`;
}

/** What is read out as a run goes on. */
export const announcements = {
  progress: (percent: number, done: number, total: number) =>
    `${count(percent)} percent. ${runStrings.tenantsDone(done, total)}.`,
  failed: (tenants: readonly string[]) => `Failed: ${nameList(tenants, 3)}.`,
} as const;
