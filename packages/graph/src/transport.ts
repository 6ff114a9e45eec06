import { GraphClientError, type Context, type Middleware } from '@microsoft/microsoft-graph-client';
import { orAborted } from './deadline.ts';

/** Sends one request as it is; the platform's `fetch`, or something that answers in process. */
export type SendRequest = (request: Request) => Promise<Response>;

/** Why no answer came. */
export class TransportFailure extends Error {
  override readonly name = 'TransportFailure';
  readonly reason: 'network' | 'timeout' | 'too-large';
  /** Whether the request may have reached Graph: when it may, what it asked for may have been done. */
  readonly maybeSent: boolean;

  constructor(reason: TransportFailure['reason'], maybeSent: boolean, cause?: unknown) {
    super(`No answer from Microsoft Graph: ${reason}.`, { cause });
    this.reason = reason;
    this.maybeSent = maybeSent;
  }
}

/**
 * The last middleware of the Graph client. It alone knows that requests may go elsewhere than to Graph's own host (to the
 * sandbox), follows no redirect, and hands over answers that were read to their end.
 */
export function createTransport(send: SendRequest, origin: string | undefined, largestAnswer: number): Middleware {
  return {
    async execute(context: Context): Promise<void> {
      try {
        context.response = await exchange(context, send, origin, largestAnswer);
      } catch (error) {
        // The client would turn any other error into a GraphError that has lost it.
        throw Object.assign(new GraphClientError('transport'), { customError: asFailure(error) });
      }
    },
  };
}

/** What the transport, or anything before it, really threw. */
export function unwrapped(error: unknown): unknown {
  return error instanceof GraphClientError ? ((error.customError as unknown) ?? error) : error;
}

async function exchange(
  { request, options }: Context,
  send: SendRequest,
  origin: string | undefined,
  largestAnswer: number,
): Promise<Response> {
  const headers = new Headers(options?.headers);
  // A next link travels in a header of our own, because the client would take its query apart and put it together again.
  const asked = headers.get(exactUrlHeader) ?? (typeof request === 'string' ? request : request.url);
  headers.delete(exactUrlHeader);
  const body = options?.body;
  if (body === undefined) headers.delete('content-type');
  const signal = options?.signal;
  const sent = new Request(mapped(asked, origin), {
    method: options?.method ?? 'GET',
    headers,
    redirect: 'manual',
    ...(body === undefined ? {} : { body }),
    ...(signal === undefined ? {} : { signal }),
  });
  const response = await orAborted(send(sent), signal);
  return readToEnd(response, largestAnswer, signal);
}

/** Name of the header that carries a URL which must be sent exactly as it is. It never leaves the process. */
export const exactUrlHeader = 'x-exact-url';

function mapped(url: string, origin: string | undefined): string {
  if (origin === undefined) return url;
  const { pathname, search } = new URL(url);
  return `${origin}${pathname}${search}`;
}

async function readToEnd(
  response: Response,
  largest: number,
  signal: AbortSignal | null | undefined,
): Promise<Response> {
  const chunks: Uint8Array<ArrayBuffer>[] = [];
  const reader = response.body?.getReader();
  let size = 0;
  try {
    while (reader !== undefined) {
      const { value } = await orAborted(reader.read(), signal);
      if (value === undefined) break;
      size += value.byteLength;
      if (size > largest) throw new TransportFailure('too-large', true);
      chunks.push(value);
    }
  } catch (error) {
    // Nobody waits for the rest: the connection is closed in the background, however that ends.
    reader?.cancel().catch(() => undefined);
    throw error;
  }
  const bodyless = response.status === 204 || response.status === 205 || response.status === 304;
  return new Response(bodyless ? null : new Blob(chunks), { status: response.status, headers: response.headers });
}

const neverConnected = new Set([
  'ECONNREFUSED',
  'ENOTFOUND',
  'EAI_AGAIN',
  'EHOSTUNREACH',
  'ENETUNREACH',
  'UND_ERR_CONNECT_TIMEOUT',
  'CERT_HAS_EXPIRED',
  'DEPTH_ZERO_SELF_SIGNED_CERT',
  'SELF_SIGNED_CERT_IN_CHAIN',
  'UNABLE_TO_GET_ISSUER_CERT_LOCALLY',
  'UNABLE_TO_VERIFY_LEAF_SIGNATURE',
  'ERR_TLS_CERT_ALTNAME_INVALID',
]);

function asFailure(error: unknown): unknown {
  if (error instanceof TransportFailure) return error;
  const name = error instanceof Error || error instanceof DOMException ? error.name : '';
  if (name === 'TimeoutError') return new TransportFailure('timeout', true, error);
  return new TransportFailure('network', !neverConnected.has(connectionCode(error)), error);
}

/** The system's code lies in the cause of what `fetch` throws. */
function connectionCode(error: unknown): string {
  const cause: unknown = error instanceof Error ? error.cause : undefined;
  const code: unknown = typeof cause === 'object' && cause !== null && 'code' in cause ? cause.code : undefined;
  return typeof code === 'string' ? code : '';
}
