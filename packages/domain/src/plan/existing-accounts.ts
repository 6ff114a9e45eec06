import type { ExistingAccount } from '../observation.ts';
import type { Person } from '../principal.ts';

/** Finds the account that stands for a person in a partner tenant. */
export interface ExistingAccounts {
  accountOf(person: Person): ExistingAccount | undefined;
}

/**
 * Matches accounts of a partner tenant with people of the home tenant as far as it can be seen from outside: by the
 * user principal name that invited accounts get, else by mail address. Neither depends on upper and lower case.
 * @see https://learn.microsoft.com/entra/external-id/user-properties
 */
export function findExistingAccounts(accounts: readonly ExistingAccount[]): ExistingAccounts {
  const byInvitedName = new Map<string, ExistingAccount>();
  const byMail = new Map<string, ExistingAccount>();
  for (const account of accounts) {
    const name = account.userPrincipalName.toLowerCase();
    const end = name.indexOf('#ext#');
    if (end > 0) byInvitedName.set(name.slice(0, end), account);
    if (account.mail) byMail.set(account.mail.toLowerCase(), account);
  }
  return {
    accountOf(person) {
      const invitedName = person.userPrincipalName.toLowerCase().replace('@', '_');
      return byInvitedName.get(invitedName) ?? (person.mail ? byMail.get(person.mail.toLowerCase()) : undefined);
    },
  };
}
