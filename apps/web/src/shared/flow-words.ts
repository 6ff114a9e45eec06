import type { Flow } from '@tenantry/contract';

/** The three flows by the labels that they have under Share users. */
export const flowLabels: Readonly<Record<Flow, string>> = {
  'select-users-and-groups': 'Select users and groups to share',
  'share-current-scope': 'Share current user scope',
  'edit-shared-users-and-groups': 'Edit shared users and groups',
};
