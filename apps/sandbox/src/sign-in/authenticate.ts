import type { JWTPayload } from 'jose';
import type { Caller } from '../graph/graph.ts';
import { graphAudience } from './scopes.ts';
import type { SignInContext } from './sign-in-context.ts';
import { sessionsClaim } from './tokens.ts';

const mostRemembered = 5000;

/**
 * Who calls Microsoft Graph, by the bearer token of a request, or the 401 that Graph answers. A token is verified once and then
 * remembered; whether it still counts (time, person, revocation) is looked at in every call.
 */
export function createAuthentication(context: SignInContext): (request: Request) => Promise<Caller | Response> {
  const verified = new Map<string, JWTPayload>();
  return async (request) => {
    const token = /^Bearer +(\S+)$/i.exec(request.headers.get('authorization') ?? '')?.[1];
    if (token === undefined) return unauthorized(context, request, 'Access token is empty.');
    let claims = verified.get(token);
    if (claims === undefined) {
      const payload = await context.keys.verify(token);
      if (payload === 'expired') return unauthorized(context, request, expired);
      if (payload === 'invalid' || payload.aud !== graphAudience) {
        return unauthorized(context, request, 'Access token validation failure. Invalid audience or signature.');
      }
      if (verified.size >= mostRemembered) verified.clear();
      verified.set(token, payload);
      claims = payload;
    }
    if ((claims.exp ?? 0) * 1000 <= context.wall()) return unauthorized(context, request, expired);
    return callerOf(context, request, claims);
  };
}

const expired = 'Lifetime validation failed, the token is expired.';

function callerOf(context: SignInContext, request: Request, claims: JWTPayload): Caller | Response {
  const tenantId = text(claims, 'tid');
  const clientId = text(claims, 'azp');
  const tenant = context.world().tenants.get(tenantId);
  if (tenant === undefined) return unauthorized(context, request, 'The tenant of the access token does not exist.');
  if (claims['idtyp'] === 'app') {
    return { kind: 'app', tenantId, clientId, scopes: [], appRoles: list(claims['roles']), directoryRoles: [] };
  }
  const user = tenant.users.get(text(claims, 'oid'));
  const gone = user === undefined || user.deletedDateTime !== null;
  const revoked = gone || !user.accountEnabled || user.signInSessionsValidFromDateTime !== claims[sessionsClaim];
  if (revoked && list(claims['xms_cc']).length > 0) return challenge(context, request);
  if (gone) return unauthorized(context, request, 'The user of the access token does not exist.');
  return {
    kind: 'delegated',
    tenantId,
    userId: user.id,
    clientId,
    scopes: text(claims, 'scp').split(' '),
    appRoles: [],
    directoryRoles: [...user.directoryRoles],
  };
}

function text(claims: JWTPayload, name: string): string {
  const value = claims[name];
  return typeof value === 'string' ? value : '';
}

function list(value: unknown): readonly string[] {
  return Array.isArray(value) ? value.filter((item) => typeof item === 'string') : [];
}

/**
 * Graph's claims challenge: the token is no longer good although it has not expired.
 * @see https://learn.microsoft.com/entra/identity-platform/claims-challenge
 */
export function challenge(context: SignInContext, request: Request): Response {
  const notBefore = String(Math.floor(context.wall() / 1000));
  const wanted = JSON.stringify({ access_token: { nbf: { essential: true, value: notBefore } } });
  const claims = Buffer.from(wanted).toString('base64');
  return answer(
    context,
    request,
    'TokenCreatedWithOutdatedPolicies: Continuous access evaluation resulted in challenge with result: InteractionRequired.',
    `error="insufficient_claims", claims="${claims}"`,
  );
}

function unauthorized(context: SignInContext, request: Request, message: string): Response {
  return answer(context, request, message, 'error="invalid_token"');
}

function answer(context: SignInContext, request: Request, message: string, parameters: string): Response {
  const requestId = context.random().guid();
  const clientRequestId = request.headers.get('client-request-id') ?? requestId;
  const date = new Date(context.clock.now()).toISOString().slice(0, 19);
  const innerError = { date, 'request-id': requestId, 'client-request-id': clientRequestId };
  return Response.json(
    { error: { code: 'InvalidAuthenticationToken', message, innerError } },
    {
      status: 401,
      headers: {
        'request-id': requestId,
        'client-request-id': clientRequestId,
        'www-authenticate': `Bearer realm="", authorization_uri="${context.origin()}/common/oauth2/authorize", ${parameters}`,
      },
    },
  );
}
