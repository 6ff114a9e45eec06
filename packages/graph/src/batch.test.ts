import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readInBatches } from './batch.ts';
import { guid, path } from './graph-path.ts';
import { createScriptedClient, rejection } from './testing/scripted-client.ts';
import { refusal, type SeenRequest } from './testing/scripted-graph.ts';

const idOf = (index: number): string => `11111111-2222-3333-4444-${String(index).padStart(12, '0')}`;
const reads = (count: number): { path: ReturnType<typeof path> }[] =>
  Array.from({ length: count }, (_, index) => ({ path: path`/users/${guid(idOf(index))}` }));
const indexOf = (request: SeenRequest): number => Number(request.path.slice(-12));

test('answers come in the order of the reads, twenty reads to a request', async () => {
  const { client, sent } = createScriptedClient((request) => ({ status: 200, body: { id: indexOf(request) } }));
  const answers = await readInBatches(client, reads(47));
  expect(answers).toMatchObject(Array.from({ length: 47 }, (_, index) => ({ ok: true, body: { id: index } })));
  expect(sent.map((request) => (request.body as { requests: unknown[] }).requests.length)).toEqual([20, 20, 7]);
});

test('nothing to read sends nothing', async () => {
  const { client, sent } = createScriptedClient(() => ({ status: 200 }));
  expect(await readInBatches(client, [])).toEqual([]);
  expect(sent).toEqual([]);
});

test('a failure of one part is its own', async () => {
  const { client, sent } = createScriptedClient((request) =>
    indexOf(request) === 1 ? refusal(404, 'Request_ResourceNotFound') : { status: 200, body: { id: indexOf(request) } },
  );
  const answers = await readInBatches(client, reads(3));
  expect(answers.map((answer) => answer.ok)).toEqual([true, false, true]);
  expect(answers[1]).toMatchObject({ error: { code: 'not-found', requestId: 'request-of-refusal' } });
  expect(sent).toHaveLength(1);
});

describe('parts that were throttled', () => {
  test('are asked again after the time they name, and they alone', async () => {
    const { client, sent, answered, clock } = createScriptedClient((request, count) =>
      [3, 7].includes(indexOf(request)) && count <= 20
        ? { ...refusal(429, 'TooManyRequests'), headers: { 'Retry-After': '12' } }
        : { status: 200, body: { id: indexOf(request) } },
    );
    const began = clock.now();
    const answers = await readInBatches(client, reads(20));
    expect(answers.every((answer) => answer.ok)).toBe(true);
    expect(
      answered
        .slice(20)
        .map(indexOf)
        .toSorted((a, b) => a - b),
    ).toEqual([3, 7]);
    expect((sent[1]?.at ?? 0) - began).toBeGreaterThanOrEqual(12_000);
  });

  test('that stay so end with their own error', async () => {
    const { client } = createScriptedClient((request) =>
      indexOf(request) === 0 ? refusal(503, 'ServiceUnavailable') : { status: 200, body: {} },
    );
    const answers = await readInBatches(client, reads(2));
    expect(answers).toMatchObject([{ ok: false, error: { code: 'unavailable' } }, { ok: true }]);
  });
});

test('pages of parts are followed in shared requests, with their header inside', async () => {
  const { client, sent, answered } = createScriptedClient((request) => {
    const page = Number(new URLSearchParams(request.query).get('page') ?? 1);
    const next = `https://graph.microsoft.com${request.path}?page=${String(page + 1)}`;
    return { status: 200, body: { value: [{ page }], ...(page < 3 ? { '@odata.nextLink': next } : {}) } };
  });
  const answers = await readInBatches(
    client,
    reads(4).map((read) => ({ ...read, eventual: true })),
  );
  expect(answers).toMatchObject(
    Array.from({ length: 4 }, () => ({ ok: true, items: [{ page: 1 }, { page: 2 }, { page: 3 }] })),
  );
  expect(sent).toHaveLength(3);
  expect(answered.every((request) => request.headers.get('consistencylevel') === 'eventual')).toBe(true);
});

test('pages of a part that lead elsewhere or in a circle fail that part', async () => {
  const { client } = createScriptedClient((request) => {
    const link =
      indexOf(request) === 0 ? 'https://evil.example/v1.0/x' : `https://graph.microsoft.com${request.path}?again`;
    return { status: 200, body: { value: [], '@odata.nextLink': link } };
  });
  expect(await readInBatches(client, reads(2))).toMatchObject([
    { ok: false, error: { code: 'unexpected-answer' } },
    { ok: false, error: { code: 'unexpected-answer' } },
  ]);
});

test('a part that Graph forgot is asked for again', async () => {
  let batches = 0;
  const scripted = createScriptedClient(() => ({ status: 200, body: { id: 'x' } }));
  const { client } = createScriptedClient(() => ({ status: 200 }), {
    async send(request) {
      batches += 1;
      const response = await scripted.send(request);
      const body = (await response.json()) as { responses: unknown[] };
      return Response.json({ responses: batches === 1 ? body.responses.slice(1) : body.responses });
    },
  });
  expect((await readInBatches(client, reads(3))).every((answer) => answer.ok)).toBe(true);
  expect(batches).toBe(2);
});

test('a batch that fails as a whole fails the reading', async () => {
  const { client } = createScriptedClient(() => ({ status: 200 }), {
    send: () => Promise.resolve(Response.json({ error: { code: 'BadRequest' } }, { status: 400 })),
  });
  expect(await rejection(readInBatches(client, reads(2)))).toMatchObject({ code: 'invalid-request' });
});

test('whatever parts answer, each read has one answer and the requests are bounded', async () => {
  const kinds = fc.array(fc.constantFrom(200, 404, 429, 503, 403), { minLength: 1, maxLength: 45 });
  await fc.assert(
    fc.asyncProperty(kinds, async (statuses) => {
      const { client, sent } = createScriptedClient(
        (request) => {
          const status = statuses[indexOf(request)] ?? 200;
          return status === 200 ? { status, body: { id: indexOf(request) } } : refusal(status, 'x');
        },
        { random: { next: () => 0.01 } },
      );
      const answers = await readInBatches(client, reads(statuses.length));
      expect(answers.map((answer) => answer.ok)).toEqual(statuses.map((status) => status === 200));
      expect(sent.length).toBeLessThanOrEqual(Math.ceil(statuses.length / 20) * 6);
    }),
    { numRuns: 25 },
  );
});
