import type { Tenant } from '../world/tenant.ts';
import type { User } from '../world/user.ts';
import { EventProblem, type EventContext } from './event-fields.ts';

/** A person of a tenant with a mailbox and a licence. Not yet in the tenant. */
export function newMember(context: EventContext, tenant: Tenant, displayName: string, name?: string): User {
  const words = displayName.split(/\s+/);
  const nickname =
    displayName
      .normalize('NFD')
      .replaceAll(/[^A-Za-z0-9]/g, '')
      .toLowerCase() || 'user';
  const userPrincipalName = name ?? freeName(tenant, nickname, tenant.defaultDomain);
  if (!/^[^@\s]+@[^@\s]+$/.test(userPrincipalName))
    throw new EventProblem('"userPrincipalName" looks like name@domain.');
  if (isTaken(tenant, userPrincipalName)) throw new EventProblem(`"${userPrincipalName}" exists already.`);
  return {
    ...blank(context, displayName, nickname),
    userPrincipalName,
    mail: userPrincipalName,
    givenName: words[0] ?? null,
    surname: words.length > 1 ? (words.at(-1) ?? null) : null,
    identities: [
      { signInType: 'userPrincipalName', issuer: tenant.initialDomain, issuerAssignedId: userPrincipalName },
    ],
    proxyAddresses: [`SMTP:${userPrincipalName}`],
  };
}

/** A B2B guest in `tenant` whose home account is `home`. Not yet in the tenant. */
export function newGuest(context: EventContext, tenant: Tenant, home: User, accepted: boolean): User {
  const address = home.mail ?? home.userPrincipalName;
  const nickname = `${address.replace('@', '_')}#EXT#`;
  const userPrincipalName = `${nickname}@${tenant.initialDomain}`;
  if (isTaken(tenant, userPrincipalName)) throw new EventProblem(`"${address}" is in ${tenant.displayName} already.`);
  const plain = blank(context, home.displayName, nickname);
  return {
    ...plain,
    userPrincipalName,
    mail: address,
    userType: 'Guest',
    creationType: 'Invitation',
    externalUserState: accepted ? 'Accepted' : 'PendingAcceptance',
    identities: [{ signInType: 'federated', issuer: 'ExternalAzureAD', issuerAssignedId: null }],
    showInAddressList: false,
    proxyAddresses: [`SMTP:${address}`],
    usageLocation: null,
    hidden: {
      ...plain.hidden,
      alternativeSecurityId: accepted ? home.hidden.netId : null,
      hasMailbox: false,
      licensed: false,
    },
  };
}

function blank(context: EventContext, displayName: string, mailNickname: string): User {
  const now = new Date(context.now).toISOString();
  const nothing = null;
  return {
    id: context.random.guid(),
    userPrincipalName: '',
    displayName,
    mail: nothing,
    mailNickname,
    givenName: nothing,
    surname: nothing,
    jobTitle: nothing,
    department: nothing,
    employeeId: nothing,
    accountEnabled: true,
    userType: 'Member',
    creationType: nothing,
    externalUserState: nothing,
    identities: [],
    city: nothing,
    country: nothing,
    state: nothing,
    streetAddress: nothing,
    postalCode: nothing,
    officeLocation: nothing,
    preferredLanguage: nothing,
    businessPhones: [],
    mobilePhone: nothing,
    showInAddressList: nothing,
    proxyAddresses: [],
    onPremisesSyncEnabled: nothing,
    manager: nothing,
    usageLocation: 'US',
    createdDateTime: now,
    deletedDateTime: nothing,
    directoryRoles: [],
    appRoles: [],
    hidden: {
      netId: `5::${context.random.guid().replaceAll('-', '').slice(0, 16).toUpperCase()}`,
      alternativeSecurityId: nothing,
      smsSignInState: 'notEnabled',
      hasMailbox: true,
      licensed: true,
      masteredInExchange: false,
      masteredOnPremises: false,
    },
    signInSessionsValidFromDateTime: now,
  };
}

function freeName(tenant: Tenant, nickname: string, domain: string): string {
  let number = 1;
  let name = `${nickname}@${domain}`;
  while (isTaken(tenant, name)) {
    number += 1;
    name = `${nickname}${String(number)}@${domain}`;
  }
  return name;
}

function isTaken(tenant: Tenant, userPrincipalName: string): boolean {
  const wanted = userPrincipalName.toLowerCase();
  return [...tenant.users.values()].some((user) => user.userPrincipalName.toLowerCase() === wanted);
}
