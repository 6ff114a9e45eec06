import type { ProvisioningLogRow } from '@tenantry/contract';
import type { Tone } from '../../shared/status-text.tsx';
import { plural } from '../../shared/time.ts';

/** What the page of the provisioning logs says. */
export const provisioningLogsStrings = {
  title: 'Provisioning logs',
  home: 'Home',
  organization: 'Multitenant collaboration',
  lead: 'What synchronization did with each person, in every tenant that is shared with, in the last 30 days.',
  loading: 'the provisioning logs',
  tableLabel: 'Provisioning logs',
  entries: (count: number) => plural(count, 'entry', 'entries'),
  search: 'Search people',
  tenant: 'Tenant',
  allTenants: 'All tenants',
  status: 'Status',
  allStatuses: 'All',
  date: 'Date',
  person: 'Person',
  action: 'Action',
  target: 'Target tenant',
  reason: 'Reason',
  open: (person: string) => `Details of the entry of ${person}`,
  stale: 'The logs could not be read up to now. What you see is what was last read.',
  none: 'No entries yet',
  noneText:
    'Entries appear once the first cycle of a shared tenant has begun. It may take some minutes until they can be read.',
  noMatch: 'No entries match',
  noMatchText: 'Search for another name, or show all tenants and statuses.',
  clear: 'Clear search and filters',
  detailTitle: 'Provisioning log entry',
  close: 'Close',
  happened: 'What happened',
  errorCode: 'Error code',
  changeId: 'Change ID',
  userId: 'User ID',
  noReason: 'Microsoft Entra gave no reason.',
  copyTicket: 'Copy as ticket text',
  openTenant: 'Open the tenant',
} as const;

/** The status of an entry. */
export const statusWords: Readonly<
  Record<ProvisioningLogRow['status'], { readonly tone: Tone; readonly label: string }>
> = {
  success: { tone: 'success', label: 'Success' },
  failure: { tone: 'error', label: 'Failure' },
  skipped: { tone: 'none', label: 'Skipped' },
  warning: { tone: 'warning', label: 'Warning' },
  unknown: { tone: 'unknown', label: 'Unknown' },
};

/** What synchronization did. */
export const actionWords: Readonly<Record<ProvisioningLogRow['action'], string>> = {
  create: 'Create',
  update: 'Update',
  delete: 'Delete',
  disable: 'Disable',
  'staged-delete': 'Soft delete',
  other: 'Other',
};

/** One sentence about an entry, to be read out on the phone. */
export function entrySentence(row: ProvisioningLogRow): string {
  const target = `${row.person.displayName} in ${row.tenantName}`;
  const action = actionWords[row.action].toLowerCase();
  switch (row.status) {
    case 'success':
      return `${actionWords[row.action]} of ${target} succeeded.`;
    case 'failure':
      return `${actionWords[row.action]} of ${target} failed.`;
    case 'skipped':
      return `${row.person.displayName} was skipped: no ${action} in ${row.tenantName}.`;
    case 'warning':
      return `${actionWords[row.action]} of ${target} went through with a warning.`;
    case 'unknown':
      return `What became of the ${action} of ${target} is not known.`;
  }
}
