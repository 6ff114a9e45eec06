import type { z } from 'zod';
import type { DownloadQueries, Endpoints, StreamEvents } from './endpoints.ts';
import type { Problem } from './problem.ts';
import { downloads, routes, streams } from './routes.ts';
import type { DownloadName, RouteName, StreamName } from './routes.ts';

type Part<Name extends RouteName, Key extends 'params' | 'query' | 'body'> = Endpoints[Name] extends {
  readonly [K in Key]: infer Schema extends z.ZodType;
}
  ? { readonly [K in Key]: z.input<Schema> }
  : { readonly [K in Key]?: never };

/** What a call has to be given. */
export type CallInput<Name extends RouteName> = Part<Name, 'params'> &
  Part<Name, 'query'> &
  Part<Name, 'body'> & { readonly signal?: AbortSignal };

/** What a call answers. */
export type CallOutput<Name extends RouteName> = z.output<Endpoints[Name]['response']>;

/** A call that the portal refused; `problem` says why, in codes. */
export class ProblemError extends Error {
  override readonly name = 'ProblemError';
  readonly problem: Problem;

  constructor(problem: Problem) {
    super(problem.title);
    this.problem = problem;
  }
}

/** The portal could not be reached, or something between answered in its place. */
export class UnreachableError extends Error {
  override readonly name = 'UnreachableError';
}

type Values = Readonly<Record<string, unknown>>;

function address(path: string, params: Values | undefined, query: Values | undefined): string {
  const filled = path.replace(/:([a-zA-Z]+)/g, (_, name: string) => encodeURIComponent(String(params?.[name])));
  const given = Object.entries(query ?? {}).filter(([, value]) => value !== undefined);
  const search = new URLSearchParams(given.map(([key, value]) => [key, String(value)])).toString();
  return search ? `${filled}?${search}` : filled;
}

/** The address of an endpoint, with its parameters filled in. */
export function href<Name extends RouteName>(name: Name, input: CallInput<Name>): string {
  const { params, query } = input as { readonly params?: Values; readonly query?: Values };
  return address(routes[name].path, params, query);
}

/** The address of an event stream. */
export function streamHref<Name extends StreamName>(
  name: Name,
  input: { readonly params: z.input<StreamEvents[Name]['params']> },
): string {
  return address(streams[name].path, input.params as Values, undefined);
}

/** The address of a download; the browser saves what is there as a file. */
export function downloadHref<Name extends DownloadName>(name: Name, query: z.input<DownloadQueries[Name]>): string {
  return address(downloads[name].path, undefined, query);
}

/**
 * Calls an endpoint of the portal from the browser.
 * @throws {ProblemError} when the portal refused.
 * @throws {UnreachableError} when no answer of the portal came back.
 */
export async function call<Name extends RouteName>(name: Name, input: CallInput<Name>): Promise<CallOutput<Name>> {
  const { method } = routes[name];
  const response = await send(href(name, input), {
    method,
    credentials: 'same-origin',
    headers: {
      Accept: 'application/json',
      'X-CSRF': '1',
      ...(input.body === undefined ? {} : { 'Content-Type': 'application/json' }),
    },
    ...(input.body === undefined ? {} : { body: JSON.stringify(input.body) }),
    ...(input.signal ? { signal: input.signal } : {}),
  });
  const type = response.headers.get('content-type') ?? '';
  if (response.ok && type.startsWith('application/json')) return (await response.json()) as CallOutput<Name>;
  if (type.startsWith('application/problem+json')) throw new ProblemError((await response.json()) as Problem);
  throw new UnreachableError(`The portal answered ${String(response.status)} in an unexpected way.`);
}

async function send(url: string, init: RequestInit): Promise<Response> {
  try {
    return await fetch(url, init);
  } catch (error) {
    if (error instanceof DOMException && error.name === 'AbortError') throw error;
    throw new UnreachableError('The portal could not be reached.', { cause: error });
  }
}
