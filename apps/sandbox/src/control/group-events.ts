import type { Group } from '../world/group.ts';
import type { EventHandler } from './events.ts';
import {
  EventProblem,
  groupOf,
  requiredText,
  tenantOf,
  userOf,
  type EventContext,
  type Fields,
} from './event-fields.ts';

/** What happens to groups and who is in them. */
export const groupEvents: Readonly<Record<string, EventHandler>> = {
  'user-added-to-group': (context, fields) => {
    const { group, id, list } = place(context, fields);
    if (!group[list].includes(id)) group[list].push(id);
    return { groupId: group.id, userId: id };
  },
  'user-removed-from-group': (context, fields) => {
    const { group, id, list } = place(context, fields);
    if (!group[list].includes(id))
      throw new EventProblem(`The user is not among the ${list} of "${group.displayName}".`);
    group[list] = group[list].filter((member) => member !== id);
    return { groupId: group.id, userId: id };
  },
  'group-added': (context, fields) => {
    const tenant = tenantOf(context, fields);
    const group = newGroup(context, requiredText(fields, 'displayName'));
    tenant.groups.set(group.id, group);
    return { groupId: group.id };
  },
  'group-deleted': (context, fields) => {
    const tenant = tenantOf(context, fields);
    const group = groupOf(tenant, fields);
    // Security groups are gone at once; only Microsoft 365 groups go through the recycle bin.
    if (group.groupTypes.includes('Unified')) group.deletedDateTime = new Date(context.now).toISOString();
    else tenant.groups.delete(group.id);
    return { groupId: group.id };
  },
};

function place(
  context: EventContext,
  fields: Fields,
): { readonly group: Group; readonly id: string; readonly list: 'members' | 'owners' } {
  const tenant = tenantOf(context, fields);
  const as = fields['as'] ?? 'member';
  if (as !== 'member' && as !== 'owner') throw new EventProblem('"as" is member or owner.');
  return {
    group: groupOf(tenant, fields),
    id: userOf(tenant, fields).id,
    list: as === 'member' ? 'members' : 'owners',
  };
}

function newGroup(context: EventContext, displayName: string): Group {
  return {
    id: context.random.guid(),
    displayName,
    description: null,
    mail: null,
    mailEnabled: false,
    mailNickname: displayName.replaceAll(/[^A-Za-z0-9]/g, '') || 'group',
    securityEnabled: true,
    groupTypes: [],
    membershipRule: null,
    membershipRuleProcessingState: null,
    isAssignableToRole: false,
    visibility: null,
    createdDateTime: new Date(context.now).toISOString(),
    deletedDateTime: null,
    members: [],
    owners: [],
  };
}
