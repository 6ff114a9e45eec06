import { downloads, routes, streams } from '@tenantry/contract';
import { Router, type RequestHandler } from 'express';
import { ProblemError } from './problem-error.ts';

/** Answers what the contract does not know: known addresses with another method, and unknown addresses. */
export function unknownRoutes(): Router {
  const router = Router({ caseSensitive: true, strict: true });
  const methods = new Map<string, Set<string>>();
  for (const { method, path } of [
    ...Object.values(routes),
    ...[...Object.values(streams), ...Object.values(downloads)].map(({ path }) => ({ method: 'GET', path })),
  ]) {
    methods.set(path, (methods.get(path) ?? new Set()).add(method));
  }
  for (const [path, allowed] of methods) router.all(path, refuseMethod([...allowed]));
  for (const path of ['/auth/login', '/auth/callback']) router.all(path, refuseMethod(['GET']));
  router.all(['/api', '/api/*rest', '/auth', '/auth/*rest'], () => {
    throw new ProblemError('not-found', 'No such address.');
  });
  return router;
}

function refuseMethod(allowed: readonly string[]): RequestHandler {
  return (_request, response) => {
    response.set('Allow', allowed.join(', '));
    throw new ProblemError('method-not-allowed', 'The address does not take this method.');
  };
}

/** Routers answer OPTIONS by themselves; there are no other origins here that had to ask. */
export const refuseOptions: RequestHandler = (request, _response, next) => {
  if (request.method === 'OPTIONS') throw new ProblemError('method-not-allowed', 'Nobody may ask for options.');
  next();
};

/** Whether a path is that of an event stream or a download, which a browser asks for without headers of ours. */
export function isWithoutHeaders(path: string): boolean {
  return patterns.some((pattern) => pattern.test(path));
}

const patterns = [...Object.values(streams), ...Object.values(downloads)].map(
  ({ path }) => new RegExp(`^${path.replace(/:[a-zA-Z]+/g, '[^/]+')}$`),
);
