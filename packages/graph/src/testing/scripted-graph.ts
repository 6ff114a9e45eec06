/** One request as the far side saw it; parts of a batch are seen one by one too, with `inBatch`. */
export interface SeenRequest {
  readonly method: string;
  /** From `/v1.0` on, as sent. */
  readonly path: string;
  /** As sent, with its `?`. */
  readonly query: string;
  readonly headers: Headers;
  readonly body: unknown;
  readonly at: number;
  readonly inBatch: boolean;
}

export interface ScriptedAnswer {
  readonly status: number;
  readonly body?: unknown;
  readonly headers?: Readonly<Record<string, string>>;
  /** What is sent instead of the body as JSON. */
  readonly text?: string;
}

/** Answers one request; what it throws looks to the client like a connection that broke. */
export type Script = (request: SeenRequest, count: number) => ScriptedAnswer | Promise<ScriptedAnswer>;

/** The far side of the client: answers by a script, takes batches apart and answers their parts in any order. */
export function createScriptedGraph(
  script: Script,
  now: () => number,
): {
  readonly send: (request: Request) => Promise<Response>;
  /** Every request over the wire, batches as one. */
  readonly sent: readonly SeenRequest[];
  /** Every request that was answered by the script, parts of batches among them. */
  readonly answered: readonly SeenRequest[];
} {
  const sent: SeenRequest[] = [];
  const answered: SeenRequest[] = [];
  const answer = async (request: SeenRequest): Promise<ScriptedAnswer> => {
    answered.push(request);
    return script(request, answered.length);
  };
  const answerBatch = async (request: SeenRequest): Promise<ScriptedAnswer> => {
    const { requests } = request.body as { requests: readonly BatchPart[] };
    const responses = await Promise.all(
      requests.map(async (part) => {
        const url = new URL(`https://graph.microsoft.com/v1.0${part.url}`);
        const answerOfPart = await answer({
          method: part.method,
          path: url.pathname,
          query: url.search,
          headers: new Headers(part.headers),
          body: part.body,
          at: now(),
          inBatch: true,
        });
        const { status, body = null, headers = {} } = answerOfPart;
        return { id: part.id, status, headers: { 'Content-Type': 'application/json', ...headers }, body };
      }),
    );
    return { status: 200, body: { responses: responses.toReversed() } };
  };
  return {
    sent,
    answered,
    async send(request) {
      const { pathname, search } = new URL(request.url);
      const text = await request.text();
      const body: unknown = text === '' ? undefined : JSON.parse(text);
      const { method, headers } = request;
      const seen = { method, path: pathname, query: search, headers, body, at: now(), inBatch: false };
      sent.push(seen);
      return toResponse(await (pathname === '/v1.0/$batch' ? answerBatch(seen) : answer(seen)));
    },
  };
}

interface BatchPart {
  readonly id: string;
  readonly method: string;
  readonly url: string;
  readonly headers?: Record<string, string>;
  readonly body?: unknown;
}

function toResponse({ status, body, headers = {}, text }: ScriptedAnswer): Response {
  const content = text ?? (body === undefined ? null : JSON.stringify(body));
  return new Response(content, { status, headers: { 'content-type': 'application/json', ...headers } });
}

/** Graph's error envelope. */
export function refusal(status: number, code: string, message = 'A text for nobody.'): ScriptedAnswer {
  return { status, body: { error: { code, message, innerError: { 'request-id': 'request-of-refusal' } } } };
}
