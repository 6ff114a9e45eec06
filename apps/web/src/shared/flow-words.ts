import type { Flow } from '@tenantry/contract';

/** What was done, by the labels that the flows have on their buttons. */
export const flowLabels: Readonly<Record<Flow, string>> = {
  'select-users-and-groups': 'Select users and groups to share',
  'share-current-scope': 'Share current user scope',
  'edit-shared-users-and-groups': 'Edit shared users and groups',
  'override-users-and-groups': 'Share other users and groups with one tenant',
  'end-override': 'Use the same users and groups as all tenants',
  'stop-sharing': 'Stop sharing',
  'choose-configuration': 'Choose the configuration of a tenant',
  'repair-drift': 'Repair what was changed outside',
  'retry-run': 'Retry the tenants that failed',
  'undo-run': 'Undo a run',
};
