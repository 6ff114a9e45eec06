import type { User } from '../world/user.ts';

type Read = (user: User) => string | boolean | null | undefined;

const attributes: Readonly<Record<string, Read>> = {
  objectId: (user) => user.id,
  accountEnabled: (user) => user.accountEnabled,
  alternativeSecurityIds: (user) =>
    user.hidden.alternativeSecurityId === null && user.hidden.smsSignInState === 'notEnabled'
      ? 'None'
      : (user.hidden.alternativeSecurityId ?? 'SmsSignIn'),
  city: (user) => user.city,
  country: (user) => user.country,
  department: (user) => user.department,
  displayName: (user) => user.displayName,
  employeeId: (user) => user.employeeId,
  givenName: (user) => user.givenName,
  IsSoftDeleted: (user) => user.deletedDateTime !== null || !user.accountEnabled,
  jobTitle: (user) => user.jobTitle,
  mail: (user) => user.mail,
  mailNickname: (user) => user.mailNickname,
  manager: (user) => user.manager,
  mobile: (user) => user.mobilePhone,
  netId: (user) => user.hidden.netId,
  originalUserPrincipalName: (user) => user.userPrincipalName,
  physicalDeliveryOfficeName: (user) => user.officeLocation,
  postalCode: (user) => user.postalCode,
  preferredLanguage: (user) => user.preferredLanguage,
  proxyAddresses: (user) => user.proxyAddresses.join(','),
  showInAddressList: (user) => user.showInAddressList,
  state: (user) => user.state,
  streetAddress: (user) => user.streetAddress,
  surname: (user) => user.surname,
  telephoneNumber: (user) => user.businessPhones[0],
  usageLocation: (user) => user.usageLocation,
  userPrincipalName: (user) => user.userPrincipalName,
  userState: (user) => user.externalUserState ?? 'None',
};

/** Whether a source user can have this attribute. Extensions are taken as they come: their names differ by tenant. */
export function isSourceAttribute(name: string): boolean {
  return Object.hasOwn(attributes, name) || /^extension(_|Attribute)/i.test(name);
}

/** What a source user's attribute holds for synchronization; missing, empty and unknown attributes are `undefined`. */
export function readSourceAttribute(user: User, name: string): string | boolean | undefined {
  const value = attributes[name]?.(user);
  return value === null || value === '' ? undefined : value;
}

/** Whether a source user may have several values in this attribute. */
export function isMultivalued(name: string): boolean {
  return name === 'proxyAddresses';
}

/** How many values a source user's attribute has; at most 1 unless it is multivalued. */
export function countValues(user: User, name: string): number {
  if (isMultivalued(name)) return user.proxyAddresses.length;
  return readSourceAttribute(user, name) === undefined ? 0 : 1;
}
