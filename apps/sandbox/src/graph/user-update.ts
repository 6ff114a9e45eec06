import type { User } from '../world/user.ts';
import { audit } from './audit.ts';
import { directoryRoles } from './directory-roles.ts';
import { userType } from './entities/user.ts';
import { badRequest, requestDenied, resourceNotFound } from './errors.ts';
import { findUser } from './find-user.ts';
import { noContent, type Answer, type Call } from './operation.ts';
import { objectBody } from './request-body.ts';
import { forgetSearchIndex } from './search-indexes.ts';
import { replicationKeys } from './visibility.ts';

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

/**
 * Changes a person of the caller's tenant, such as a guest into a member. Refused for people that Microsoft Entra does not master.
 *
 * @see https://learn.microsoft.com/graph/api/user-update
 */
export function updateUser(call: Call): Answer {
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
