import type { HealthUnknown } from '@tenantry/contract';
import { plural } from '../../shared/time.ts';

/** What the Health page says around the findings. */
export const healthStrings = {
  title: 'Health',
  home: 'Home',
  lead: 'What is wrong with the synchronization configurations, what proves it, and a plan for each. Looking changes nothing.',
  loading: 'the findings',
  summary: 'Findings by severity',
  errors: 'Errors',
  errorsNote: 'People are not synchronized as wanted',
  warnings: 'Warnings',
  warningsNote: 'May become an error',
  notes: 'Notes',
  notesNote: 'Allowed, and good to know',
  checked: 'Configurations checked',
  checkedNote: 'Those made in Microsoft Entra included',
  fine: 'Nothing is wrong with any configuration.',
  fineWithNotes: 'Nothing is wrong. The notes below are for your information.',
  stale: 'The directory could not be read lately. What is shown is what was last known.',
  findings: 'Findings',
  show: 'Show',
  showAll: (count: number) => `All findings (${String(count)})`,
  showError: 'Errors',
  showWarning: 'Warnings',
  showNote: 'Notes',
  nothingShown: 'No finding of this kind',
  tenantsWith: (count: number) => plural(count, 'tenant', 'tenants'),
  clear: 'Show all findings',
  unknown: 'What could not be judged',
  unknownLead: 'None of this counts as wrong, and none of it as fine.',
  created: (when: string) => `created ${when}`,
  people: (count: number) => plural(count, 'person', 'people'),
  inCommon: (count: number) => `${String(count)} of them in others too`,
  createsMembers: 'creates members',
  createsGuests: 'creates guests',
  said: 'Microsoft Entra says:',
  configurations: (count: number) => (count === 1 ? 'Configuration' : 'Configurations'),
  planForAll: (count: number) => `Plan for all ${plural(count, 'tenant', 'tenants')}`,
  notPermitted: 'A global administrator can draw up a plan for this.',
  prerequisites: 'Prerequisites of all tenants',
  prerequisitesTable: 'Result by tenant',
  prerequisitesLead:
    'Both sides of every tenant, checked with the connection test of Microsoft Graph. The check writes nothing, in no tenant.',
  check: 'Check all tenants',
  checkAgain: 'Check again',
  checking: 'the prerequisites of all tenants',
  tenant: 'Tenant',
  verdict: 'Result',
  ourSide: 'This tenant',
  otherSide: 'Other tenant',
  nothingMissing: 'Nothing missing',
  noPartners: 'The organization has no other tenants yet.',
} as const;

const unknownSentences: Record<HealthUnknown['what'], (tenant: string) => string> = {
  configurations: () => 'The configurations could not be read, or were read too long ago.',
  trust: () => 'The cross-tenant access settings of this tenant could not be read.',
  settings: (tenant) => `The saved settings of the configuration for ${tenant} could not be read.`,
  'people-in-scope': (tenant) =>
    `Who is in the groups shared with ${tenant} could not be read, so scopes cannot be counted or compared.`,
  'change-in-progress': (tenant) => `A run is changing ${tenant} at this moment.`,
};

/** What could not be judged, as a sentence. */
export function unknownSentence({ what, tenant }: HealthUnknown): string {
  return unknownSentences[what](tenant?.displayName ?? 'the tenant');
}
