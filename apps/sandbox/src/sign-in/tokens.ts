import { createHash } from 'node:crypto';
import type { JWTPayload } from 'jose';
import type { Tenant } from '../world/tenant.ts';
import type { User } from '../world/user.ts';
import { graphAudience } from './scopes.ts';
import type { SignInContext } from './sign-in-context.ts';

/** Somebody's sign-in at one client. */
export interface Grant {
  readonly tenant: Tenant;
  readonly user: User;
  readonly clientId: string;
  /** The browser session the sign-in belongs to. */
  readonly sessionId: string;
  /** The client understands claims challenges. */
  readonly handlesChallenges: boolean;
}
/**
 * Which state of the person's sessions a token was issued in. Compared for being the same, so that a revocation counts even
 * when the virtual clock stands still.
 */
export const sessionsClaim = 'sandbox_sessions_valid_from';
const ninetyDays = 90 * 24 * 3600;

/** Seconds a new access token lives: 60 to 90 minutes, or a day when its holder can be told of a revocation. */
export function accessTokenSeconds(context: SignInContext, handlesChallenges: boolean): number {
  const set = context.accessTokenLifetime();
  if (set !== undefined) return set;
  return handlesChallenges ? 86_399 : 3600 + context.random().integer(1800);
}

/** An access token for Microsoft Graph on behalf of a person. */
export async function delegatedToken(
  context: SignInContext,
  grant: Grant,
  scopes: readonly string[],
  seconds: number,
): Promise<string> {
  const { tenant, user } = grant;
  return context.keys.sign(
    {
      ...common(context, tenant, grant.clientId, user.id),
      sub: pairwise(user.id, graphAudience),
      idtyp: 'user',
      name: user.displayName,
      upn: user.userPrincipalName,
      unique_name: user.userPrincipalName,
      scp: scopes.join(' '),
      sid: grant.sessionId,
      wids: user.directoryRoles,
      ...(grant.handlesChallenges ? { xms_cc: ['CP1'] } : {}),
      [sessionsClaim]: user.signInSessionsValidFromDateTime,
    },
    seconds,
  );
}

/** An access token for Microsoft Graph of an application by itself. */
export async function applicationToken(
  context: SignInContext,
  tenant: Tenant,
  clientId: string,
  roles: readonly string[],
  seconds: number,
): Promise<string> {
  const servicePrincipalId = pairwiseGuid(`${clientId}/${tenant.tenantId}`);
  return context.keys.sign(
    {
      ...common(context, tenant, clientId, servicePrincipalId),
      sub: servicePrincipalId,
      idtyp: 'app',
      roles: [...roles],
    },
    seconds,
  );
}

/** The id_token of a sign-in, in the shape of Entra's version 2.0. */
export async function idToken(context: SignInContext, grant: Grant, nonce: string | undefined): Promise<string> {
  const { tenant, user } = grant;
  return context.keys.sign(
    {
      iss: issuer(context, tenant.tenantId),
      aud: grant.clientId,
      sub: pairwise(user.id, grant.clientId),
      oid: user.id,
      tid: tenant.tenantId,
      name: user.displayName,
      preferred_username: user.userPrincipalName,
      login_hint: Buffer.from(`${user.id}/${user.userPrincipalName}`).toString('base64url'),
      ...(user.mail === null ? {} : { email: user.mail }),
      ...(nonce === undefined ? {} : { nonce }),
      wids: user.directoryRoles,
      ...(user.appRoles.length === 0 ? {} : { roles: user.appRoles }),
      sid: grant.sessionId,
      uti: context.random().guid(),
      ver: '2.0',
    },
    3900,
  );
}

/** What renews a sign-in without its person, for ninety days. It is bound to no scope, as Entra's. */
export async function refreshToken(context: SignInContext, grant: Grant): Promise<string> {
  return context.keys.sign(
    {
      use: 'refresh',
      tid: grant.tenant.tenantId,
      oid: grant.user.id,
      client: grant.clientId,
      sid: grant.sessionId,
      cp1: grant.handlesChallenges,
      [sessionsClaim]: grant.user.signInSessionsValidFromDateTime,
    },
    ninetyDays,
  );
}

/** The `client_info` of a token answer, from which clients derive their account id. */
export function clientInfo(grant: Grant): string {
  return Buffer.from(JSON.stringify({ uid: grant.user.id, utid: grant.tenant.tenantId })).toString('base64url');
}

/** The issuer of one tenant, on the origin people reach the sandbox at. */
export function issuer(context: SignInContext, tenantId: string): string {
  return `${context.origin()}/${tenantId}/v2.0`;
}

function common(context: SignInContext, tenant: Tenant, clientId: string, objectId: string): JWTPayload {
  return {
    iss: issuer(context, tenant.tenantId),
    aud: graphAudience,
    tid: tenant.tenantId,
    oid: objectId,
    appid: clientId,
    azp: clientId,
    appidacr: '1',
    uti: context.random().guid(),
    ver: '2.0',
  };
}

function pairwise(userId: string, audience: string): string {
  return createHash('sha256').update(`${userId}/${audience}`).digest('base64url');
}

function pairwiseGuid(text: string): string {
  const hex = createHash('sha256').update(text).digest('hex');
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-4${hex.slice(13, 16)}-8${hex.slice(17, 20)}-${hex.slice(20, 32)}`;
}
