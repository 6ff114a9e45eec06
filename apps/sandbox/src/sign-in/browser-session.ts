import type { Tenant } from '../world/tenant.ts';
import type { User } from '../world/user.ts';
import type { SignInContext } from './sign-in-context.ts';
import { sessionsClaim } from './tokens.ts';

/** Somebody signed in to one tenant in one browser, whatever client it was for. */
export interface BrowserSession {
  readonly user: User;
  readonly sessionId: string;
}
const day = 24 * 3600;
const name = 'tenantry-sandbox-session';

/** Who is signed in in the browser that sent this `Cookie` header, unless disabled, deleted or revoked since. */
export async function readBrowserSession(
  context: SignInContext,
  tenant: Tenant,
  cookieHeader: string | null,
): Promise<BrowserSession | undefined> {
  const cookie = cookieHeader
    ?.split(/; */)
    .find((part) => part.startsWith(`${name}=`))
    ?.slice(name.length + 1);
  if (cookie === undefined || cookie === '') return undefined;
  const claims = await context.keys.verify(cookie);
  if (typeof claims === 'string' || claims['use'] !== 'session' || claims['tid'] !== tenant.tenantId) return undefined;
  const user = tenant.users.get(String(claims['oid']));
  if (user === undefined || !mayStaySignedIn(user, claims[sessionsClaim])) return undefined;
  return { user, sessionId: String(claims['sid']) };
}

/** A `Set-Cookie` header that keeps somebody signed in at this tenant for a day. */
export async function writeBrowserSession(
  context: SignInContext,
  tenant: Tenant,
  session: BrowserSession,
): Promise<string> {
  const value = await context.keys.sign(
    {
      use: 'session',
      tid: tenant.tenantId,
      oid: session.user.id,
      sid: session.sessionId,
      [sessionsClaim]: session.user.signInSessionsValidFromDateTime,
    },
    day,
  );
  return `${name}=${value}; ${attributes(context, tenant)}; Max-Age=${String(day)}`;
}

/** A `Set-Cookie` header that forgets who was signed in. */
export function endBrowserSession(context: SignInContext, tenant: Tenant): string {
  return `${name}=; ${attributes(context, tenant)}; Max-Age=0`;
}

function mayStaySignedIn(user: User, sessions: unknown): boolean {
  return user.deletedDateTime === null && user.accountEnabled && user.signInSessionsValidFromDateTime === sessions;
}

/** The path keeps the cookie from the portal, which may live on another port of the same host. */
function attributes(context: SignInContext, tenant: Tenant): string {
  const secure = context.origin().startsWith('https:') ? '; Secure' : '';
  return `Path=/${tenant.tenantId}; HttpOnly; SameSite=Lax${secure}`;
}
