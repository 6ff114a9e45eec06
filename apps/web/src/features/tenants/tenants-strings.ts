import type { TenantStatus } from '@tenantry/contract';
import { plural } from '../../shared/time.ts';

/** What the page of a tenant says. */
export const tenantsStrings = {
  home: 'Home',
  organization: 'Multitenant collaboration',
  fallbackTitle: 'Tenant',
  loading: 'the tenant',
  tabs: 'Tenant',
  overview: 'Overview',
  usersAndGroups: 'Users and groups',
  lead: (id: string) => `Tenant ID ${id}`,
  copyId: 'Copy tenant ID',
  logs: 'Provisioning logs of this tenant',
  entra: 'Open the configuration in Microsoft Entra',
  followRun: 'Open the run',
  configuration: 'Configuration',
  synchronization: 'Synchronization',
  membership: 'Membership',
  quarantined: (since: string) => `Microsoft Entra has had the job in quarantine since ${since}.`,
  quarantineLearn: 'What quarantine means',
  facts: 'Synchronization job',
  configurationName: 'Name of the configuration',
  none: 'None',
  scope: 'Scope',
  scopeAssigned: 'Only assigned users and groups',
  scopeAll: 'All users of this tenant',
  people: 'People synchronized',
  lastSync: 'Last sync',
  notYet: 'Not yet',
  nextCycle: 'Next cycle',
  nextCycleNone: 'None is expected',
  progress: 'Progress of the cycle',
  progressOf: (done: string, total: string) => `${done} of ${total}`,
  lastCycle: 'Last cycle',
  executionStates: {
    succeeded: 'Succeeded',
    failed: 'Failed',
    'entry-level-errors': 'Finished, with errors for some people',
    unknown: 'Unknown',
  },
  exported: (count: number) => `${plural(count, 'person', 'people')} written`,
  escrowed: (count: number) => `${plural(count, 'person is', 'people are')} tried again later`,
  deletionGuard: 'Guard against accidental deletion',
  deletionGuardOn: (value: string) => `The job stops when more than ${value} people would be removed in one cycle`,
  deletionGuardOff: 'Off',
  unread: 'Not known',
  prerequisites: 'What has to be in place',
  redemptionOn: 'This tenant redeems invitations to the other tenant automatically.',
  redemptionOff:
    'This tenant does not redeem invitations to the other tenant automatically yet; sharing users switches it on.',
  redemptionUnread: 'Whether this tenant redeems invitations to the other tenant automatically could not be read.',
  joined: 'The tenant has joined the organization.',
  notJoined: 'The tenant has not joined the organization. Nothing is shared with it before it does.',
  inboundWorks: 'The other tenant allows users to be synchronized into it: people have arrived.',
  inboundRefused: 'The other tenant has not allowed users to be synchronized into it.',
  inboundUnknown:
    'The other tenant has to allow users to be synchronized into it. Only that tenant can see the setting; the first try will tell.',
  request: 'Request to the other tenant',
  requestLead: (tenant: string) =>
    `Send this to an administrator of ${tenant}. They can set it in the Microsoft Entra admin center, with PowerShell, or by Graph calls.`,
  letter: 'Letter',
  subject: (subject: string) => `Subject: ${subject}`,
  powerShell: 'PowerShell',
  graphCalls: 'Graph calls',
  foreign: 'Configurations made in Microsoft Entra',
  foreignLead:
    'These lead to the same tenant under other names; the portal leaves them alone. One configuration per tenant is recommended, so that it is clear who is shared and why.',
  foreignTable: 'Configurations made in Microsoft Entra',
  name: 'Name',
  kind: 'Kind',
  detail: 'Detail',
  members: 'Direct members',
  kinds: { user: 'User', group: 'Group' },
  principalsTable: 'Shared users and groups',
  principalsNote:
    'Groups are not synchronized themselves: only their direct members are, not their owners and not the members of groups inside them.',
  nobody: 'Nothing is shared with this tenant',
  nobodyText: 'Once users or groups are shared, they are listed here.',
  shareUsers: 'Share users',
  editShared: 'Edit shared users and groups',
  allTenants:
    'The shared users and groups are the same for all tenants. To share different users with one tenant, configure cross-tenant synchronization in Microsoft Entra.',
  configureLearn: 'How to configure one tenant in Microsoft Entra',
} as const;

const quarantineReasons: Readonly<Record<string, string>> = {
  EncounteredEscrowProportionThreshold: 'More than 40 percent of the changes failed.',
  EncounteredQuarantineException:
    'The connection to the other tenant was refused: its policy or the credentials changed.',
  EncounteredTotalEscrowThreshold: 'Too many changes failed.',
  QuarantineOnDemand: 'It was put there by hand.',
};

/** Why a job is in quarantine: in our words where the reason is known, else in those of Microsoft Entra. */
export function quarantineReason({ reason, message }: NonNullable<TenantStatus['quarantine']>): string {
  return quarantineReasons[reason] ?? message ?? `Microsoft Entra gives the reason ${reason}.`;
}
