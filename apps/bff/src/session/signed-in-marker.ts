import type { CookieOptions, RequestHandler, Response } from 'express';

/**
 * A cookie beside the session's that scripts may read. It opens nothing and says nothing but that there may be a session, so
 * that a browser without one need not ask and be refused.
 */
const markerName = 'tenantry.signed-in';

function nameFor(publicUrl: string): string {
  return publicUrl.startsWith('https://') ? `__Host-${markerName}` : markerName;
}

function optionsFor(publicUrl: string): CookieOptions {
  return { path: '/', sameSite: 'lax', secure: publicUrl.startsWith('https://') };
}

/** Lets the pages know that somebody is signed in. */
export function markSignedIn(response: Response, publicUrl: string): void {
  response.cookie(nameFor(publicUrl), '1', optionsFor(publicUrl));
}

/** Lets the pages know that nobody is. */
export function unmarkSignedIn(response: Response, publicUrl: string): void {
  response.clearCookie(nameFor(publicUrl), optionsFor(publicUrl));
}

/** Takes the mark from a browser whose session has ended without it; needs the session to have been looked up. */
export function keepMarkTrue(publicUrl: string): RequestHandler {
  const mark = `${nameFor(publicUrl)}=`;
  return (request, response, next) => {
    const marked = request.headers.cookie?.split('; ').some((cookie) => cookie.startsWith(mark)) ?? false;
    if (marked && request.principal === undefined) unmarkSignedIn(response, publicUrl);
    next();
  };
}
