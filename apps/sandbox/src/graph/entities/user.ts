import type { User } from '../../world/user.ts';
import { propertyTable, type EntityType } from '../odata/entity-type.ts';

const always =
  <T>(value: T) =>
  () =>
    value;

/** A user as Graph shows it. What the type has but the sandbox does not keep reads as null or empty. */
export const userType: EntityType<User> = {
  name: 'microsoft.graph.user',
  idOf: (user) => user.id,
  properties: propertyTable<User>({
    businessPhones: (user) => user.businessPhones,
    displayName: (user) => user.displayName,
    givenName: (user) => user.givenName,
    jobTitle: (user) => user.jobTitle,
    mail: (user) => user.mail,
    mobilePhone: (user) => user.mobilePhone,
    officeLocation: (user) => user.officeLocation,
    preferredLanguage: (user) => user.preferredLanguage,
    surname: (user) => user.surname,
    userPrincipalName: (user) => user.userPrincipalName,
    id: (user) => user.id,
    accountEnabled: (user) => user.accountEnabled,
    assignedLicenses: always([]),
    city: (user) => user.city,
    companyName: always(null),
    country: (user) => user.country,
    createdDateTime: (user) => user.createdDateTime,
    creationType: (user) => user.creationType,
    deletedDateTime: (user) => user.deletedDateTime,
    department: (user) => user.department,
    employeeId: (user) => user.employeeId,
    employeeType: always(null),
    externalUserState: (user) => user.externalUserState,
    externalUserStateChangeDateTime: (user) => (user.externalUserState === null ? null : user.createdDateTime),
    identities: (user) => user.identities,
    mailNickname: (user) => user.mailNickname,
    onPremisesImmutableId: always(null),
    onPremisesSyncEnabled: (user) => user.onPremisesSyncEnabled,
    otherMails: always([]),
    postalCode: (user) => user.postalCode,
    proxyAddresses: (user) => user.proxyAddresses,
    showInAddressList: (user) => user.showInAddressList,
    signInSessionsValidFromDateTime: (user) => user.signInSessionsValidFromDateTime,
    state: (user) => user.state,
    streetAddress: (user) => user.streetAddress,
    usageLocation: (user) => user.usageLocation,
    userType: (user) => user.userType,
  }),
  defaults: always([
    'businessPhones',
    'displayName',
    'givenName',
    'jobTitle',
    'mail',
    'mobilePhone',
    'officeLocation',
    'preferredLanguage',
    'surname',
    'userPrincipalName',
    'id',
  ]),
};

const basicProperties: ReadonlySet<string> = new Set([
  'displayName',
  'givenName',
  'id',
  'mail',
  'surname',
  'userPrincipalName',
]);
const wholeProfile = ['User.Read.All', 'User.ReadWrite.All', 'Directory.Read.All', 'Directory.ReadWrite.All'];

/**
 * What a token may read of other people: everything (undefined), the basic profile with `User.ReadBasic.All`, or only the id
 * without any permission for users.
 */
export function readableUserProperties(permissions: ReadonlySet<string>): ReadonlySet<string> | undefined {
  if (wholeProfile.some((permission) => permissions.has(permission))) return undefined;
  return permissions.has('User.ReadBasic.All') ? basicProperties : new Set(['id']);
}
