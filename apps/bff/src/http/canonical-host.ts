import type { RequestHandler } from 'express';
import { ProblemError } from './problem-error.ts';
import { sendProblem, toProblem } from './problems.ts';

/**
 * The portal answers under one name. Somebody who opens it under another is sent to the right one; whatever else asks under
 * another name gets nothing, which also ends DNS rebinding.
 */
export function canonicalHost(publicUrl: string): RequestHandler {
  const { host } = new URL(publicUrl);
  return (request, response, next) => {
    if (request.host === host) {
      next();
      return;
    }
    const opened = request.method === 'GET' && (request.get('Sec-Fetch-Mode') ?? 'navigate') === 'navigate';
    if (opened && request.accepts(['json', 'html']) === 'html' && !request.path.startsWith('/api/')) {
      response.redirect(308, new URL(safePath(request.originalUrl), publicUrl).href);
      return;
    }
    const error = new ProblemError('invalid-request', 'The host is not the portal.');
    sendProblem(response, toProblem(error, request.correlationId), 421);
  };
}

/** Only the path may be of the sender's making. */
function safePath(url: string): string {
  return `/${url.replace(/^[/\\]+/, '')}`;
}
