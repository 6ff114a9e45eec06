import { Hono, type Context } from 'hono';
import type { User } from '../world/user.ts';
import { accountPickerPage } from './account-picker-page.ts';
import { accountsToPick } from './account-picker.ts';
import { parseAuthorizationRequest, type AuthorizationRequest } from './authorization-request.ts';
import {
  authorizationCode,
  declined,
  findByHint,
  firstStep,
  recordConsent,
  stepAfterAccount,
  type Step,
} from './authorize.ts';
import { readBrowserSession, writeBrowserSession } from './browser-session.ts';
import { consentPage, needsAdminPage } from './consent-pages.ts';
import { discoveryDocument } from './discovery.ts';
import { tenantNotFound } from './entra-error.ts';
import { findTenant } from './find-tenant.ts';
import { logout } from './logout.ts';
import { redirectError, returnToClient } from './return-to-client.ts';
import { show, showError } from './show-page.ts';
import type { SignInContext } from './sign-in-context.ts';
import { linkTo, signVisit, visitOf, type Visit } from './visit.ts';

/**
 * The pages and metadata of sign-in, for every tenant of the world. The token endpoint is elsewhere, since it is journaled.
 * @see https://learn.microsoft.com/entra/identity-platform/v2-oauth2-auth-code-flow
 */
export function createSignIn(context: SignInContext): (request: Request) => Promise<Response> {
  const app = new Hono();
  app.get('/:tenant/v2.0/.well-known/openid-configuration', (c) => {
    const tenant = findTenant(context, c.req.param('tenant'));
    if (tenant === undefined) return c.json({ error: 'invalid_tenant', error_codes: [90_002] }, 400);
    return c.json(discoveryDocument(context, tenant.tenantId));
  });
  app.get('/:tenant/discovery/v2.0/keys', async (c) => c.json(await context.keys.publicKeys()));
  app.on(['GET', 'POST'], '/:tenant/oauth2/v2.0/authorize', async (c) => {
    const parameters = new URL(c.req.url).searchParams;
    if (c.req.method === 'POST') {
      for (const [name, value] of new URLSearchParams(await c.req.text())) parameters.set(name, value);
    }
    return begin(context, c, parameters);
  });
  app.get('/:tenant/sign-in/accounts', (c) =>
    resume(context, c, (visit) => showPicker(context, visit, c.req.query('search') ?? '')),
  );
  app.get('/:tenant/sign-in/account', (c) =>
    resume(context, c, async (visit) => {
      const user = visit.tenant.users.get(c.req.query('user') ?? '');
      if (user === undefined) return showPicker(context, visit, '');
      return follow(context, visit, stepAfterAccount(context, visit.tenant, visit.request, user));
    }),
  );
  app.get('/:tenant/sign-in/consent', (c) =>
    resume(context, c, async (visit) => {
      if (c.req.query('answer') !== 'accept') return redirectError(context, visit, declined);
      const user = visit.tenant.users.get(visit.consentingUserId ?? '');
      if (user === undefined) return showPicker(context, visit, '');
      const step = stepAfterAccount(context, visit.tenant, visit.request, user);
      if (step.kind === 'needs-admin' || step.kind === 'error') return follow(context, visit, step);
      recordConsent(context, visit.tenant, visit.request, user);
      return finish(context, visit, user);
    }),
  );
  app.get('/:tenant/oauth2/v2.0/logout', (c) => logout(context, c));
  return async (request) => app.fetch(request);
}

async function begin(context: SignInContext, c: Context, parameters: URLSearchParams): Promise<Response> {
  const name = c.req.param('tenant') ?? '';
  const tenant = findTenant(context, name);
  if (tenant === undefined) return showError(context, undefined, tenantNotFound(name));
  const parsed = parseAuthorizationRequest(tenant, parameters);
  if ('error' in parsed) {
    if (parsed.request === undefined) return showError(context, tenant, parsed.error);
    return redirectError(context, visitOf(c, tenant, parsed.request), parsed.error);
  }
  const visit = visitOf(c, tenant, parsed.request);
  const session = await readBrowserSession(context, tenant, c.req.header('cookie') ?? null);
  return follow(context, visit, firstStep(context, tenant, parsed.request, session), session?.sessionId);
}

/** Goes on with a sign-in whose request travelled, signed, in the link. */
async function resume(
  context: SignInContext,
  c: Context,
  next: (visit: Visit) => Promise<Response>,
): Promise<Response> {
  const tenant = findTenant(context, c.req.param('tenant') ?? '');
  const claims = await context.keys.verify(c.req.query('context') ?? '');
  if (
    tenant === undefined ||
    typeof claims === 'string' ||
    claims['use'] !== 'visit' ||
    claims['tid'] !== tenant.tenantId
  ) {
    return showError(context, tenant, {
      code: 50_089,
      error: 'invalid_request',
      description: 'Authentication failed due to flow token expired. Go back to the application and sign in again.',
    });
  }
  const user = claims['user'];
  return next(
    visitOf(c, tenant, claims['request'] as AuthorizationRequest, typeof user === 'string' ? user : undefined),
  );
}

async function follow(context: SignInContext, visit: Visit, step: Step, sessionId?: string): Promise<Response> {
  const { tenant, clientName } = visit;
  switch (step.kind) {
    case 'pick-account':
      return showPicker(context, visit, '');
    case 'signed-in':
      return finish(context, visit, step.user, sessionId);
    case 'error':
      return visit.request.prompt === 'none'
        ? redirectError(context, visit, step.error)
        : showError(context, tenant, step.error);
    case 'needs-admin': {
      const link = await linkTo(context, visit, 'accounts');
      const cancelLink = `${await linkTo(context, visit, 'consent')}&answer=cancel`;
      const { user, scopes } = step;
      return show(needsAdminPage({ tenant, clientName, user, scopes, otherAccountLink: link, cancelLink }));
    }
    case 'consent': {
      const link = await linkTo(context, visit, 'consent', step.user.id);
      const { user, scopes, forEverybody } = step;
      const links = { acceptLink: `${link}&answer=accept`, cancelLink: `${link}&answer=cancel` };
      return show(consentPage({ tenant, clientName, user, scopes, forEverybody, ...links }));
    }
  }
}

async function showPicker(context: SignInContext, visit: Visit, search: string): Promise<Response> {
  const { tenant, clientName, request } = visit;
  const signed = await signVisit(context, visit);
  const hinted = request.loginHint === undefined ? undefined : findByHint(tenant, request.loginHint);
  const accounts = accountsToPick(context.world(), tenant, search === '' ? (hinted?.userPrincipalName ?? '') : search);
  const base = `/${tenant.tenantId}/sign-in/account?context=${signed}`;
  const linkOf = (user: User): string => `${base}&user=${encodeURIComponent(user.id)}`;
  return show(accountPickerPage({ tenant, clientName, accounts, linkOf, context: signed, search }));
}

async function finish(context: SignInContext, visit: Visit, user: User, sessionId?: string): Promise<Response> {
  const session = { user, sessionId: sessionId ?? context.random().guid() };
  const code = await authorizationCode(context, visit.request, session);
  const cookie = await writeBrowserSession(context, visit.tenant, session);
  const response = await returnToClient(visit, { code, session_state: session.sessionId });
  response.headers.append('set-cookie', cookie);
  return response;
}
