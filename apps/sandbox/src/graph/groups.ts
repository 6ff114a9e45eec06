import type { Group } from '../world/group.ts';
import { accessRules } from './access-rules.ts';
import { answerCollection, countItems, type Collection } from './collection.ts';
import { directoryObjectType, findDirectoryObject, type DirectoryObject } from './entities/directory-object.ts';
import { groupType } from './entities/group.ts';
import { requestDenied, resourceNotFound } from './errors.ts';
import { contextOf } from './graph-address.ts';
import { checkCast, checkCountSegment } from './odata/advanced-query.ts';
import { checkSelect, project } from './odata/entity-type.ts';
import { ok, type Answer, type Call, type Operation } from './operation.ts';
import { keptSearchIndex } from './search-indexes.ts';
import { readableUserType } from './users.ts';
import { alive, living } from './visibility.ts';

const one = '/groups/{groupId}';
const members = accessRules.readMembers;

/** Groups, who is in them and who owns them. @see https://learn.microsoft.com/graph/api/resources/group */
export const groupOperations: readonly Operation[] = [
  { method: 'GET', path: '/groups', access: accessRules.readGroups, handle: listGroups },
  { method: 'GET', path: one, access: accessRules.readGroups, handle: getGroup },
  { method: 'GET', path: `${one}/members`, access: members, handle: listMembers },
  { method: 'GET', path: `${one}/members/$count`, access: members, handle: countMembers },
  { method: 'GET', path: `${one}/members/microsoft.graph.user`, access: members, handle: listUserMembers },
  { method: 'GET', path: `${one}/transitiveMembers`, access: members, handle: listTransitiveMembers },
  { method: 'GET', path: `${one}/owners`, access: accessRules.readOwners, handle: listOwners },
];

const pageSize = { default: 100, max: 999, beyond: 'refuse' } as const;
const objectRules = {
  plainOrder: new Set<string>(),
  advancedFilter: new Set<string>(),
  everyFilterAdvanced: true,
};

function listGroups(call: Call): Answer {
  const { groups } = call.tenant;
  return answerCollection(call, {
    type: groupType,
    context: 'groups',
    items: () => living(groups.values()),
    byId: (id) => alive(groups.get(id)),
    pageSize,
    directory: { plainOrder: new Set(['displayName']), advancedFilter: new Set(), everyFilterAdvanced: false },
    searchIndex: () => keptSearchIndex(groups, groupType, call.clock.now()),
  });
}

function getGroup(call: Call): Answer {
  const { select } = call.query;
  checkSelect(groupType, select);
  return ok({ '@odata.context': contextOf('groups/$entity', select), ...project(groupType, findGroup(call), select) });
}

function listMembers(call: Call): Answer {
  return answerCollection(call, objectsOf(call, directMembers(call)));
}

function countMembers(call: Call): Answer {
  checkCountSegment(call.query);
  return countItems({ ...call, query: { ...call.query, count: true } }, objectsOf(call, directMembers(call)));
}

function listUserMembers(call: Call): Answer {
  checkCast(call.query);
  const users = [...directMembers(call)].flatMap((item) => (item.kind === 'user' ? [item.value] : []));
  return answerCollection(call, {
    type: readableUserType(call.grant.permissions),
    context: 'users',
    items: () => users,
    pageSize,
    directory: objectRules,
  });
}

function listTransitiveMembers(call: Call): Answer {
  const found = new Map<string, DirectoryObject>();
  const visit = (items: Iterable<DirectoryObject>): void => {
    for (const item of items) {
      if (found.has(item.value.id)) continue;
      found.set(item.value.id, item);
      if (item.kind === 'group') visit(objects(call, item.value.members));
    }
  };
  visit(directMembers(call));
  return answerCollection(call, objectsOf(call, [...found.values()]));
}

function listOwners(call: Call): Answer {
  const type = directoryObjectType(call.grant.permissions, { accountEnabled: true });
  return answerCollection(call, { ...objectsOf(call, objects(call, findGroup(call).owners)), type });
}

function objectsOf(call: Call, items: Iterable<DirectoryObject>): Collection<DirectoryObject> {
  return {
    type: directoryObjectType(call.grant.permissions),
    context: 'directoryObjects',
    items: () => items,
    pageSize,
    directory: objectRules,
  };
}

function directMembers(call: Call): Iterable<DirectoryObject> {
  const group = findGroup(call);
  const own = call.caller.userId !== undefined && group.members.includes(call.caller.userId);
  if (group.visibility === 'HiddenMembership' && !own && !call.grant.permissions.has('Member.Read.Hidden')) {
    throw requestDenied();
  }
  return objects(call, group.members);
}

function* objects(call: Call, ids: readonly string[]): Generator<DirectoryObject> {
  for (const id of ids) {
    const found = findDirectoryObject(call.tenant, id);
    if (found) yield found;
  }
}

function findGroup(call: Call): Group {
  const id = call.parameters['groupId'] ?? '';
  const group = alive(call.tenant.groups.get(id.toLowerCase()));
  if (!group) throw resourceNotFound(id);
  return group;
}
