import type { User } from '../world/user.ts';
import { accessRules } from './access-rules.ts';
import { audit } from './audit.ts';
import { answerCollection, countItems, type Collection } from './collection.ts';
import { directoryRoles } from './directory-roles.ts';
import { readableUserProperties, userType } from './entities/user.ts';
import { badRequest, requestDenied, resourceNotFound } from './errors.ts';
import { contextOf } from './graph-address.ts';
import { checkCountSegment } from './odata/advanced-query.ts';
import { checkSelect, project, type EntityType } from './odata/entity-type.ts';
import { noContent, ok, type Answer, type Call, type Operation } from './operation.ts';
import { objectBody } from './request-body.ts';
import { forgetSearchIndex, keptSearchIndex, throughReplica } from './search-indexes.ts';
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

/** A person by id or user principal name as a replica shows it, or 404. */
function findUser(call: Call): User {
  const id = call.parameters['userId'] ?? '';
  const { tenant } = call;
  const byName = (): User | undefined => {
    if (!id.includes('@')) return undefined;
    const name = id.toLowerCase();
    for (const user of tenant.users.values()) {
      if (user.userPrincipalName.toLowerCase() === name && alive(user)) return user;
    }
    return undefined;
  };
  const current = alive(tenant.users.get(id.toLowerCase())) ?? byName();
  const key = replicationKeys.user(tenant.tenantId, current?.id ?? id.toLowerCase());
  const seen = call.replication.seen(key, current, 'by-id');
  if (!seen) throw resourceNotFound(id);
  return seen;
}

const nullableTexts = [
  'jobTitle',
  'department',
  'employeeId',
  'givenName',
  'surname',
  'city',
  'country',
  'state',
  'streetAddress',
  'postalCode',
  'officeLocation',
  'preferredLanguage',
  'mobilePhone',
  'usageLocation',
] as const;
const settable = [...nullableTexts, 'businessPhones', 'displayName', 'userType', 'accountEnabled', 'showInAddressList'];

/** Changes a person of the caller's tenant, such as a guest into a member. Refused for people that Microsoft Entra does not master. */
function updateUser(call: Call): Answer {
  const body = objectBody(call.body, settable, userType.name);
  const changes = parseChanges(body);
  const seen = findUser(call);
  const user = call.tenant.users.get(seen.id);
  if (!user) throw resourceNotFound(seen.id);
  if (user.onPremisesSyncEnabled === true || user.hidden.masteredOnPremises) {
    throw badRequest(
      'Unable to update the specified properties for on-premises mastered Directory Sync objects or objects currently undergoing migration.',
    );
  }
  if (changes.showInAddressList !== undefined && user.hidden.masteredInExchange) {
    throw badRequest(
      'Unable to update the specified properties for objects that have originated within an external service.',
    );
  }
  const isAdministrator = user.directoryRoles.length > 0;
  const global = call.caller.directoryRoles.includes(directoryRoles.globalAdministrator);
  if (changes.accountEnabled !== undefined && isAdministrator && !global) throw requestDenied();
  const before = structuredClone(user);
  Object.assign(user, changes);
  forgetSearchIndex(call.tenant.users);
  call.replication.changed(replicationKeys.user(call.tenant.tenantId, user.id), before);
  audit(call, {
    activity: 'Update user',
    category: 'UserManagement',
    operation: 'Update',
    target: { id: user.id, displayName: user.displayName, type: 'User' },
  });
  return noContent;
}

type UserChanges = Partial<
  Pick<
    User,
    | (typeof nullableTexts)[number]
    | 'businessPhones'
    | 'displayName'
    | 'userType'
    | 'accountEnabled'
    | 'showInAddressList'
  >
>;

function parseChanges(body: Readonly<Record<string, unknown>>): UserChanges {
  const changes: UserChanges = {};
  const invalid = (name: string): Error => badRequest(`Invalid value specified for property '${name}' of resource.`);
  for (const name of nullableTexts) {
    const value = body[name];
    if (value === undefined) continue;
    if (value !== null && typeof value !== 'string') throw invalid(name);
    changes[name] = value;
  }
  const { businessPhones, displayName, userType: type, accountEnabled, showInAddressList } = body;
  if (businessPhones !== undefined) {
    // There is one, although it is a list.
    if (!Array.isArray(businessPhones) || businessPhones.length > 1) throw invalid('businessPhones');
    if (!businessPhones.every((one) => typeof one === 'string')) throw invalid('businessPhones');
    changes.businessPhones = businessPhones;
  }
  if (displayName !== undefined) {
    if (typeof displayName !== 'string' || displayName === '') throw invalid('displayName');
    changes.displayName = displayName;
  }
  if (type !== undefined) {
    if (type !== 'Member' && type !== 'Guest') throw invalid('userType');
    changes.userType = type;
  }
  if (accountEnabled !== undefined) {
    if (typeof accountEnabled !== 'boolean') throw invalid('accountEnabled');
    changes.accountEnabled = accountEnabled;
  }
  if (showInAddressList !== undefined) {
    if (showInAddressList !== null && typeof showInAddressList !== 'boolean') throw invalid('showInAddressList');
    changes.showInAddressList = showInAddressList;
  }
  return changes;
}
