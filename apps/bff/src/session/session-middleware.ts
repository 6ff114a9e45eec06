import { routes } from '@tenantry/contract';
import type { RequestHandler } from 'express';
import expressSession from 'express-session';
import type { SecretKey } from '../tokens/secret-key.ts';
import { sessionIdOf, type Sessions } from './session-store.ts';
import { keepMarkTrue, unmarkSignedIn } from './signed-in-marker.ts';
import './session-data.ts';

/** Name of the session's cookie; on https one that no other host, path or plain connection can set. */
export function sessionCookieName(publicUrl: string): string {
  return isSecure(publicUrl) ? '__Host-tenantry.session' : 'tenantry.session';
}

function isSecure(publicUrl: string): boolean {
  return publicUrl.startsWith('https://');
}

/** Finds the session of a request, and its principal when somebody is signed in. */
export function sessionMiddleware(
  sessions: Sessions,
  secretKey: SecretKey,
  publicUrl: string,
): readonly RequestHandler[] {
  const secure = isSecure(publicUrl);
  const find = expressSession({
    name: sessionCookieName(publicUrl),
    secret: secretKey.derive('session-cookie').toString('base64'),
    store: sessions.store,
    resave: false,
    saveUninitialized: false,
    // Lax: Entra's answer is a navigation from another site, and has to find its session.
    cookie: { path: '/', httpOnly: true, sameSite: 'lax', secure },
  });
  const name: RequestHandler = (request, _response, next) => {
    const { principal } = request.session;
    if (principal !== undefined) {
      request.principal = { ...principal, sessionId: sessionIdOf(request.sessionID) };
      request.log = request.log.child({ userId: principal.userId });
    }
    next();
  };
  return [find, name, keepMarkTrue(publicUrl)];
}

/** At the end of a session the browser forgets its cookie and whatever of the portal it kept. */
export function leaveNothingBehind(publicUrl: string): RequestHandler {
  return (request, response, next) => {
    if (request.method === 'POST' && request.path === routes['session.end'].path && request.principal !== undefined) {
      // Not "cookies": browsers clear those of the whole domain, other applications' included.
      response.set('Clear-Site-Data', '"cache", "storage"');
      unmarkSignedIn(response, publicUrl);
      response.clearCookie(sessionCookieName(publicUrl), {
        path: '/',
        httpOnly: true,
        sameSite: 'lax',
        secure: isSecure(publicUrl),
      });
    }
    next();
  };
}
