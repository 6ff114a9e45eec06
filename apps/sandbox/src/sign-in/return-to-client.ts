import { contentSecurityPolicy } from '../pages/layout.ts';
import { describe, type EntraError } from './entra-error.ts';
import { formPostPage } from './outcome-pages.ts';
import { newTrace, show } from './show-page.ts';
import type { SignInContext } from './sign-in-context.ts';
import type { Visit } from './visit.ts';

/** Hands an error to the client, in the way it asked for answers. */
export async function redirectError(context: SignInContext, visit: Visit, error: EntraError): Promise<Response> {
  const description = describe(error, newTrace(context));
  return returnToClient(visit, {
    error: error.error,
    error_description: description,
    error_uri: `https://login.microsoftonline.com/error?code=${String(error.code)}`,
  });
}

/** Sends the browser back to the client with an answer: in a form, in the query or behind the hash. */
export async function returnToClient(visit: Visit, answer: Readonly<Record<string, string>>): Promise<Response> {
  const { redirectUri, responseMode, state } = visit.request;
  const fields = { ...answer, ...(state === undefined ? {} : { state }) };
  if (responseMode === 'form_post') {
    const response = await show(formPostPage(visit.tenant, redirectUri, fields));
    const target = new URL(redirectUri).origin;
    response.headers.set(
      'content-security-policy',
      contentSecurityPolicy.replace("form-action 'self'", `form-action ${target}`),
    );
    return response;
  }
  const url = new URL(redirectUri);
  if (responseMode === 'fragment') url.hash = new URLSearchParams(fields).toString();
  else for (const [name, value] of Object.entries(fields)) url.searchParams.set(name, value);
  return new Response(null, { status: 302, headers: { location: url.href, 'cache-control': 'no-store' } });
}
