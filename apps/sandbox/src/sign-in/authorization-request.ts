import type { Tenant } from '../world/tenant.ts';
import { findClient, isReplyAddress, type Client } from './clients.ts';
import { applicationNotFound, type EntraError } from './entra-error.ts';
import { parseScopes } from './scopes.ts';

/** A request to sign somebody in, checked. Plain data: it travels in the links of the pages, signed. */
export interface AuthorizationRequest {
  readonly tenantId: string;
  readonly clientId: string;
  readonly redirectUri: string;
  readonly scope: string;
  readonly state?: string;
  readonly nonce?: string;
  readonly prompt?: string;
  readonly loginHint?: string;
  readonly responseMode: 'query' | 'fragment' | 'form_post';
  readonly challenge?: string;
  readonly challengeMethod?: string;
  readonly claims?: string;
}
/** Why a request cannot be served; with `request` the client is told by redirect, without it the person reads it here. */
export interface AuthorizationRefusal {
  readonly error: EntraError;
  readonly request?: AuthorizationRequest;
}
const prompts = ['login', 'none', 'consent', 'select_account'];
const modes = ['query', 'fragment', 'form_post'] as const;

/** Reads and checks the parameters of `/authorize`, in the order in which Entra complains. */
export function parseAuthorizationRequest(
  tenant: Tenant,
  parameters: URLSearchParams,
): { readonly client: Client; readonly request: AuthorizationRequest } | AuthorizationRefusal {
  const value = (name: string): string | undefined => parameters.get(name) ?? undefined;
  const clientId = value('client_id');
  if (clientId === undefined) return { error: missing('client_id') };
  const client = findClient(clientId);
  if (client === undefined) return { error: applicationNotFound(clientId, tenant.displayName) };
  const redirectUri = value('redirect_uri');
  if (redirectUri === undefined || !isReplyAddress(redirectUri)) {
    const description = `The redirect URI '${redirectUri ?? ''}' specified in the request does not match the redirect URIs configured for the application '${clientId}'. Make sure the redirect URI sent in the request matches one added to your application in the Azure portal.`;
    return { error: { code: 50_011, error: 'invalid_request', description } };
  }
  const mode = modes.find((known) => known === (value('response_mode') ?? 'query'));
  const request: AuthorizationRequest = {
    tenantId: tenant.tenantId,
    clientId: client.clientId,
    redirectUri,
    scope: value('scope') ?? '',
    responseMode: mode ?? 'query',
    ...optional({
      state: value('state'),
      nonce: value('nonce'),
      prompt: value('prompt'),
      loginHint: value('login_hint'),
      challenge: value('code_challenge'),
      challengeMethod: value('code_challenge_method'),
      claims: value('claims'),
    }),
  };
  const error = complaint(request, parameters.get('response_type'), mode === undefined);
  return error === undefined ? { client, request } : { error, request };
}

function complaint(
  request: AuthorizationRequest,
  responseType: string | null,
  unknownMode: boolean,
): EntraError | undefined {
  if (responseType === null) return missing('response_type');
  if (responseType !== 'code') {
    const description = `The response_type '${responseType}' is not enabled for the application.`;
    return { code: 700_054, error: 'unsupported_response_type', description };
  }
  if (unknownMode) {
    return { code: 900_971, error: 'invalid_request', description: "The value of 'response_mode' is not supported." };
  }
  if (request.prompt !== undefined && !prompts.includes(request.prompt)) {
    const description = `The value '${request.prompt}' of the parameter 'prompt' is not supported.`;
    return { code: 90_023, error: 'invalid_request', description };
  }
  if (request.challenge !== undefined && !/^[\w.~-]{43,128}$/.test(request.challenge)) {
    return { code: 501_491, error: 'invalid_request', description: 'Invalid size of Code_Challenge parameter.' };
  }
  if (!['S256', 'plain', undefined].includes(request.challengeMethod)) {
    return { code: 501_481, error: 'invalid_request', description: "The 'code_challenge_method' is S256 or plain." };
  }
  if (request.scope.trim() === '') return missing('scope');
  const { unknown } = parseScopes(request.scope);
  if (unknown === undefined) return undefined;
  const description = `The application asked for scope '${unknown}' that doesn't exist on the resource '00000003-0000-0000-c000-000000000000'. Contact the app vendor.`;
  return { code: 650_053, error: 'invalid_client', description };
}

function missing(name: string): EntraError {
  const description = `The request body must contain the following parameter: '${name}'.`;
  return { code: 900_144, error: 'invalid_request', description };
}

function optional(values: Readonly<Record<string, string | undefined>>): Partial<AuthorizationRequest> {
  return Object.fromEntries(Object.entries(values).filter(([, value]) => value !== undefined));
}
