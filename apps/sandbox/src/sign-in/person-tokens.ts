import type { JWTPayload } from 'jose';
import type { Tenant } from '../world/tenant.ts';
import type { Client } from './clients.ts';
import { consentedScopes } from './consents.ts';
import { consentRequired, type EntraError } from './entra-error.ts';
import { handlesChallenges } from './requested-claims.ts';
import { parseScopes } from './scopes.ts';
import type { SignInContext } from './sign-in-context.ts';
import { refusal, type TokenOutcome } from './token-outcome.ts';
import {
  accessTokenSeconds,
  clientInfo,
  delegatedToken,
  idToken,
  refreshToken,
  sessionsClaim,
  type Grant,
} from './tokens.ts';

/**
 * The tokens of a person whose code or refresh token was found good, or why there are none: the account may be gone or disabled,
 * its sessions revoked, a scope not consented to.
 *
 * @see https://learn.microsoft.com/entra/identity-platform/v2-oauth2-auth-code-flow
 */
export async function answerPerson(
  context: SignInContext,
  tenant: Tenant,
  client: Client,
  form: URLSearchParams,
  claims: JWTPayload,
  nonce: string | undefined,
): Promise<TokenOutcome> {
  const user = tenant.users.get(String(claims['oid']));
  const { clientId } = client;
  const refuse = refusal(user?.userPrincipalName ?? clientId);
  if (user === undefined || user.deletedDateTime !== null) return refuse(userDeleted);
  if (!user.accountEnabled) return refuse(userDisabled);
  if (claims[sessionsClaim] !== user.signInSessionsValidFromDateTime) return refuse(grantRevoked);
  const asked = parseScopes(form.get('scope') ?? textOf(claims['scope']));
  const consented = consentedScopes(context.world(), tenant, clientId, user.id);
  if (asked.graph.some((scope) => !consented.includes(scope))) {
    return refuse(consentRequired(clientId, client.displayName));
  }
  const granted = [...new Set([...asked.graph, ...consented])];
  const grant: Grant = {
    tenant,
    user,
    clientId,
    sessionId: String(claims['sid']),
    handlesChallenges: handlesChallenges(form.get('claims')) ?? claims['cp1'] === true,
  };
  const seconds = accessTokenSeconds(context, grant.handlesChallenges);
  const openId = asked.signIn.includes('openid');
  const body = {
    token_type: 'Bearer',
    scope: [...new Set([...asked.signIn, ...granted])].filter((scope) => scope !== 'offline_access').join(' '),
    expires_in: seconds,
    ext_expires_in: seconds,
    access_token: await delegatedToken(context, grant, granted, seconds),
    ...(asked.signIn.includes('offline_access') ? { refresh_token: await refreshToken(context, grant) } : {}),
    ...(openId ? { id_token: await idToken(context, grant, nonce) } : {}),
    client_info: clientInfo(grant),
  };
  return { body, actor: user.userPrincipalName, tokenKind: 'delegated' };
}

function textOf(value: unknown): string {
  return typeof value === 'string' ? value : '';
}

const userDeleted: EntraError = {
  code: 500_341,
  error: 'invalid_grant',
  description:
    'The user account has been deleted from the directory. To sign into this application, the account must be added to the directory.',
};
const userDisabled: EntraError = {
  code: 50_057,
  error: 'invalid_grant',
  description: 'The user account is disabled.',
};
const grantRevoked: EntraError = {
  code: 50_173,
  error: 'invalid_grant',
  description:
    'The provided grant has expired due to it being revoked, a fresh auth token is needed. The user might have changed or reset their password.',
  suberror: 'bad_token',
};
