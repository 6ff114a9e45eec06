/** A user of one tenant: Graph's properties, and what only the directory itself knows. */
export interface User {
  readonly id: string;
  userPrincipalName: string;
  displayName: string;
  mail: string | null;
  mailNickname: string;
  givenName: string | null;
  surname: string | null;
  jobTitle: string | null;
  department: string | null;
  employeeId: string | null;
  accountEnabled: boolean;
  /** `null` for accounts made before user types existed. */
  userType: 'Member' | 'Guest' | null;
  creationType: null | 'Invitation' | 'LocalAccount' | 'EmailVerified' | 'SelfServiceSignUp';
  externalUserState: null | 'PendingAcceptance' | 'Accepted';
  identities: { signInType: string; issuer: string; issuerAssignedId: string | null }[];
  city: string | null;
  country: string | null;
  state: string | null;
  streetAddress: string | null;
  postalCode: string | null;
  officeLocation: string | null;
  preferredLanguage: string | null;
  businessPhones: string[];
  mobilePhone: string | null;
  showInAddressList: boolean | null;
  proxyAddresses: string[];
  onPremisesSyncEnabled: boolean | null;
  /** Id of the user's manager in the same tenant. */
  manager: string | null;
  usageLocation: string | null;
  createdDateTime: string;
  /** Set while the user is in the recycle bin; gone for good 30 days later. */
  deletedDateTime: string | null;
  /** Directory roles the person holds, by role template id. */
  directoryRoles: string[];
  /** App roles of the portal's application the person holds (`Tenantry.Helpdesk`). */
  appRoles: string[];
  /** What Graph does not show of a user, but synchronization sees. */
  hidden: {
    /** The id by which another tenant recognises the account: `5::<netId>` for an internal account. */
    netId: string;
    /** For an external account: the `netId` of its home account; `null` while an invitation is pending. */
    alternativeSecurityId: string | null;
    smsSignInState: 'notEnabled' | 'ready';
    hasMailbox: boolean;
    licensed: boolean;
    /** Exchange is authority over some properties of this object: updates of `showInAddressList` are refused. */
    masteredInExchange: boolean;
    /** The object came from an on-premises directory and cannot be updated from outside. */
    masteredOnPremises: boolean;
  };
  /** Tokens issued before this moment are refused. */
  signInSessionsValidFromDateTime: string;
}
