import type { User } from '../world/user.ts';
import { accessRules } from './access-rules.ts';
import { answerCollection, countItems, type Collection } from './collection.ts';
import { readableUserProperties, userType } from './entities/user.ts';
import { badRequest, requestDenied } from './errors.ts';
import { findUser } from './find-user.ts';
import { contextOf } from './graph-address.ts';
import { checkCountSegment } from './odata/advanced-query.ts';
import { checkSelect, project, type EntityType } from './odata/entity-type.ts';
import { ok, type Answer, type Call, type Operation } from './operation.ts';
import { keptSearchIndex, throughReplica } from './search-indexes.ts';
import { updateUser } from './user-update.ts';
import { alive, living, replicationKeys } from './visibility.ts';

const one = '/users/{userId}';

/** People. @see https://learn.microsoft.com/graph/api/resources/user */
export const userOperations: readonly Operation[] = [
  { method: 'GET', path: '/users', access: accessRules.readUsers, handle: listUsers },
  { method: 'GET', path: '/users/$count', access: accessRules.readUsers, handle: countUsers },
  { method: 'GET', path: one, access: accessRules.readUser, handle: getUser },
  { method: 'PATCH', path: one, access: accessRules.writeUser, handle: updateUser },
];

/** The user type as far as the token may read people. */
export function readableUserType(permissions: ReadonlySet<string>): EntityType<User> {
  const readable = readableUserProperties(permissions);
  return readable ? { ...userType, readable: () => readable, readableOfAll: readable } : userType;
}

/** What needs an advanced query when people are listed. */
export const userRules = {
  plainOrder: new Set(['displayName', 'userPrincipalName']),
  advancedFilter: new Set<string>(),
  everyFilterAdvanced: false,
};

function allUsers(call: Call): Collection<User> {
  const { tenant } = call;
  const seenInList = (id: string, user: User | undefined): User | undefined =>
    call.replication.seen(replicationKeys.user(tenant.tenantId, id), user, 'in-list');
  return {
    type: readableUserType(call.grant.permissions),
    context: 'users',
    items: () => living(call.replication.shown(`${tenant.tenantId}/users`, tenant.users)),
    size: () => livingCount(tenant.users),
    byId: (id) => seenInList(id, alive(tenant.users.get(id))),
    pageSize: { default: 100, max: 999, beyond: 'refuse' },
    directory: userRules,
    searchIndex: () => {
      const index = keptSearchIndex(tenant.users, userType, call.clock.now());
      return call.replication.lags(`${tenant.tenantId}/users`)
        ? throughReplica(index, (user) => seenInList(user.id, user))
        : index;
    },
  };
}

function livingCount(users: ReadonlyMap<string, User>): number {
  let count = 0;
  for (const { deletedDateTime } of users.values()) if (deletedDateTime === null) count += 1;
  return count;
}

function listUsers(call: Call): Answer {
  return answerCollection(call, allUsers(call));
}

function countUsers(call: Call): Answer {
  checkCountSegment(call.query);
  return countItems({ ...call, query: { ...call.query, count: true } }, allUsers(call));
}

function getUser(call: Call): Answer {
  checkSelect(userType, call.query.select);
  const user = findUser(call);
  const self = user.id === call.caller.userId;
  if (call.grant.selfOnly && !self) throw requestDenied();
  return presentUser(call, self ? userType : readableUserType(call.grant.permissions), user);
}

/** One person with what the query selects, and the manager when expanded. */
export function presentUser(call: Call, type: EntityType<User>, user: User): Answer {
  const { select, expand } = call.query;
  for (const name of expand) {
    if (name !== 'manager') throw badRequest(`The navigation property '${name}' cannot be expanded here.`);
  }
  return ok({
    '@odata.context': contextOf('users/$entity', select),
    ...project(type, user, select),
    ...(expand.includes('manager') ? { manager: presentManager(call, type, user) } : {}),
  });
}

function presentManager(call: Call, type: EntityType<User>, user: User): Record<string, unknown> | null {
  const manager = user.manager === null ? undefined : alive(call.tenant.users.get(user.manager));
  return manager ? { '@odata.type': '#microsoft.graph.user', ...project(type, manager, undefined) } : null;
}
