import type { User } from '../world/user.ts';

interface TargetAttribute {
  readonly read: (user: User) => string | boolean | null | undefined;
  readonly write: (user: User, value: string) => void;
}

type TextProperty =
  | 'city'
  | 'country'
  | 'department'
  | 'employeeId'
  | 'givenName'
  | 'jobTitle'
  | 'mail'
  | 'postalCode'
  | 'preferredLanguage'
  | 'state'
  | 'streetAddress'
  | 'surname'
  | 'usageLocation'
  | 'officeLocation'
  | 'mobilePhone'
  | 'displayName'
  | 'mailNickname'
  | 'userPrincipalName';

const targetAttributes: Readonly<Record<string, TargetAttribute>> = {
  accountEnabled: {
    read: (user) => user.accountEnabled,
    write: (user, value) => {
      user.accountEnabled = isTrue(value);
    },
  },
  // Written once, when the account is made; an account whose invitation is pending gets it by redemption.
  alternativeSecurityIds: { read: (user) => user.hidden.alternativeSecurityId, write: () => undefined },
  // Leaving scope is an export of its own, so there is nothing to write here.
  IsSoftDeleted: { read: (user) => user.deletedDateTime !== null, write: () => undefined },
  manager: { read: (user) => user.manager, write: () => undefined },
  mobile: text('mobilePhone'),
  physicalDeliveryOfficeName: text('officeLocation'),
  showInAddressList: {
    read: (user) => user.showInAddressList,
    write: (user, value) => {
      user.showInAddressList = isTrue(value);
    },
  },
  telephoneNumber: {
    read: (user) => user.businessPhones[0],
    write: (user, value) => {
      user.businessPhones = [value];
    },
  },
  userType: {
    read: (user) => user.userType,
    write: (user, value) => {
      user.userType = value.toLowerCase() === 'guest' ? 'Guest' : 'Member';
    },
  },
  ...Object.fromEntries(
    (
      [
        'city',
        'country',
        'department',
        'displayName',
        'employeeId',
        'givenName',
        'jobTitle',
        'mail',
        'mailNickname',
        'postalCode',
        'preferredLanguage',
        'state',
        'streetAddress',
        'surname',
        'usageLocation',
        'userPrincipalName',
      ] as const
    ).map((name) => [name, text(name)]),
  ),
};

/** Whether accounts of a target tenant have this attribute. */
export function isTargetAttribute(name: string): boolean {
  return Object.hasOwn(targetAttributes, name);
}

/** What the target account holds, as text; `undefined` when it holds nothing. */
export function readTargetAttribute(user: User, name: string): string | undefined {
  const value = targetAttributes[name]?.read(user);
  return value === null || value === undefined || value === '' ? undefined : attributeText(value);
}

/** Writes one attribute of a target account. The value has the form of {@link attributeText}. */
export function writeTargetAttribute(user: User, name: string, value: string): void {
  targetAttributes[name]?.write(user, value);
}

/** A value as logs and comparisons write it: booleans are `True` and `False`. */
export function attributeText(value: string | boolean): string {
  if (typeof value === 'boolean') return value ? 'True' : 'False';
  return value;
}

function text(property: TextProperty): TargetAttribute {
  return {
    read: (user) => user[property],
    write: (user, value) => {
      user[property] = value;
    },
  };
}

function isTrue(value: string): boolean {
  return value.toLowerCase() === 'true';
}
