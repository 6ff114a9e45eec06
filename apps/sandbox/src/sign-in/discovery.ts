import { issuer } from './tokens.ts';
import type { SignInContext } from './sign-in-context.ts';

/** The OpenID Connect metadata of one tenant. @see https://openid.net/specs/openid-connect-discovery-1_0.html */
export function discoveryDocument(context: SignInContext, tenantId: string): Readonly<Record<string, unknown>> {
  const base = `${context.origin()}/${tenantId}`;
  return {
    issuer: issuer(context, tenantId),
    authorization_endpoint: `${base}/oauth2/v2.0/authorize`,
    token_endpoint: `${base}/oauth2/v2.0/token`,
    end_session_endpoint: `${base}/oauth2/v2.0/logout`,
    jwks_uri: `${base}/discovery/v2.0/keys`,
    response_modes_supported: ['query', 'fragment', 'form_post'],
    response_types_supported: ['code'],
    grant_types_supported: ['authorization_code', 'refresh_token', 'client_credentials'],
    subject_types_supported: ['pairwise'],
    id_token_signing_alg_values_supported: ['RS256'],
    code_challenge_methods_supported: ['S256', 'plain'],
    token_endpoint_auth_methods_supported: ['client_secret_post', 'private_key_jwt'],
    scopes_supported: ['openid', 'profile', 'email', 'offline_access'],
    claims_supported: [
      'sub',
      'iss',
      'aud',
      'exp',
      'iat',
      'nonce',
      'oid',
      'tid',
      'name',
      'preferred_username',
      'login_hint',
      'sid',
      'wids',
      'roles',
      'ver',
    ],
    tenant_region_scope: null,
    cloud_instance_name: 'sandbox',
    request_uri_parameter_supported: false,
  };
}
