import type { Tenant } from '../world/tenant.ts';
import { checkClient } from './client-authentication.ts';
import type { Client } from './clients.ts';
import { matchesChallenge } from './code-challenge.ts';
import { applicationPermissions } from './consents.ts';
import { missingParameter, tenantNotFound, type EntraError } from './entra-error.ts';
import { answerPerson } from './person-tokens.ts';
import { parseScopes } from './scopes.ts';
import type { SignInContext } from './sign-in-context.ts';
import { refusal, type TokenOutcome } from './token-outcome.ts';
import { accessTokenSeconds, applicationToken } from './tokens.ts';

/**
 * The token endpoint of one tenant: authorization code with PKCE, refresh token, client credentials.
 * @see https://learn.microsoft.com/entra/identity-platform/v2-oauth2-auth-code-flow
 */
export function createTokenEndpoint(
  context: SignInContext,
): (tenant: Tenant | undefined, tenantName: string, form: URLSearchParams) => Promise<TokenOutcome> {
  const redeemed = new Set<string>();
  return async (tenant, tenantName, form) => {
    const clientId = form.get('client_id') ?? '';
    const refuse = (error: EntraError): TokenOutcome => ({ error, actor: clientId, tokenKind: null });
    if (tenant === undefined) return refuse(tenantNotFound(tenantName));
    const grantType = form.get('grant_type');
    if (grantType === null) return refuse(missingParameter('grant_type'));
    const client = await checkClient(context, tenant, form);
    if ('code' in client) return refuse(client);
    if (grantType === 'client_credentials') return forApplication(context, tenant, client, form);
    if (grantType === 'authorization_code') return forCode(context, tenant, client, form, redeemed);
    if (grantType === 'refresh_token') return forRefreshToken(context, tenant, client, form);
    const description = `The app requested an unsupported grant type '${grantType}'.`;
    return refuse({ code: 70003, error: 'unsupported_grant_type', description });
  };
}

async function forApplication(
  context: SignInContext,
  tenant: Tenant,
  client: Client,
  form: URLSearchParams,
): Promise<TokenOutcome> {
  const { clientId } = client;
  const refuse = (error: EntraError): TokenOutcome => ({ error, actor: clientId, tokenKind: 'app' });
  const scopes = parseScopes(form.get('scope') ?? '');
  if (!scopes.all || scopes.graph.length > 0) {
    const description = `The provided value for scope ${form.get('scope') ?? ''} is not valid. Client credential flows must have a scope value with /.default suffixed to the resource identifier (application ID URI).`;
    return refuse({ code: 1002012, error: 'invalid_scope', description });
  }
  const roles = applicationPermissions(context.world(), tenant, clientId);
  if (roles === undefined) {
    const description = `The client application ${clientId} is missing service principal in the tenant ${tenant.tenantId}. See instructions here: https://go.microsoft.com/fwlink/?linkid=2225119`;
    return refuse({ code: 7000229, error: 'unauthorized_client', description });
  }
  const seconds = accessTokenSeconds(context, false);
  const accessToken = await applicationToken(context, tenant, clientId, roles, seconds);
  const body = { token_type: 'Bearer', expires_in: seconds, ext_expires_in: seconds, access_token: accessToken };
  return { body, actor: clientId, tokenKind: 'app' };
}

async function forCode(
  context: SignInContext,
  tenant: Tenant,
  client: Client,
  form: URLSearchParams,
  redeemed: Set<string>,
): Promise<TokenOutcome> {
  const refuse = refusal(client.clientId);
  const code = form.get('code');
  if (code === null) return refuse(missingParameter('code'));
  const claims = await context.keys.verify(code);
  if (claims === 'expired') {
    const description =
      'The provided authorization code or refresh token has expired due to inactivity. Send a new interactive authorization request for this user and resource.';
    return refuse({ code: 70008, error: 'invalid_grant', description });
  }
  if (claims === 'invalid' || claims['use'] !== 'code' || claims['client'] !== client.clientId) {
    const description = "The provided value for the input parameter 'code' is not valid.";
    return refuse({ code: 70000, error: 'invalid_grant', description });
  }
  if (claims['tid'] !== tenant.tenantId) return refuse(wrongTenant);
  if (claims['redirect'] !== form.get('redirect_uri')) {
    const description = `The reply address '${form.get('redirect_uri') ?? ''}' does not match the reply address '${String(claims['redirect'])}' provided when requesting Authorization code.`;
    return refuse({ code: 500112, error: 'invalid_client', description });
  }
  if (!matchesChallenge(claims, form.get('code_verifier'))) {
    const description = 'The Code_Verifier does not match the code_challenge supplied in the authorization request.';
    return refuse({ code: 501481, error: 'invalid_grant', description });
  }
  const id = String(claims.jti);
  if (redeemed.has(id)) {
    const description =
      'OAuth2 Authorization code was already redeemed, please retry with a new valid code or use an existing refresh token.';
    return refuse({ code: 54005, error: 'invalid_grant', description });
  }
  redeemed.add(id);
  const nonce = typeof claims['nonce'] === 'string' ? claims['nonce'] : undefined;
  return answerPerson(context, tenant, client, form, claims, nonce);
}

async function forRefreshToken(
  context: SignInContext,
  tenant: Tenant,
  client: Client,
  form: URLSearchParams,
): Promise<TokenOutcome> {
  const refuse = refusal(client.clientId);
  const token = form.get('refresh_token');
  if (token === null) return refuse(missingParameter('refresh_token'));
  const claims = await context.keys.verify(token);
  if (claims === 'expired') {
    const description = 'The refresh token has expired due to inactivity. The token was inactive for 90.00:00:00.';
    return refuse({ code: 700082, error: 'invalid_grant', description });
  }
  if (claims === 'invalid' || claims['use'] !== 'refresh' || claims['client'] !== client.clientId) {
    const description = 'Invalid request. Request is malformed or invalid.';
    return refuse({ code: 9_002_313, error: 'invalid_grant', description });
  }
  if (claims['tid'] !== tenant.tenantId) return refuse(wrongTenant);
  return answerPerson(context, tenant, client, form, claims, undefined);
}

const wrongTenant: EntraError = {
  code: 700_003,
  error: 'invalid_grant',
  description: 'The provided grant was issued for another tenant.',
};
