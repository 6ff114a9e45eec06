import type { Flow } from '@tenantry/contract';
import { count, nameList, plural } from '../../shared/time.ts';

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
  leftBehind: (people: number) =>
    `${plural(people, 'person keeps an account', 'people keep accounts')} there that nobody maintains any longer:`,
  leftBehindHow:
    'They keep their access there. Changes and departures in your organization no longer reach these accounts; only the administrators of that tenant can remove them.',
  more: (more: number) => `and ${count(more)} more; the People tab names them all.`,
  removedHow:
    'The next cycle deletes these accounts softly. For 30 days they come back when the people are shared again; after that they are gone for good.',
  /** When the configuration that would bring them back is deleted as well. */
  removedForGoodHow:
    'The next cycle deletes these accounts softly. For 30 days an administrator of that tenant can restore them; do not count on sharing again to bring them back, since that makes a new configuration. After that they are gone for good.',
  onlyFor: (tenant: string) => `Only ${tenant} is changed, and later edits for all tenants keep what it gets.`,
  ownKept: (tenants: readonly string[]) =>
    `${nameList(tenants, 5)} ${tenants.length === 1 ? 'keeps its own users and groups' : 'keep their own users and groups'}.`,
  awaitsCycle: (tenants: number) =>
    tenants === 1
      ? 'The run waits for the next cycle of Microsoft Entra and looks at its result before it goes on. A cycle comes every 40 minutes.'
      : `For ${count(tenants)} tenants the run waits for the next cycle of Microsoft Entra and looks at its result before it goes on. A cycle comes every 40 minutes.`,
  deletedAfterwards: (configurations: number) =>
    `Afterwards ${plural(configurations, 'configuration is', 'configurations are')} deleted. If people were not taken out, it is kept.`,
  deleted: (configurations: number) =>
    `${plural(configurations, 'configuration is', 'configurations are')} stopped and deleted; no account is deleted by that.`,
  rivals: (configurations: number) =>
    `${plural(configurations, 'other configuration is', 'other configurations are')} stopped and deleted; the accounts they made stay.`,
  renamed: (configurations: number) =>
    `${plural(configurations, 'configuration gets', 'configurations get')} the name that belongs to the portal and ${configurations === 1 ? 'is' : 'are'} kept.`,
  guard:
    'Entra’s guard against accidental deletion is widened to exactly these removals, so that it lets them through.',
  guardRestored:
    'Entra’s guard against accidental deletion is widened to exactly these removals. It gets its usual threshold back when they are done.',
  paused: (jobs: number) =>
    `${plural(jobs, 'job that did not run before is', 'jobs that did not run before are')} stopped again.`,
  time: (run: string, cycle: string) =>
    `The run takes ${run}, the first cycle ${cycle} more. It may take up to 24 hours until people show in Teams and SharePoint.`,
  timeWithCycle: (run: string) => `The run takes ${run}, most of which it waits. You can close the page meanwhile.`,
  timeWithoutCycle: (run: string) => `The run takes ${run}.`,
  undo: 'The run can be undone afterwards: a plan takes these people out again. What was shared with them there meanwhile cannot be taken back from here.',
  type: (people: number) => `So many people lose their accounts. Type ${String(people)} to confirm:`,
  typeWrong: (people: number) => `Type ${String(people)}, the number of people who lose their accounts.`,
  namesLoading: 'the names',
  yes: 'Yes',
  no: 'No',
  starting: 'Looking once more whether anything moved…',
} as const;
