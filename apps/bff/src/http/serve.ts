import { endpoints, routes, type EndpointSchemas, type RouteName } from '@tenantry/contract';
import { Router, type Request, type Response } from 'express';
import type { z } from 'zod';
import type { SessionPrincipal } from '../session/session-principal.ts';
import { ProblemError } from './problem-error.ts';
import type { Policy, RouteEntry } from './route-table.ts';

/** What serving needs of its surroundings. */
export interface ServeContext {
  /** Whether somebody who was an administrator at sign-in still is; throws what the directory says. */
  readonly stillAdministrator: (principal: SessionPrincipal) => Promise<boolean>;
  /** Keeps that somebody was refused something. */
  readonly denied: (request: Request, name: string, policy: Policy) => Promise<void>;
  /** Aborted when the portal shuts down. */
  readonly stopping: AbortSignal;
}

/** Serves the endpoints of the contract: parse, allow, hand over, and let out only what the contract names. */
export function endpointRouter(entries: ReadonlyMap<RouteName, RouteEntry>, context: ServeContext): Router {
  const router = Router({ caseSensitive: true, strict: true });
  for (const [name, entry] of entries) {
    const { method, path } = routes[name];
    const schemas: EndpointSchemas = endpoints[name];
    const serve = async (request: Request, response: Response): Promise<void> => {
      const principal = await allow(request, name, entry.policy, context);
      const input = parseInput(schemas, request);
      const signal = AbortSignal.any([context.stopping, goneSignal(response)]);
      const { correlationId, log } = request;
      const answer = await entry.handle({ ...input, principal, signal, correlationId, log } as never);
      response.json(schemas.response.parse(answer));
    };
    if (method === 'GET') router.get(path, serve);
    else router.post(path, serve);
  }
  return router;
}

/**
 * Lets a request through when its session has the seat that the policy asks for.
 * @throws {ProblemError} `not-signed-in` or `forbidden`; the latter is kept in the journal.
 */
export async function allow(
  request: Request,
  name: string,
  policy: Policy,
  context: ServeContext,
): Promise<SessionPrincipal> {
  const { principal } = request;
  if (principal === undefined) throw new ProblemError('not-signed-in', `${name} was called without a session.`);
  const allowed =
    policy === 'signed-in' ||
    (principal.seat === 'administrator' &&
      (policy === 'administrator' || (await context.stillAdministrator(principal))));
  if (!allowed) {
    await context.denied(request, name, policy);
    throw new ProblemError('forbidden', `${name} was called from the seat ${principal.seat}.`);
  }
  return principal;
}

/** Aborted when the browser goes before it was answered. */
export function goneSignal(response: Response): AbortSignal {
  const gone = new AbortController();
  response.once('close', () => {
    if (!response.writableFinished) gone.abort(new Error('The browser has gone.'));
  });
  return gone.signal;
}

/** Everything that was sent, by the schemas. @throws {ProblemError} `invalid-request` naming the members at fault. */
export function parseInput(
  schemas: Pick<EndpointSchemas, 'params' | 'query' | 'body'>,
  request: Request,
): Readonly<Record<string, unknown>> {
  const sent = { params: request.params, query: request.query, body: request.body as unknown };
  const parsed: Record<string, unknown> = {};
  const faults: { path: string; message: string }[] = [];
  for (const part of ['params', 'query', 'body'] as const) {
    const schema = schemas[part];
    if (schema === undefined) continue;
    const result = schema.safeParse(sent[part] ?? {});
    if (result.success) parsed[part] = result.data;
    else faults.push(...result.error.issues.map((issue) => faultOf(part, issue)));
  }
  if (faults.length > 0)
    throw new ProblemError('invalid-request', 'The request does not fit the contract.', { faults });
  return parsed;
}

function faultOf(part: string, issue: z.core.$ZodIssue): { path: string; message: string } {
  return { path: [part, ...issue.path.map(String)].join('.'), message: issue.message };
}
