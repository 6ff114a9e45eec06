import { DirectoryError, type ExistingAccount, type PartnerReader, type TenantId } from '@tenantry/domain';
import { createGraphClient, type GraphClient, type GraphClientOptions } from './graph-client.ts';
import { path } from './graph-path.ts';
import { textIn, wordFor, type JsonObject } from './json.ts';
import { filter } from './odata.ts';
import { readAllPages } from './pages.ts';
import type { TokenSource } from './token-source.ts';

/** Gives the token source for a partner tenant, or `undefined` where the portal was not let in. */
export type PartnerTokens = (tenantId: TenantId) => TokenSource | undefined | Promise<TokenSource | undefined>;

const userTypes = { member: 'member', guest: 'guest' } as const;

/**
 * Looks into partner tenants with a client for each. A tenant that refuses, or cannot be reached just now, counts as one that
 * cannot be seen: a plan says "unknown" of it instead of failing.
 */
export function createPartnerReader(
  tokensFor: PartnerTokens,
  options: Omit<GraphClientOptions, 'tokens' | 'throttle'>,
): PartnerReader {
  return {
    async readExistingAccounts(tenantId, signal) {
      const tokens = await tokensFor(tenantId);
      if (tokens === undefined) return undefined;
      try {
        return await readExternalAccounts(createGraphClient({ ...options, tokens }), signal);
      } catch (error) {
        if (error instanceof DirectoryError) return undefined;
        throw error;
      }
    },
  };
}

/**
 * Accounts in the client's tenant whose home is elsewhere: guests, and members who were invited or synchronized in.
 *
 * @see https://learn.microsoft.com/graph/api/user-list
 */
export async function readExternalAccounts(
  client: GraphClient,
  signal?: AbortSignal,
): Promise<readonly ExistingAccount[]> {
  const users = await readAllPages(client, {
    path: path`/users`,
    query: {
      filter: filter`userType eq ${'Guest'} or creationType eq ${'Invitation'}`,
      select: ['id', 'userPrincipalName', 'mail', 'userType'],
      top: 999,
      count: true,
    },
    eventual: true,
    signal,
  });
  return users.flatMap(toExistingAccount);
}

function toExistingAccount(user: JsonObject): readonly ExistingAccount[] {
  const userPrincipalName = textIn(user, 'userPrincipalName');
  if (userPrincipalName === undefined) return [];
  const mail = textIn(user, 'mail');
  const userType = wordFor(textIn(user, 'userType'), userTypes);
  return [{ userPrincipalName, userType, ...(mail === undefined ? {} : { mail }) }];
}
