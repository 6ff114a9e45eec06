import type { Tenant } from '../world/tenant.ts';
import type { User } from '../world/user.ts';

/** What matching and inviting ask of a target tenant, indexed once per cycle. */
export interface TargetDirectory {
  /** External accounts of a home account, without those in the recycle bin. */
  matching(netId: string): readonly User[];
  /** Whether the recycle bin holds an external account of this home account. */
  deletedMatch(netId: string): boolean;
  /** An external account with this mail address. */
  externalByMail(mail: string): User | undefined;
  /** Whether an internal account owns the address as mail or proxy address. */
  internalOwns(mail: string): boolean;
  groupOwns(mail: string): boolean;
  /** Whether an account, other than the one given, has this user principal name. */
  principalNameTaken(userPrincipalName: string, by?: User): boolean;
  /** To be called for every account that was made. */
  added(user: User): void;
  /** To be called for every account whose user principal name was changed. */
  renamed(user: User): void;
}

/** Indexes a target tenant as it is now. */
export function createTargetDirectory(tenant: Tenant): TargetDirectory {
  const byNetId = new Map<string, User[]>();
  const externalMails = new Map<string, User>();
  const internalMails = new Set<string>();
  const principalNames = new Map<string, User>();
  const groupMails = new Set<string>();
  for (const group of tenant.groups.values()) {
    if (group.mail !== null && group.deletedDateTime === null) groupMails.add(group.mail.toLowerCase());
  }
  const add = (user: User): void => {
    const external = isExternal(user);
    if (user.hidden.alternativeSecurityId !== null) {
      const key = bareNetId(user.hidden.alternativeSecurityId);
      const known = byNetId.get(key);
      if (known) known.push(user);
      else byNetId.set(key, [user]);
    }
    if (user.deletedDateTime !== null) return;
    principalNames.set(user.userPrincipalName.toLowerCase(), user);
    for (const mail of addressesOf(user)) {
      if (!external) internalMails.add(mail);
      else if (!externalMails.has(mail)) externalMails.set(mail, user);
    }
  };
  for (const user of tenant.users.values()) add(user);
  const known = (netId: string): readonly User[] => byNetId.get(bareNetId(netId)) ?? [];
  return {
    matching: (netId) => known(netId).filter((user) => user.deletedDateTime === null),
    deletedMatch: (netId) => known(netId).some((user) => user.deletedDateTime !== null),
    externalByMail: (mail) => externalMails.get(mail.toLowerCase()),
    internalOwns: (mail) => internalMails.has(mail.toLowerCase()),
    groupOwns: (mail) => groupMails.has(mail.toLowerCase()),
    principalNameTaken: (name, by) => {
      const owner = principalNames.get(name.toLowerCase());
      return owner !== undefined && owner !== by && owner.userPrincipalName.toLowerCase() === name.toLowerCase();
    },
    added: add,
    renamed: (user) => void principalNames.set(user.userPrincipalName.toLowerCase(), user),
  };
}

/** The id of a home account without the prefix that external accounts may carry. */
export function bareNetId(netId: string): string {
  return netId.replace(/^5::/, '').toLowerCase();
}

function isExternal(user: User): boolean {
  return (
    user.hidden.alternativeSecurityId !== null || user.externalUserState !== null || user.creationType === 'Invitation'
  );
}

function addressesOf(user: User): Set<string> {
  const addresses = user.proxyAddresses.map((address) => address.replace(/^smtp:/i, '').toLowerCase());
  if (user.mail !== null) addresses.push(user.mail.toLowerCase());
  return new Set(addresses);
}
