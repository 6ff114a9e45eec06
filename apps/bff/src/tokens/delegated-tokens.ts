import type { AuthenticationResult, ICachePlugin } from '@azure/msal-node';
import { DirectoryError, type Clock } from '@tenantry/domain';
import type { EntraConfig } from '../config/config.ts';
import { createEntraApplication } from './entra-application.ts';
import { delegatedScopes } from './scopes.ts';
import { toTokenError } from './token-error.ts';
import type { TokenSource } from './token-source.ts';
import type { TokenVault } from './token-vault.ts';

/** Access tokens on behalf of accounts whose tokens are in the vault. */
export interface DelegatedTokens {
  source(accountId: string): TokenSource;
  /** Drops what this process remembers of an account; the vault is not touched. */
  forget(accountId: string): void;
}

/** How long an access token is remembered without asking the vault: as long as an ended session may outlive its end. */
const remembered = 60_000;

/**
 * Every acquisition has a client of its own over the account's part of the vault, so that accounts cannot be mixed up; calls
 * for one account at the same time share one acquisition.
 */
export function createDelegatedTokens(entra: EntraConfig, vault: TokenVault, clock: Clock): DelegatedTokens {
  const recent = new Map<
    string,
    { readonly token: string; readonly until: number; readonly scopes: readonly string[] }
  >();
  const going = new Map<string, Promise<string>>();

  async function acquire(accountId: string, claims: string | undefined): Promise<string> {
    const result = await acquireSilently(entra, vault, accountId, claims);
    const expiresAt = result.expiresOn?.getTime() ?? 0;
    const until = Math.min(clock.now() + remembered, expiresAt - remembered);
    recent.set(accountId, { token: result.accessToken, until, scopes: result.scopes.map(shortName) });
    return result.accessToken;
  }

  async function token(accountId: string, claims: string | undefined): Promise<string> {
    const known = recent.get(accountId);
    if (claims === undefined && known !== undefined && known.until > clock.now()) return known.token;
    if (claims !== undefined) recent.delete(accountId);
    const key = `${accountId} ${claims ?? ''}`;
    const shared = going.get(key) ?? acquire(accountId, claims).finally(() => going.delete(key));
    going.set(key, shared);
    return shared;
  }

  return {
    source: (accountId) => ({
      token: ({ claims } = {}) => token(accountId, claims),
      async grantedScopes() {
        await token(accountId, undefined);
        return recent.get(accountId)?.scopes;
      },
    }),
    forget: (accountId) => void recent.delete(accountId),
  };
}

/** Entra may name a scope with its resource in front. */
function shortName(scope: string): string {
  return scope.slice(scope.lastIndexOf('/') + 1);
}

async function acquireSilently(
  entra: EntraConfig,
  vault: TokenVault,
  accountId: string,
  claims: string | undefined,
): Promise<AuthenticationResult> {
  const kept = await vault.read(accountId);
  if (kept === undefined) throw new DirectoryError('needs-sign-in', 'There are no tokens of this account.');
  const application = createEntraApplication(entra, entra.tenantId, cacheOf(vault, accountId, kept));
  try {
    const account = await application.getTokenCache().getAccountByHomeId(accountId);
    if (account === null) throw new DirectoryError('needs-sign-in', 'The tokens of this account are of no use.');
    return await application.acquireTokenSilent({
      account,
      scopes: [...delegatedScopes],
      ...(claims === undefined ? {} : { claims }),
    });
  } catch (error) {
    throw toTokenError(error, claims);
  }
}

function cacheOf(vault: TokenVault, accountId: string, kept: string): ICachePlugin {
  let current = kept;
  return {
    beforeCacheAccess: (context) => {
      context.tokenCache.deserialize(current);
      return Promise.resolve();
    },
    afterCacheAccess: async (context) => {
      if (!context.cacheHasChanged) return;
      current = context.tokenCache.serialize();
      await vault.write(accountId, current);
    },
  };
}
