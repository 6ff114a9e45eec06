import type { Random } from '../random/seeded-random.ts';
import { errorBody, GraphError, type Correlation } from './errors.ts';
import type { Answer } from './operation.ts';

const jsonType = 'application/json;odata.metadata=minimal;odata.streaming=true;IEEE754Compatible=false;charset=utf-8';

/** The ids of one request: the client's own, or the service's when the client sent none. */
export function correlationOf(headers: Headers, random: Random, now: number): Correlation {
  const requestId = random.guid();
  return {
    requestId,
    clientRequestId: headers.get('client-request-id') ?? requestId,
    // Virtual time without zone or milliseconds, as Graph prints it.
    date: new Date(now).toISOString().slice(0, 19),
  };
}

/** The HTTP response of an answer or an error. `units` are the resource units the call cost, where its service counts them. */
export function toResponse(answer: Answer | GraphError, correlation: Correlation, units?: number): Response {
  const failed = answer instanceof GraphError;
  const body = failed ? errorBody(answer, correlation) : answer.body;
  const headers = new Headers({
    'request-id': correlation.requestId,
    'client-request-id': correlation.clientRequestId,
    Date: new Date(`${correlation.date}Z`).toUTCString(),
    'Cache-Control': 'no-cache',
    'x-ms-ags-diagnostic':
      '{"ServerInfo":{"DataCenter":"Sandbox","Slice":"E","Ring":"1","ScaleUnit":"000","RoleInstance":"SANDBOX"}}',
  });
  if (units !== undefined) headers.set('x-ms-resource-unit', String(units));
  if (body !== undefined) {
    headers.set('Content-Type', typeof body === 'string' ? 'text/plain' : jsonType);
    headers.set('OData-Version', '4.0');
  }
  for (const [name, value] of Object.entries(failed ? {} : (answer.headers ?? {}))) headers.set(name, value);
  return new Response(serialized(body), { status: answer.status, headers });
}

function serialized(body: unknown): string | null {
  if (body === undefined) return null;
  return typeof body === 'string' ? body : JSON.stringify(body);
}
