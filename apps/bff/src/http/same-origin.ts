import type { Request, RequestHandler } from 'express';
import { ProblemError } from './problem-error.ts';

const safeMethods = new Set(['GET', 'HEAD']);

/**
 * Lets through only what the portal's own pages sent: every unsafe method and every call of the API has to carry `X-CSRF: 1`,
 * which no other site can add, and must not come from elsewhere. Event streams and downloads cannot carry a header, and
 * change nothing but that they are told of in the audit trail.
 * @see https://datatracker.ietf.org/doc/html/draft-ietf-oauth-browser-based-apps#name-proof-of-possession-of-the-b
 */
export function sameOriginOnly(publicUrl: string, isWithoutHeaders: (path: string) => boolean): RequestHandler {
  return (request, _response, next) => {
    const unsafe = !safeMethods.has(request.method);
    const api = request.path.startsWith('/api/');
    if (!unsafe && !api) {
      next();
      return;
    }
    const needsHeader = unsafe || !isWithoutHeaders(request.path);
    if (needsHeader && request.get('X-CSRF') !== '1') throw refused('It does not carry X-CSRF.');
    if (!comesFromHere(request, publicUrl, unsafe)) throw refused('It comes from another origin.');
    if (unsafe && hasBody(request) && !request.is('application/json')) {
      throw new ProblemError('invalid-request', 'A body has to be JSON.', {
        faults: [{ path: 'body', message: 'has to be JSON' }],
      });
    }
    next();
  };
}

/** What a browser says of the page that sent a request; programs say nothing, and have no cookies to be stolen. */
function comesFromHere(request: Request, publicUrl: string, unsafe: boolean): boolean {
  const site = request.get('Sec-Fetch-Site');
  const origin = request.get('Origin');
  if (site !== undefined && site !== 'same-origin') return false;
  if (origin !== undefined) return origin === publicUrl;
  return !unsafe || site !== undefined;
}

function hasBody(request: Request): boolean {
  return request.get('Transfer-Encoding') !== undefined || Number(request.get('Content-Length') ?? 0) > 0;
}

function refused(reason: string): ProblemError {
  return new ProblemError('cross-site-request', `A request was refused. ${reason}`);
}
