import type { Context } from 'hono';
import { endBrowserSession } from './browser-session.ts';
import { isReplyAddress } from './clients.ts';
import { tenantNotFound } from './entra-error.ts';
import { findTenant } from './find-tenant.ts';
import { signedOutPage } from './outcome-pages.ts';
import { show, showError } from './show-page.ts';
import type { SignInContext } from './sign-in-context.ts';

/**
 * Ends the browser's session in a tenant, and goes back to the client when it gave an address that is its own.
 *
 * @see https://learn.microsoft.com/entra/identity-platform/v2-protocols-oidc#send-a-sign-out-request
 */
export async function logout(context: SignInContext, c: Context): Promise<Response> {
  const name = c.req.param('tenant') ?? '';
  const tenant = findTenant(context, name);
  if (tenant === undefined) return showError(context, undefined, tenantNotFound(name));
  const back = c.req.query('post_logout_redirect_uri');
  const response =
    back !== undefined && isReplyAddress(back)
      ? new Response(null, { status: 302, headers: { location: logoutAddress(back, c.req.query('state')) } })
      : await show(signedOutPage(tenant));
  response.headers.append('set-cookie', endBrowserSession(context, tenant));
  response.headers.set('cache-control', 'no-store');
  return response;
}

function logoutAddress(back: string, state: string | undefined): string {
  const url = new URL(back);
  if (state !== undefined) url.searchParams.set('state', state);
  return url.href;
}
