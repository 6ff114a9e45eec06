import { nameList, plural } from '../../shared/time.ts';

/** What Home says. */
export const homeStrings = {
  title: 'Home',
  lead: (name: string) => `How sharing from ${name} stands.`,
  loading: 'the status',
  rollUp: 'Outbound synchronization',
  rollUps: {
    healthy: {
      tone: 'success',
      label: 'All is well',
      meaning: 'Synchronization runs to every tenant that is shared with.',
    },
    'initial-cycle': {
      tone: 'progress',
      label: 'Initial sync is going on',
      meaning: 'For at least one tenant the first cycle has not finished; people arrive while it runs.',
    },
    'needs-attention': {
      tone: 'warning',
      label: 'Needs attention',
      meaning: 'Somebody has to look at one tenant or more.',
    },
    'nothing-shared': {
      tone: 'none',
      label: 'Nothing is shared yet',
      meaning: 'Nobody from this tenant is synchronized to another one.',
    },
    unknown: {
      tone: 'unknown',
      label: 'Unknown',
      meaning: 'At least one status could not be read lately, so nothing good is claimed.',
    },
  },
  activeTenants: (count: number) => plural(count, 'active tenant', 'active tenants'),
  sharedTenants: (count: number) => `${plural(count, 'tenant', 'tenants')} shared with`,
  people: (count: number) => `${plural(count, 'person', 'people')} shared`,
  openOrganization: 'Open multitenant collaboration',
  shareUsers: 'Share users',
  ready: (names: readonly string[]) => `${nameList(names, 5)} ${names.length === 1 ? 'is' : 'are'} ready to share.`,
  readyText: 'A tenant that joins gets nothing by itself.',
  readyPlan: 'Look at the plan that is ready',
  readyShare: 'Share current user scope',
  attention: 'Needs attention',
  attentionMore: (count: number) => `Show all ${plural(count, 'tenant', 'tenants')}`,
  attentionNone: 'No tenant needs attention.',
  runs: 'Runs',
  runsAll: 'All runs',
  runsLoading: 'the runs',
  runsNone: 'No run has changed the synchronization yet.',
  runDetail: (by: string) => `Started by ${by}`,
  runStates: {
    queued: 'Waiting to begin',
    running: 'Running',
    parked: 'Needs a sign-in to go on',
    done: 'Finished',
    partly: (failed: number) => `Finished; ${plural(failed, 'tenant', 'tenants')} failed`,
  },
  runProgress: (done: string, total: string) => `${done} of ${total} tenants`,
  find: 'Find a person, a group or a tenant',
  findText: 'Press / anywhere, or use the search at the top of the page.',
} as const;
