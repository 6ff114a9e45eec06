import { randomBytes } from 'node:crypto';
import { CryptoProvider, type AuthenticationResult } from '@azure/msal-node';
import type { Clock } from '@tenantry/domain';
import type { SessionFacts } from '@tenantry/graph';
import type { Config } from '../config/config.ts';
import { createEntraApplication } from '../tokens/entra-application.ts';
import { entraAuthority } from '../tokens/entra-authority.ts';
import { delegatedScopes } from '../tokens/scopes.ts';
import type { TokenVault } from '../tokens/token-vault.ts';
import type { HomeTenant, SignInTransaction } from './session-data.ts';
import { portalRoleOf, type PortalRole } from './roles.ts';
import { accountIdOf } from './session-principal.ts';
import { createIdTokenVerifier, type IdToken } from './verify-id-token.ts';

/** Somebody whose identity is certain. */
export interface SignedInAccount {
  readonly userId: string;
  readonly tenantId: string;
  readonly accountId: string;
  readonly displayName: string;
  readonly userPrincipalName: string;
  /** Absent: nothing that the person holds opens the portal. */
  readonly role: PortalRole | undefined;
  readonly homeTenant: HomeTenant;
  readonly logoutHint: string | undefined;
}

export interface SignInWishes {
  readonly returnTo: string;
  /** Lets the person choose another account than the one Entra knows. */
  readonly selectAccount?: boolean;
  /** Whom to sign in again. */
  readonly loginHint?: string;
  /** A claims challenge of Graph. */
  readonly claims?: string;
}

/** Signs people in with Microsoft Entra: authorization code with PKCE, state and nonce. */
export interface EntraSignIn {
  begin(wishes: SignInWishes): Promise<{ readonly address: string; readonly transaction: SignInTransaction }>;
  /**
   * Redeems the code, checks who it is, and keeps the tokens of somebody who may use the portal. Throws when anything is not
   * as it has to be; then nothing is kept.
   */
  complete(transaction: SignInTransaction, code: string): Promise<SignedInAccount>;
  /** Where the browser goes to be signed out of Entra too. */
  logoutAddress(logoutHint: string | undefined): string;
}

/** Reads who somebody is, with that person's own token. */
export type ReadSessionFacts = (accessToken: string) => Promise<SessionFacts>;

/** Every sign-in has an MSAL client of its own, so that no two can be mixed up. */
export function createEntraSignIn(
  { entra, publicUrl }: Pick<Config, 'entra' | 'publicUrl'>,
  vault: TokenVault,
  readFacts: ReadSessionFacts,
  clock: Clock,
): EntraSignIn {
  const authority = entraAuthority(entra, entra.tenantId);
  const verify = createIdTokenVerifier(authority, entra.clientId);
  const redirectUri = `${publicUrl}/auth/callback`;
  const cryptography = new CryptoProvider();

  return {
    async begin({ returnTo, selectAccount, loginHint, claims }) {
      const { verifier, challenge } = await cryptography.generatePkceCodes();
      const state = randomBytes(32).toString('base64url');
      const nonce = randomBytes(32).toString('base64url');
      const address = await createEntraApplication(entra, entra.tenantId).getAuthCodeUrl({
        scopes: [...delegatedScopes],
        redirectUri,
        responseMode: 'query',
        codeChallenge: challenge,
        codeChallengeMethod: 'S256',
        state,
        nonce,
        ...(selectAccount ? { prompt: 'select_account' } : {}),
        ...(loginHint === undefined ? {} : { loginHint }),
        ...(claims === undefined ? {} : { claims }),
      });
      return { address, transaction: { state, nonce, codeVerifier: verifier, returnTo, startedAt: clock.now() } };
    },

    async complete(transaction, code) {
      const application = createEntraApplication(entra, entra.tenantId);
      const result = await application.acquireTokenByCode({
        code,
        codeVerifier: transaction.codeVerifier,
        nonce: transaction.nonce,
        scopes: [...delegatedScopes],
        redirectUri,
      });
      const idToken = await verify(result.idToken, transaction.nonce);
      const account = await describe(idToken, result, readFacts);
      if (result.account?.homeAccountId !== account.accountId) throw new Error('The tokens are of another account.');
      if (account.role !== undefined) await vault.write(account.accountId, application.getTokenCache().serialize());
      return account;
    },

    logoutAddress(logoutHint) {
      const url = new URL(authority.endSessionEndpoint);
      url.searchParams.set('post_logout_redirect_uri', `${publicUrl}/signed-out`);
      if (logoutHint !== undefined) url.searchParams.set('logout_hint', logoutHint);
      return url.href;
    },
  };
}

async function describe(
  idToken: IdToken,
  { accessToken }: AuthenticationResult,
  readFacts: ReadSessionFacts,
): Promise<SignedInAccount> {
  const facts = await readFacts(accessToken);
  const { oid: userId, tid: tenantId, name, preferred_username: userPrincipalName } = idToken;
  return {
    userId,
    tenantId,
    accountId: accountIdOf(userId, tenantId),
    displayName: name ?? facts.user.displayName,
    userPrincipalName: userPrincipalName ?? facts.user.userPrincipalName,
    role: portalRoleOf(idToken.wids ?? facts.directoryRoles, idToken.roles),
    homeTenant: { displayName: facts.tenant.displayName, domain: facts.tenant.defaultDomain ?? '' },
    logoutHint: idToken.login_hint,
  };
}
