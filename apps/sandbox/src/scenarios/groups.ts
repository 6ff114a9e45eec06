import type { Random } from '../random/seeded-random.ts';
import type { Group } from '../world/group.ts';
import type { Tenant } from '../world/tenant.ts';
import { plain } from './people.ts';

/** Adds a security group with assigned membership; the details make it another kind. */
export function addGroup(
  tenant: Tenant,
  random: Random,
  now: number,
  displayName: string,
  members: readonly string[],
  details: Partial<Omit<Group, 'id'>> = {},
): Group {
  const group: Group = {
    id: random.guid(),
    displayName,
    description: null,
    mail: null,
    mailEnabled: false,
    mailNickname: plain(displayName),
    securityEnabled: true,
    groupTypes: [],
    membershipRule: null,
    membershipRuleProcessingState: null,
    isAssignableToRole: false,
    visibility: null,
    createdDateTime: new Date(now - (30 + random.integer(900)) * 86_400_000).toISOString(),
    deletedDateTime: null,
    owners: [],
    ...details,
    members: [...members],
  };
  tenant.groups.set(group.id, group);
  return group;
}

/** What makes a group a Microsoft 365 group; security enabled only when asked for. */
export function microsoft365(tenant: Tenant, nickname: string, securityEnabled = false): Partial<Omit<Group, 'id'>> {
  return {
    groupTypes: ['Unified'],
    mailEnabled: true,
    mail: `${nickname}@${tenant.defaultDomain}`,
    mailNickname: nickname,
    securityEnabled,
    visibility: 'Private',
  };
}

/** What makes the membership of a group follow a rule. */
export function dynamic(membershipRule: string, processing: 'On' | 'Paused' = 'On'): Partial<Omit<Group, 'id'>> {
  return { groupTypes: ['DynamicMembership'], membershipRule, membershipRuleProcessingState: processing };
}

/** What makes a group a distribution list, or a mail-enabled security group. */
export function mailEnabled(tenant: Tenant, nickname: string, securityEnabled = false): Partial<Omit<Group, 'id'>> {
  return { mailEnabled: true, mail: `${nickname}@${tenant.defaultDomain}`, mailNickname: nickname, securityEnabled };
}
