import { pageHeaders, type Markup } from '../pages/layout.ts';
import type { Tenant } from '../world/tenant.ts';
import { describe, type EntraError } from './entra-error.ts';
import { signInErrorPage } from './outcome-pages.ts';
import type { SignInContext } from './sign-in-context.ts';

/** A page with the headers every page of the sandbox has. */
export async function show(markup: Markup, status = 200): Promise<Response> {
  return new Response(String(await markup), {
    status,
    headers: { ...pageHeaders, 'content-type': 'text/html; charset=utf-8' },
  });
}

/** An error the browser is shown, since there is no client to hand it to. */
export async function showError(
  context: SignInContext,
  tenant: Tenant | undefined,
  error: EntraError,
): Promise<Response> {
  return show(signInErrorPage(tenant, describe(error, newTrace(context))), 400);
}

/** The ids and the moment an error is told with. */
export function newTrace(context: SignInContext): { traceId: string; correlationId: string; at: number } {
  return { traceId: context.random().guid(), correlationId: context.random().guid(), at: context.wall() };
}
