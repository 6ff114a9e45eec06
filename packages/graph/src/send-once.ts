import { Client, ResponseType, type GraphRequest } from '@microsoft/microsoft-graph-client';
import { createDeadline } from './deadline.ts';
import type { GraphCall, GraphCallReport, OperationKind } from './graph-call.ts';
import { queryString } from './odata.ts';
import { createTransport, exactUrlHeader, TransportFailure, unwrapped, type SendRequest } from './transport.ts';

/** What became of one request that was sent. */
export type Attempt =
  | { readonly kind: 'answer'; readonly status: number; readonly headers: Headers; readonly text: string }
  | { readonly kind: 'silence'; readonly failure: TransportFailure };

/** Sends one request with the given token, once. Throws only when the caller's signal is aborted. */
export type SendOnce = (call: GraphCall<unknown>, token: string, attempt: number) => Promise<Attempt>;

export interface SendOnceOptions {
  readonly origin?: string;
  readonly purpose: 'interactive' | 'background';
  readonly onCall?: (report: GraphCallReport) => void;
  readonly timeouts?: Partial<Readonly<Record<OperationKind, number>>>;
  readonly send?: SendRequest;
}

const timeouts: Readonly<Record<OperationKind, number>> = {
  read: 30_000,
  batch: 60_000,
  report: 60_000,
  write: 60_000,
  instantiate: 120_000,
  'connection-check': 90_000,
};

/** No answer the adapter asks for comes near this many bytes. */
const largestAnswer = 32 * 1024 * 1024;

/** The only place where requests are made with the library: its own retries and redirects are left out of the chain. */
export function createSendOnce(options: SendOnceOptions, host: string): SendOnce {
  const { origin, onCall, purpose, send = (request): Promise<Response> => fetch(request) } = options;
  const client = Client.initWithMiddleware({
    baseUrl: `https://${host}/`,
    middleware: createTransport(send, origin, largestAnswer),
  });
  const limits = { ...timeouts, ...options.timeouts };
  return async (call, token, attempt) => {
    const clientRequestId = crypto.randomUUID();
    const began = performance.now();
    const report = (rest: { status?: number; failure?: TransportFailure['reason']; requestId?: string }): void => {
      const milliseconds = performance.now() - began;
      const { method, path } = call;
      onCall?.({ method, template: path.template, milliseconds, attempt, clientRequestId, ...rest });
    };
    const deadline = createDeadline(limits[call.kind], call.signal);
    const request = client
      .api(`${call.path.text}${queryString(call.query ?? {})}`)
      .responseType(ResponseType.RAW)
      .option('signal', deadline.signal)
      .headers(headersOf(call, token, clientRequestId, purpose));
    try {
      const response = await dispatch(request, call);
      const text = await response.text();
      const requestId = response.headers.get('request-id');
      report({ status: response.status, ...(requestId === null ? {} : { requestId }) });
      return { kind: 'answer', status: response.status, headers: response.headers, text };
    } catch (error) {
      call.signal?.throwIfAborted();
      const failure = unwrapped(error);
      if (!(failure instanceof TransportFailure)) throw failure;
      report({ failure: failure.reason });
      return { kind: 'silence', failure };
    } finally {
      deadline.end();
    }
  };
}

function headersOf(
  call: GraphCall<unknown>,
  token: string,
  clientRequestId: string,
  purpose: SendOnceOptions['purpose'],
): Record<string, string> {
  return {
    Authorization: `Bearer ${token}`,
    Accept: 'application/json',
    'client-request-id': clientRequestId,
    'x-ms-throttle-priority': purpose === 'interactive' ? 'High' : 'Normal',
    ...(call.eventual === true ? { ConsistencyLevel: 'eventual' } : {}),
    ...(call.link === undefined ? {} : { [exactUrlHeader]: call.link }),
  };
}

async function dispatch(request: GraphRequest, { method, body }: GraphCall<unknown>): Promise<Response> {
  switch (method) {
    case 'GET':
      return (await request.get()) as Response;
    case 'POST':
      return (await request.post(body)) as Response;
    case 'PUT':
      return (await request.put(body)) as Response;
    case 'PATCH':
      return (await request.patch(body)) as Response;
    case 'DELETE':
      return (await request.delete()) as Response;
  }
}
