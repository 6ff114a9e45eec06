import type { Tenant } from '../world/tenant.ts';
import type { User } from '../world/user.ts';
import type { Exchange } from './exchange.ts';
import type { ProvisioningError } from './provisioning-errors.ts';
import { writeTargetAttribute } from './target-attributes.ts';

const mandatory = ['userPrincipalName', 'displayName', 'mailNickname'];
const mailAddress = /^[^\s@<>()",;:\\]+@[^\s@.]+(\.[^\s@.]+)+$/;

/** Why the target tenant, or the values themselves, would refuse a new account; `undefined` when nothing does. */
export function findInvitationProblem(
  { source, target, directory }: Exchange,
  values: Readonly<Record<string, string>>,
): ProvisioningError | undefined {
  const missing = mandatory.filter((name) => values[name] === undefined);
  if (missing.length > 0)
    return { code: 'MandatoryFieldsMissing', reason: `Required values are missing: ${missing.join(', ')}.` };
  const mailProblem = values['mail'] === undefined ? undefined : findMailProblem(source, directory(), values['mail']);
  if (mailProblem) return mailProblem;
  const userType = values['userType']?.toLowerCase();
  if (userType !== undefined && userType !== 'member' && userType !== 'guest') {
    return {
      code: 'InvitationCreationFailureInvalidPropertyValue',
      reason: 'The userType is neither Guest nor Member.',
    };
  }
  if (target.guestInvitations === 'none') {
    return {
      code: 'AzureActiveDirectoryForbidden',
      reason: 'Guest invitations not allowed for your company. Contact your company administrator for more details.',
    };
  }
  if (target.users.size + target.groups.size + target.otherObjects.size >= target.objectQuota) {
    return {
      code: 'AzureActiveDirectoryQuotaLimitExceeded',
      reason: 'The directory object quota of the target tenant is used up.',
    };
  }
  if (directory().principalNameTaken(values['userPrincipalName'] ?? '')) {
    return { code: 'EntryConflict', reason: 'Another account of the target tenant has the same user principal name.' };
  }
  return undefined;
}

/** Makes the external account of a home account in the target tenant, redeemed at once and not yet linked. */
export function inviteUser(exchange: Exchange, user: User, values: Readonly<Record<string, string>>): User {
  const { target, mapping, random, now } = exchange;
  const instant = new Date(now).toISOString();
  const account = emptyAccount(random.guid(), random.guid(), user.hidden.netId, instant);
  for (const { target: name, defaultValue } of mapping.attributes) {
    const value = values[name] ?? defaultValue;
    if (value !== null && value !== '') writeTargetAttribute(account, name, value);
  }
  if (account.mail !== null) account.proxyAddresses = [`SMTP:${account.mail}`];
  target.users.set(account.id, account);
  exchange.directory().added(account);
  return account;
}

function findMailProblem(
  source: Tenant,
  directory: ReturnType<Exchange['directory']>,
  mail: string,
): ProvisioningError | undefined {
  if (!mailAddress.test(mail)) {
    return { code: 'InvitationCreationFailureInvalidPropertyValue', reason: 'The primary SMTP address is not valid.' };
  }
  const domain = mail.slice(mail.lastIndexOf('@') + 1).toLowerCase();
  if (
    ![source.initialDomain, source.defaultDomain, ...source.verifiedDomains].some(
      (known) => known.toLowerCase() === domain,
    )
  ) {
    return { code: 'InvalidDomain', reason: `The domain ${domain} is not a verified domain of the source tenant.` };
  }
  if (directory.groupOwns(mail)) {
    return {
      code: 'InvitationCreationFailureInvalidPropertyValue',
      reason: 'A group of the target tenant has the same mail address.',
    };
  }
  if (directory.internalOwns(mail)) {
    return {
      code: 'InvitationCreationFailureAmbiguousUser',
      reason: 'A proxy address equals that of an internal user of the target tenant.',
    };
  }
  return undefined;
}

function emptyAccount(id: string, netId: string, homeNetId: string, instant: string): User {
  return {
    id,
    userPrincipalName: '',
    displayName: '',
    mail: null,
    mailNickname: '',
    givenName: null,
    surname: null,
    jobTitle: null,
    department: null,
    employeeId: null,
    accountEnabled: true,
    userType: 'Guest',
    creationType: 'Invitation',
    externalUserState: 'Accepted',
    identities: [{ signInType: 'federated', issuer: 'ExternalAzureAD', issuerAssignedId: null }],
    city: null,
    country: null,
    state: null,
    streetAddress: null,
    postalCode: null,
    officeLocation: null,
    preferredLanguage: null,
    businessPhones: [],
    mobilePhone: null,
    showInAddressList: null,
    proxyAddresses: [],
    onPremisesSyncEnabled: null,
    manager: null,
    usageLocation: null,
    createdDateTime: instant,
    deletedDateTime: null,
    directoryRoles: [],
    appRoles: [],
    hidden: {
      netId: netId.replaceAll('-', '').slice(0, 16),
      alternativeSecurityId: homeNetId,
      smsSignInState: 'notEnabled',
      hasMailbox: false,
      licensed: false,
      masteredInExchange: false,
      masteredOnPremises: false,
    },
    signInSessionsValidFromDateTime: instant,
  };
}
