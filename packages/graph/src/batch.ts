import { DirectoryError } from '@tenantry/domain';
import type { GraphClient } from './graph-client.ts';
import { toDirectoryError } from './graph-error.ts';
import type { GraphPath } from './graph-path.ts';
import { path } from './graph-path.ts';
import { asObject, numberIn, objectIn, objectsIn, textIn, type JsonObject } from './json.ts';
import { relativeTo } from './next-link.ts';
import { queryString, type QueryOptions } from './odata.ts';
import { createPageGuard, readPage } from './pages.ts';

/** One read that shares a request with others. */
export interface BatchRead {
  readonly path: GraphPath;
  readonly query?: QueryOptions;
  readonly eventual?: boolean;
  /** Leaves further pages alone. */
  readonly firstPageOnly?: boolean;
}

/** What one read of a batch came to: a failure of one says nothing of the others. */
export type BatchAnswer =
  | { readonly ok: true; readonly body: unknown; readonly items: readonly JsonObject[] }
  | { readonly ok: false; readonly error: DirectoryError };

/** A read on its way through the rounds. */
interface Part {
  readonly read: BatchRead;
  readonly guard: ReturnType<typeof createPageGuard>;
  readonly items: JsonObject[];
  /** What to ask next: the path with its query, or what is left of a next link. */
  url: string;
  failures: number;
  answer: BatchAnswer | undefined;
}

/** What Graph takes in one `$batch`. */
const mostParts = 20;

/**
 * Answers the reads in their order, twenty to a request, all requests of a round at once. Pages are followed in further rounds;
 * parts that were throttled or met trouble are asked again, the others are not. Throws when a whole batch fails.
 *
 * @see https://learn.microsoft.com/graph/json-batching
 */
export async function readInBatches(
  client: GraphClient,
  reads: readonly BatchRead[],
  signal?: AbortSignal,
): Promise<readonly BatchAnswer[]> {
  const parts = reads.map((read): Part => {
    const url = `${read.path.text}${queryString(read.query ?? {})}`;
    return { read, guard: createPageGuard(), items: [], url, failures: 0, answer: undefined };
  });
  for (let open = parts; open.length > 0; open = parts.filter((part) => part.answer === undefined)) {
    const failures = Math.max(0, ...open.map((part) => part.failures));
    if (failures > 0) await client.backOff(failures, signal);
    await Promise.all(chunks(open).map((chunk) => askRound(client, chunk, signal)));
  }
  return parts.map((part) => part.answer ?? { ok: false, error: lost() });
}

/** The answer's items, or its error thrown. */
export function itemsOrThrow(answer: BatchAnswer | undefined): readonly JsonObject[] {
  if (answer?.ok === true) return answer.items;
  throw answer?.error ?? lost();
}

/** The answer's object, or its error thrown. */
export function bodyOrThrow(answer: BatchAnswer | undefined): unknown {
  if (answer?.ok === true) return answer.body;
  throw answer?.error ?? lost();
}

function chunks(parts: readonly Part[]): readonly (readonly Part[])[] {
  return Array.from({ length: Math.ceil(parts.length / mostParts) }, (_, index) =>
    parts.slice(index * mostParts, (index + 1) * mostParts),
  );
}

async function askRound(client: GraphClient, parts: readonly Part[], signal: AbortSignal | undefined): Promise<void> {
  const responses = await client.call({
    method: 'POST',
    path: path`/$batch`,
    kind: 'batch',
    repetition: 'harmless',
    body: { requests: parts.map(requestOf) },
    signal,
    read: (body) => objectsIn(asObject(body, 'the answers of a batch'), 'responses'),
  });
  const byId = new Map(responses.map((response) => [textIn(response, 'id'), response]));
  for (const [index, part] of parts.entries()) settle(client, part, byId.get(String(index)));
}

function requestOf(part: Part, index: number): unknown {
  const headers = part.read.eventual === true ? { headers: { ConsistencyLevel: 'eventual' } } : {};
  return { id: String(index), method: 'GET', url: part.url, ...headers };
}

function settle(client: GraphClient, part: Part, response: JsonObject | undefined): void {
  const status = numberIn(response, 'status');
  if (response === undefined || status === undefined) return fail(part, lost());
  const { body } = response;
  if (status >= 200 && status < 300) return take(client, part, body);
  const headers = headersOf(response);
  const error = toDirectoryError({ status, headers, body }, `GET ${part.read.path.template}`, client.now());
  if (status === 429) client.hold(headers);
  if (error.code === 'throttled' || error.code === 'unavailable') return fail(part, error);
  part.answer = { ok: false, error };
}

function take(client: GraphClient, part: Part, body: unknown): void {
  try {
    if (!Array.isArray(objectValue(body))) {
      part.answer = { ok: true, body, items: [] };
      return;
    }
    const page = readPage(body, client.host);
    part.items.push(...page.items);
    if (page.next === undefined || part.read.firstPageOnly === true) {
      part.answer = { ok: true, body, items: part.items };
      return;
    }
    part.guard.enter(page.next);
    part.url = relativeTo(page.next, client.host);
    part.failures = 0;
  } catch (error) {
    if (!(error instanceof DirectoryError)) throw error;
    part.answer = { ok: false, error };
  }
}

/** Five failures of one part are an answer. */
function fail(part: Part, error: DirectoryError): void {
  part.failures += 1;
  if (part.failures > 5) part.answer = { ok: false, error };
}

function objectValue(body: unknown): unknown {
  return typeof body === 'object' && body !== null && 'value' in body ? body.value : undefined;
}

function headersOf(response: JsonObject): Headers {
  const headers = new Headers();
  for (const [name, value] of Object.entries(objectIn(response, 'headers') ?? {})) {
    // A part's headers come from inside a body: what is no header is left out rather than thrown over.
    if (typeof value === 'string' && /^[A-Za-z0-9-]+$/.test(name) && /^[\x20-\x7e]*$/.test(value))
      headers.set(name, value);
  }
  return headers;
}

function lost(): DirectoryError {
  return new DirectoryError('unavailable', 'Microsoft Graph left a part of a batch unanswered.');
}
