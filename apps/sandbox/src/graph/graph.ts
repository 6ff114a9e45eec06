import type { Clock } from '../clock/virtual-clock.ts';
import type { Random } from '../random/seeded-random.ts';
import type { Replication } from '../replication/replication.ts';
import type { World } from '../world/world.ts';
import { advanceOrganization } from '../organization/transitions.ts';
import { withoutAlternateKey } from './alternate-keys.ts';
import { authorize } from './authorization.ts';
import { runBatch } from './batch.ts';
import { badRequest, GraphError } from './errors.ts';
import { parseQueryOptions } from './odata/query-options.ts';
import type { Answer, Caller } from './operation.ts';
import { operations } from './operations.ts';
import { resourceUnits } from './resource-units.ts';
import { correlationOf, toResponse } from './responses.ts';
import { createRouter } from './router.ts';

export type { Caller } from './operation.ts';

/** One request as throttling and fault injection look at it. */
export interface AdmittedCall {
  readonly method: string;
  /** From `/v1.0` on, without query. */
  readonly path: string;
  /** Without `?`. */
  readonly query: string;
  readonly body: unknown;
}
/** What Graph stands on. */
export interface GraphServices {
  readonly world: () => World;
  readonly clock: Clock;
  readonly random: Random;
  readonly replication: Replication;
  /** Who calls, or the 401 to answer. */
  readonly authenticate: (request: Request) => Promise<Caller | Response>;
  /**
   * An answer instead of the operation, or undefined to go on. Called once for a plain request and once for each request
   * inside a `$batch`.
   */
  readonly admit: (caller: Caller, call: AdmittedCall) => Promise<Response | undefined>;
}

/** One call, plain or from inside a batch. */
export interface IncomingCall {
  readonly method: string;
  /** From after the version on, still encoded. */
  readonly path: string;
  readonly query: string;
  readonly headers: Headers;
  readonly body: unknown;
}

const version = '/v1.0';
const route = createRouter(operations);

/** Microsoft Graph v1.0 over the world: a function from a request whose path begins with `/v1.0` to its response. */
export function createGraph(services: GraphServices): (request: Request) => Promise<Response> {
  return async (request) => {
    const correlation = correlationOf(request.headers, services.random, services.clock.now());
    const refuse = (error: GraphError): Response => toResponse(error, correlation);
    const caller = await services.authenticate(request);
    if (caller instanceof Response) return caller;
    const url = new URL(request.url);
    if (!url.pathname.startsWith(`${version}/`)) {
      return refuse(badRequest(`Invalid version: ${url.pathname.split('/')[1] ?? ''}`));
    }
    const body = await readBody(request);
    if (body instanceof GraphError) return refuse(body);
    const call: IncomingCall = {
      method: request.method,
      // Some pages end their addresses with a slash.
      path: url.pathname.slice(version.length).replace(/(?<=.)\/$/, ''),
      query: url.search.slice(1),
      headers: request.headers,
      body,
    };
    const perform = (inner: IncomingCall): Promise<Response> => performCall(services, caller, inner);
    if (call.path === '/$batch' && call.method === 'POST') return runBatch(call, perform, services.random, correlation);
    return perform(call);
  };
}

async function performCall(services: GraphServices, caller: Caller, call: IncomingCall): Promise<Response> {
  const correlation = correlationOf(call.headers, services.random, services.clock.now());
  const admitted = await services.admit(caller, {
    method: call.method,
    path: `${version}${call.path}`,
    query: call.query,
    body: call.body,
  });
  if (admitted) return admitted;
  try {
    const { answer, units } = operate(services, caller, call);
    return toResponse(answer, correlation, units);
  } catch (error) {
    if (error instanceof GraphError) return toResponse(error, correlation);
    throw error;
  }
}

function operate(
  services: GraphServices,
  caller: Caller,
  call: IncomingCall,
): { readonly answer: Answer; readonly units: number | undefined } {
  const world = services.world();
  const tenant = world.tenants.get(caller.tenantId);
  if (!tenant) throw new GraphError(401, 'InvalidAuthenticationToken', 'The tenant of the access token is not known.');
  const match = route(call.method, withoutAlternateKey(tenant, call.path));
  if (match === 'unknown-path') {
    throw badRequest(`Resource not found for the segment '${call.path.split('/')[1] ?? ''}'.`);
  }
  if (match === 'unknown-method') {
    throw new GraphError(405, 'Request_BadRequest', 'Specified HTTP method is not allowed for the request target.');
  }
  const grant = authorize(match.operation.access, caller);
  const query = parseQueryOptions(call.query, call.headers.get('consistencylevel'));
  advanceOrganization(world, services.clock.now(), services.random);
  const answer = match.operation.handle({
    world,
    tenant,
    caller,
    grant,
    clock: services.clock,
    random: services.random,
    replication: services.replication,
    parameters: match.parameters,
    path: call.path,
    query,
    body: call.body,
  });
  return { answer, units: resourceUnits(call.method, call.path, query) };
}

async function readBody(request: Request): Promise<unknown> {
  if (request.method === 'GET' || request.method === 'HEAD') return undefined;
  const text = await request.text();
  if (text.trim() === '') return undefined;
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return badRequest(
      'Unable to read JSON request payload. Please ensure Content-Type header is set and payload is of valid JSON format.',
    );
  }
}
