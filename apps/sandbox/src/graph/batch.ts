import type { Random } from '../random/seeded-random.ts';
import { badRequest, errorBody, GraphError, type Correlation } from './errors.ts';
import type { IncomingCall } from './graph.ts';
import { isRecord } from './request-body.ts';
import { correlationOf, toResponse } from './responses.ts';

interface BatchRequest {
  readonly id: string;
  readonly call: IncomingCall;
  readonly dependsOn: readonly string[];
}
interface BatchResponse {
  readonly id: string;
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: unknown;
}

const limit = 20;
const methods: ReadonlySet<string> = new Set(['GET', 'POST', 'PUT', 'PATCH', 'DELETE']);

/**
 * `POST /$batch`: 200 with one response per request in no particular order, or 400 for the whole when it cannot be read.
 * Requests without dependencies run at once; one whose dependency failed answers 424.
 *
 * @see https://learn.microsoft.com/graph/json-batching
 */
export async function runBatch(
  outer: IncomingCall,
  perform: (call: IncomingCall) => Promise<Response>,
  random: Random,
  correlation: Correlation,
): Promise<Response> {
  try {
    const requests = parseBatch(outer.body);
    const responses = await performAll(requests, perform, random, correlation);
    return toResponse({ status: 200, body: { responses } }, correlation);
  } catch (error) {
    if (error instanceof GraphError) return toResponse(error, correlation);
    throw error;
  }
}

async function performAll(
  requests: readonly BatchRequest[],
  perform: (call: IncomingCall) => Promise<Response>,
  random: Random,
  correlation: Correlation,
): Promise<readonly BatchResponse[]> {
  const started = new Map<string, Promise<BatchResponse>>();
  const finished: BatchResponse[] = [];
  for (const request of requests) {
    const dependencies = request.dependsOn.flatMap((id) => started.get(id) ?? []);
    const run = async (): Promise<BatchResponse> => {
      const before = await Promise.all(dependencies);
      const failed = before.some((response) => response.status >= 400);
      const response = failed
        ? failedDependency(request, random, correlation)
        : await readResponse(request.id, await perform(request.call));
      finished.push(response);
      return response;
    };
    started.set(request.id.toLowerCase(), run());
  }
  await Promise.all(started.values());
  return shuffled(finished, random);
}

function parseBatch(body: unknown): readonly BatchRequest[] {
  const list = isRecord(body) ? body['requests'] : undefined;
  if (!Array.isArray(list) || list.length === 0)
    throw badRequest("Invalid batch payload format: 'requests' is missing or empty.");
  if (list.length > limit) throw badRequest(`Number of batch request steps exceeds the maximum value of ${limit}.`);
  const requests = list.map(parseRequest);
  const known = new Set<string>();
  for (const request of requests) {
    if (known.has(request.id.toLowerCase())) throw badRequest(`Duplicate request id '${request.id}' in the batch.`);
    for (const dependency of request.dependsOn) {
      if (!known.has(dependency))
        throw badRequest(`The request '${request.id}' depends on '${dependency}', which does not come before it.`);
    }
    known.add(request.id.toLowerCase());
  }
  return requests;
}

function parseRequest(value: unknown): BatchRequest {
  if (!isRecord(value)) throw badRequest('Invalid batch payload format: a request is no object.');
  const { id, method, url, body, dependsOn } = value;
  if (typeof id !== 'string' || id === '') throw badRequest('Invalid batch payload format: every request needs an id.');
  if (typeof method !== 'string' || !methods.has(method.toUpperCase()))
    throw badRequest(`The request '${id}' has no valid method.`);
  if (typeof url !== 'string' || url === '') throw badRequest(`The request '${id}' has no url.`);
  const headers = parseHeaders(id, value['headers']);
  if (body !== undefined && body !== null && !headers.has('content-type')) {
    throw badRequest(`Write request id : ${id} does not contain Content-Type header or body.`);
  }
  const [path = '', ...query] = url.split('?');
  return {
    id,
    call: {
      method: method.toUpperCase(),
      path: path.startsWith('/') ? path : `/${path}`,
      query: query.join('?'),
      headers,
      body: body ?? undefined,
    },
    dependsOn: Array.isArray(dependsOn) ? dependsOn.map((dependency) => String(dependency).toLowerCase()) : [],
  };
}

function parseHeaders(id: string, value: unknown): Headers {
  const headers = new Headers();
  if (value === undefined || value === null) return headers;
  if (!isRecord(value)) throw badRequest(`The headers of the request '${id}' are no object.`);
  for (const [name, text] of Object.entries(value)) {
    if (typeof text !== 'string') throw badRequest(`The header '${name}' of the request '${id}' is no string.`);
    headers.set(name, text);
  }
  return headers;
}

async function readResponse(id: string, response: Response): Promise<BatchResponse> {
  const text = await response.text();
  const type = response.headers.get('content-type');
  const headers: Record<string, string> = {};
  for (const [name, value] of response.headers) {
    if (!['date', 'content-type', 'content-length'].includes(name)) headers[headerName(name)] = value;
  }
  if (type !== null && text !== '')
    headers['Content-Type'] = type.startsWith('application/json') ? 'application/json' : type;
  return { id, status: response.status, headers, body: readText(text, type) };
}

function readText(text: string, type: string | null): unknown {
  if (text === '') return null;
  return type?.startsWith('application/json') ? (JSON.parse(text) as unknown) : text;
}

/** `retry-after` is written `Retry-After` inside a batch; Graph's own lower-case headers stay. */
function headerName(name: string): string {
  if (name === 'request-id' || name === 'client-request-id' || name.startsWith('x-ms-')) return name;
  if (name === 'odata-version') return 'OData-Version';
  if (name === 'www-authenticate') return 'WWW-Authenticate';
  return name.replaceAll(/(^|-)([a-z])/g, (letter) => letter.toUpperCase());
}

function failedDependency(request: BatchRequest, random: Random, correlation: Correlation): BatchResponse {
  const error = new GraphError(424, 'FailedDependency', 'A request this one depends on has failed.');
  return {
    id: request.id,
    status: error.status,
    headers: { 'Content-Type': 'application/json' },
    body: errorBody(error, {
      ...correlationOf(request.call.headers, random, 0),
      date: correlation.date,
    }),
  };
}

function shuffled<T>(items: readonly T[], random: Random): readonly T[] {
  return items
    .map((item) => ({ item, place: random.next() }))
    .toSorted((left, right) => left.place - right.place)
    .map(({ item }) => item);
}
