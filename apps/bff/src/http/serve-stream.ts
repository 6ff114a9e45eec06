import { streamEvents, streams, type StreamName } from '@tenantry/contract';
import { Router, type Request, type Response } from 'express';
import { toProblem } from './problems.ts';
import { ProblemError } from './problem-error.ts';
import type { StreamEntry } from './route-table.ts';
import { allow, goneSignal, parseInput, type ServeContext } from './serve.ts';

export interface StreamContext extends ServeContext {
  /** Whether the session still is what it was when the stream began. Asked at every heartbeat. */
  readonly stillSignedIn: (sessionId: string) => Promise<boolean>;
  /** Milliseconds between heartbeats. */
  readonly heartbeat: number;
  /** Counts a stream; answers what counts its end. */
  readonly opened: () => () => void;
}

/** How long somebody may leave what was sent unread. */
const patience = 30_000;

/**
 * Serves the event streams of the contract. Every message has an id; a comment every heartbeat keeps proxies from closing the
 * connection; `end` says that nothing follows, `problem` that something went wrong after the answer had begun. A reader who
 * does not keep up is dropped, and comes back with `Last-Event-ID`.
 * @see https://html.spec.whatwg.org/multipage/server-sent-events.html
 */
export function streamRouter(entries: ReadonlyMap<StreamName, StreamEntry>, context: StreamContext): Router {
  const router = Router({ caseSensitive: true, strict: true });
  for (const [name, entry] of entries) {
    router.get(streams[name].path, (request, response) => follow(name, entry, request, response, context));
  }
  return router;
}

async function follow(
  name: StreamName,
  entry: StreamEntry,
  request: Request,
  response: Response,
  context: StreamContext,
): Promise<void> {
  const principal = await allow(request, name, entry.policy, context);
  const input = parseInput(streamEvents[name], request);
  const ended = new AbortController();
  const signal = AbortSignal.any([ended.signal, context.stopping, goneSignal(response)]);
  const { correlationId, log } = request;
  const messages = entry
    .follow({ ...input, principal, signal, correlationId, log, lastEventId: lastEventIdOf(request) } as never)
    [Symbol.asyncIterator]();
  // Until the first message is there, a refusal can still be an ordinary problem.
  let next = await messages.next();
  begin(response);
  const closed = context.opened();
  const stopped = rejection(signal);
  const heart = setInterval(() => {
    void beat(response, principal.sessionId, context, ended);
  }, context.heartbeat);
  try {
    while (!next.done && !signal.aborted) {
      const data = streamEvents[name].event.parse(next.value.data);
      await write(response, `id: ${String(next.value.id)}\ndata: ${JSON.stringify(data)}\n\n`, signal);
      next = await Promise.race([messages.next(), stopped]);
    }
    signal.throwIfAborted();
    response.end('event: end\ndata: {}\n\n');
  } catch (error) {
    endEarly(request, response, ended.signal.aborted ? ended.signal.reason : error, context);
  } finally {
    clearInterval(heart);
    closed();
    ended.abort();
    // Not waited for: a generator that waits for something else answers only afterwards.
    messages.return?.().catch(() => undefined);
  }
}

/** Rejects when the signal is aborted. */
function rejection(signal: AbortSignal): Promise<never> {
  const promise = new Promise<never>((_, reject) => {
    signal.addEventListener('abort', () => reject(new Error('The stream was stopped.', { cause: signal.reason })), {
      once: true,
    });
  });
  promise.catch(() => undefined);
  return promise;
}

function lastEventIdOf(request: Request): number | undefined {
  const sent = request.get('Last-Event-ID');
  return sent !== undefined && /^\d{1,15}$/.test(sent) ? Number(sent) : undefined;
}

function begin(response: Response): void {
  response.status(200).set({ 'Content-Type': 'text/event-stream; charset=utf-8', 'X-Accel-Buffering': 'no' });
  response.flushHeaders();
  response.write('retry: 2000\n\n');
}

async function beat(
  response: Response,
  sessionId: string,
  context: StreamContext,
  ended: AbortController,
): Promise<void> {
  if (!response.writableNeedDrain) response.write(': heartbeat\n\n');
  const signedIn = await context.stillSignedIn(sessionId).catch(() => true);
  if (!signedIn) ended.abort(new ProblemError('not-signed-in', 'The session ended while a stream was open.'));
}

/** Resolves when the reader can take more. */
async function write(response: Response, text: string, signal: AbortSignal): Promise<void> {
  if (response.write(text)) return;
  await new Promise<void>((resolve, reject) => {
    const settle = (finish: () => void) => () => {
      clearTimeout(timer);
      response.off('drain', drained);
      signal.removeEventListener('abort', stopped);
      finish();
    };
    const drained = settle(resolve);
    const stopped = settle(() => reject(new Error('The stream was stopped.')));
    const timer = setTimeout(
      settle(() => {
        response.destroy();
        reject(new Error('The reader did not keep up.'));
      }),
      patience,
    );
    response.once('drain', drained);
    signal.addEventListener('abort', stopped, { once: true });
  });
}

function endEarly(request: Request, response: Response, error: unknown, context: StreamContext): void {
  if (response.destroyed) return;
  // The portal is going down: the browser connects again, to whoever comes next.
  if (context.stopping.aborted) {
    response.end();
    return;
  }
  const problem = toProblem(error, request.correlationId);
  if (problem.code === 'internal') request.log.error({ err: error }, 'An event stream failed.');
  response.end(`event: problem\ndata: ${JSON.stringify(problem)}\n\n`);
}
