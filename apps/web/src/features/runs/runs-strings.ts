import type { Flow } from '@tenantry/contract';
import type { FailureOwner } from '../../shared/failure-sentences.ts';
import { count, nameList, plural } from '../../shared/time.ts';

const titles: Readonly<Record<Flow, string>> = {
  'select-users-and-groups': 'Run: share users and groups',
  'share-current-scope': 'Run: share current user scope',
  'edit-shared-users-and-groups': 'Run: edit shared users and groups',
};

const ownerTitles: Readonly<Record<FailureOwner, string>> = {
  'other-tenant': 'For the other tenant to put right',
  'this-tenant': 'For this tenant to put right',
  person: 'In what was selected',
  microsoft: 'On Microsoft’s side',
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
  title: (tenants: number) => `${plural(tenants, 'tenant', 'tenants')} could not be finished`,
  unharmed: 'The other tenants are not concerned. What was made so far is found and used the next time.',
  owners: ownerTitles,
  openRequest: 'Open the request to send',
  newPlan: 'Make a new plan',
  newPlanBusy: 'Reading the directory and making a new plan. Nothing is changed by it.',
  edit: 'Edit shared users and groups',
  requestId: 'Request ID',
  copyRequestId: 'Copy request ID',
  copyTicket: 'Copy as ticket text',
  ticket: (tenant: string, run: string) => `Sharing users with ${tenant} failed (run ${run}).`,
} as const;

/** What the page says of a run that is over. */
export const finishedStrings = {
  done: (tenants: number) => `Done: ${plural(tenants, 'tenant has', 'tenants have')} what was planned.`,
  partly: (done: number, total: number) =>
    `${count(done)} of ${plural(total, 'tenant', 'tenants')} ${done === 1 ? 'has' : 'have'} what was planned.`,
  none: 'No tenant could be finished.',
  next: 'The first cycle begins within minutes and takes a while for many people; after that a cycle runs every 40 minutes.',
  services:
    'It may take up to 24 hours until synchronized users are available in services such as Teams and SharePoint.',
  followStatus: 'Follow the first cycle',
  followLogs: 'Provisioning logs',
  duration: (duration: string) => `It took ${duration}.`,
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
} as const;

/** What is read out as a run goes on. */
export const announcements = {
  progress: (percent: number, done: number, total: number) =>
    `${count(percent)} percent. ${runStrings.tenantsDone(done, total)}.`,
  failed: (tenants: readonly string[]) => `Failed: ${nameList(tenants, 3)}.`,
} as const;
