import type { Tenant } from '../world/tenant.ts';
import type { User } from '../world/user.ts';
import type { AuthorizationRequest } from './authorization-request.ts';
import { addConsent, consentedScopes } from './consents.ts';
import { directoryRoles } from '../graph/directory-roles.ts';
import type { EntraError } from './entra-error.ts';
import { handlesChallenges } from './requested-claims.ts';
import { isUserConsentable, parseScopes } from './scopes.ts';
import type { BrowserSession } from './browser-session.ts';
import type { SignInContext } from './sign-in-context.ts';
import { sessionsClaim } from './tokens.ts';

/** What a browser sees next on its way through a sign-in. */
export type Step =
  | { readonly kind: 'pick-account' }
  | {
      readonly kind: 'consent';
      readonly user: User;
      readonly scopes: readonly string[];
      readonly forEverybody: boolean;
    }
  | { readonly kind: 'needs-admin'; readonly user: User; readonly scopes: readonly string[] }
  | { readonly kind: 'signed-in'; readonly user: User }
  | { readonly kind: 'error'; readonly error: EntraError };

const consentingRoles: readonly string[] = [
  directoryRoles.globalAdministrator,
  directoryRoles.privilegedRoleAdministrator,
  directoryRoles.applicationAdministrator,
  directoryRoles.cloudApplicationAdministrator,
];

/** The first step of a sign-in, given who is signed in already in this browser. */
export function firstStep(
  context: SignInContext,
  tenant: Tenant,
  request: AuthorizationRequest,
  session: BrowserSession | undefined,
): Step {
  const hinted = request.loginHint === undefined ? undefined : findByHint(tenant, request.loginHint);
  const known = request.loginHint === undefined || hinted?.id === session?.user.id ? session?.user : undefined;
  if (request.prompt === 'none') {
    if (known === undefined) return { kind: 'error', error: loginRequired };
    const step = stepAfterAccount(context, tenant, request, known);
    return step.kind === 'signed-in' ? step : { kind: 'error', error: interactionRequired };
  }
  const mustPick = request.prompt === 'login' || request.prompt === 'select_account' || known === undefined;
  return mustPick ? { kind: 'pick-account' } : stepAfterAccount(context, tenant, request, known);
}

/** The step after somebody is known: consent when something was not consented yet, or the way back to the client. */
export function stepAfterAccount(
  context: SignInContext,
  tenant: Tenant,
  request: AuthorizationRequest,
  user: User,
): Step {
  if (user.deletedDateTime !== null) return { kind: 'error', error: unknownAccount(user.userPrincipalName) };
  if (!user.accountEnabled) return { kind: 'error', error: disabledAccount };
  const consented = consentedScopes(context.world(), tenant, request.clientId, user.id);
  const asked = parseScopes(request.scope).graph;
  const missing = asked.filter((scope) => !consented.includes(scope));
  const scopes = request.prompt === 'consent' ? asked : missing;
  if (scopes.length === 0 && request.prompt !== 'consent') return { kind: 'signed-in', user };
  if (mayConsentForEverybody(user)) return { kind: 'consent', user, scopes, forEverybody: true };
  if (missing.every(isUserConsentable)) return { kind: 'consent', user, scopes, forEverybody: false };
  return { kind: 'needs-admin', user, scopes: missing.filter((scope) => !isUserConsentable(scope)) };
}

/** Whether the person may agree to permissions on behalf of the whole organization. */
export function mayConsentForEverybody(user: User): boolean {
  return consentingRoles.some((role) => user.directoryRoles.includes(role));
}

/** Remembers what the person agreed to. Somebody who may not agree to a scope is not asked, so nothing else is remembered. */
export function recordConsent(context: SignInContext, tenant: Tenant, request: AuthorizationRequest, user: User): void {
  const everybody = mayConsentForEverybody(user);
  const asked = parseScopes(request.scope).graph;
  const scopes = everybody ? asked : asked.filter(isUserConsentable);
  addConsent(context.world(), tenant, {
    clientId: request.clientId,
    userId: everybody ? undefined : user.id,
    scopes,
  });
  if (everybody && !tenant.consentedApplications.includes(request.clientId)) {
    tenant.consentedApplications.push(request.clientId);
  }
  context.changed();
}

/** An authorization code for ten minutes. */
export async function authorizationCode(
  context: SignInContext,
  request: AuthorizationRequest,
  session: BrowserSession,
): Promise<string> {
  return context.keys.sign(
    {
      use: 'code',
      // Never from the seed: a code that comes again after a reset would count as redeemed.
      jti: crypto.randomUUID(),
      tid: request.tenantId,
      oid: session.user.id,
      sid: session.sessionId,
      client: request.clientId,
      redirect: request.redirectUri,
      scope: request.scope,
      nonce: request.nonce,
      challenge: request.challenge,
      challengeMethod: request.challengeMethod,
      cp1: handlesChallenges(request.claims) ?? false,
      [sessionsClaim]: session.user.signInSessionsValidFromDateTime,
    },
    600,
  );
}

/** The account a `login_hint` names: a user principal name, a mail address, or the claim of an id_token. */
export function findByHint(tenant: Tenant, hint: string): User | undefined {
  const decoded = Buffer.from(hint, 'base64url').toString('utf8').split('/')[0] ?? '';
  const wanted = hint.toLowerCase();
  return (
    tenant.users.get(decoded) ??
    [...tenant.users.values()].find(
      (user) => user.userPrincipalName.toLowerCase() === wanted || user.mail?.toLowerCase() === wanted,
    )
  );
}

/** Entra's error for a person who turned the consent page down. */
export const declined: EntraError = {
  code: 65_004,
  error: 'access_denied',
  description: 'User declined to consent to access the app.',
};
const loginRequired: EntraError = {
  code: 50_058,
  error: 'login_required',
  description: 'A silent sign-in request was sent but no user is signed in.',
};
const interactionRequired: EntraError = {
  code: 65_001,
  error: 'interaction_required',
  description:
    'The user or administrator has not consented to use the application. Send an interactive authorization request.',
};
const disabledAccount: EntraError = {
  code: 50_057,
  error: 'invalid_grant',
  description: 'The user account is disabled.',
};

function unknownAccount(name: string): EntraError {
  const description = `The user account ${name} does not exist in the directory.`;
  return { code: 50_034, error: 'invalid_grant', description };
}
