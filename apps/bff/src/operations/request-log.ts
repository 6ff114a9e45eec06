import { randomUUID } from 'node:crypto';
import type { RequestHandler } from 'express';
import type { Logger } from 'pino';
import type { Metrics } from './metrics.ts';

const guid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/**
 * Gives every request one id, which the browser may have chosen, and tells log and metrics how it ended. The query is never
 * logged: it may hold a code, or names of people.
 */
export function requestLog(log: Logger, metrics: Metrics): RequestHandler {
  return (request, response, next) => {
    const sent = request.get('X-Correlation-Id');
    const correlationId = sent !== undefined && guid.test(sent) ? sent.toLowerCase() : randomUUID();
    request.correlationId = correlationId;
    request.log = log.child({ correlationId });
    response.set('X-Correlation-Id', correlationId);
    const began = performance.now();
    response.once('close', () => {
      const route = routeOf(request.route);
      const seconds = (performance.now() - began) / 1000;
      metrics.answered({ method: request.method, route, status: response.statusCode, seconds });
      const entry = {
        method: request.method,
        path: request.path,
        status: response.statusCode,
        milliseconds: Math.round(seconds * 1000),
      };
      if (response.statusCode >= 500) request.log.warn(entry, 'A request failed.');
      else request.log.debug(entry, 'A request was answered.');
    });
    next();
  };
}

/** The pattern and not the path: ids would make a series each. */
function routeOf(route: unknown): string {
  if (typeof route !== 'object' || route === null || !('path' in route)) return 'other';
  return typeof route.path === 'string' ? route.path : 'other';
}
