import type { User } from '../world/user.ts';
import { accessRules } from './access-rules.ts';
import { answerCollection } from './collection.ts';
import { directoryObjectType, type DirectoryObject } from './entities/directory-object.ts';
import { userType } from './entities/user.ts';
import { badRequest, resourceNotFound } from './errors.ts';
import { checkSelect } from './odata/entity-type.ts';
import type { Answer, Call, Operation } from './operation.ts';
import { presentUser } from './users.ts';
import { alive } from './visibility.ts';

/** The person behind a delegated token. @see https://learn.microsoft.com/graph/api/user-get */
export const meOperations: readonly Operation[] = [
  { method: 'GET', path: '/me', access: accessRules.signedIn, handle: getMe },
  {
    method: 'GET',
    path: '/me/memberOf',
    access: accessRules.ownMemberships,
    handle: (call) => listMemberships(call, false),
  },
  {
    method: 'GET',
    path: '/me/transitiveMemberOf',
    access: accessRules.ownMemberships,
    handle: (call) => listMemberships(call, true),
  },
];

function getMe(call: Call): Answer {
  checkSelect(userType, call.query.select);
  return presentUser(call, userType, findMe(call));
}

function listMemberships(call: Call, transitive: boolean): Answer {
  const me = findMe(call);
  const groups = groupsOf(call, me.id, transitive);
  const roles = me.directoryRoles.map((roleTemplateId): DirectoryObject => ({
    kind: 'directoryRole',
    value: { id: roleTemplateId, roleTemplateId },
  }));
  return answerCollection(call, {
    type: directoryObjectType(call.grant.permissions),
    context: 'directoryObjects',
    items: () => [...roles, ...groups],
    pageSize: { default: 100, max: 999, beyond: 'refuse' },
    directory: { plainOrder: new Set(), advancedFilter: new Set(), everyFilterAdvanced: true },
  });
}

function groupsOf(call: Call, memberId: string, transitive: boolean): readonly DirectoryObject[] {
  const found = new Map<string, DirectoryObject>();
  const visit = (id: string): void => {
    for (const group of call.tenant.groups.values()) {
      if (found.has(group.id) || !alive(group) || !group.members.includes(id)) continue;
      found.set(group.id, { kind: 'group', value: group });
      if (transitive) visit(group.id);
    }
  };
  visit(memberId);
  return [...found.values()];
}

function findMe(call: Call): User {
  const { userId } = call.caller;
  if (userId === undefined) throw badRequest('/me request is only valid with delegated authentication flow.');
  const user = alive(call.tenant.users.get(userId));
  if (!user) throw resourceNotFound(userId);
  return user;
}
