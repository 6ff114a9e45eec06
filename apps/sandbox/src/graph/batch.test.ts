import { expect, test } from 'vitest';
import type { GraphServices } from './graph.ts';
import { createSmallSandbox, ids } from './testing/small-world.ts';

interface Inner {
  readonly id: string;
  readonly status: number;
  readonly headers: Record<string, string>;
  readonly body: Record<string, unknown> | null;
}
type Sandbox = ReturnType<typeof createSmallSandbox>;
const json = { 'Content-Type': 'application/json' };

async function batch({ send }: Sandbox, requests: readonly object[]): Promise<readonly Inner[]> {
  const reply = await send('POST', '/$batch', { requests });
  expect(reply.status).toBe(200);
  return (reply.body['responses'] as Inner[]).toSorted((left, right) => left.id.localeCompare(right.id));
}

test('a batch answers each request with its own status and body', async () => {
  const responses = await batch(createSmallSandbox(), [
    { id: '1', method: 'GET', url: '/me?$select=id' },
    { id: '2', method: 'GET', url: `users/${ids.stranger}` },
    { id: '3', method: 'PATCH', url: `/users/${ids.ben}`, headers: json, body: { jobTitle: 'Lead' } },
    { id: '4', method: 'GET', url: '/users/$count', headers: { ConsistencyLevel: 'eventual' } },
  ]);
  expect(responses.map(({ status }) => status)).toEqual([200, 404, 204, 200]);
  expect(responses[0]?.headers['Content-Type']).toBe('application/json');
  expect(responses[0]?.body).toMatchObject({ id: ids.admin });
  expect(responses[1]?.body).toMatchObject({ error: { code: 'Request_ResourceNotFound' } });
  expect(responses[2]?.body).toBeNull();
  expect(responses[3]?.body).toBe('4');
});

test('the header for advanced queries counts inside the request, not around it', async () => {
  const { send } = createSmallSandbox();
  const requests = [{ id: '1', method: 'GET', url: '/users/$count' }];
  const reply = await send('POST', '/$batch', { requests }, { headers: { ConsistencyLevel: 'eventual' } });
  expect(reply.body['responses']).toMatchObject([{ status: 400 }]);
});

test('responses come in an order of their own', async () => {
  const { send } = createSmallSandbox();
  const requests = Array.from({ length: 20 }, (_, index) => ({ id: String(index), method: 'GET', url: '/me' }));
  const reply = await send('POST', '/$batch', { requests });
  const order = (reply.body['responses'] as Inner[]).map(({ id }) => id);
  expect(order).not.toEqual(requests.map(({ id }) => id));
  expect(order.toSorted()).toEqual(requests.map(({ id }) => id).toSorted());
});

test('what depends on a failed request is 424, and so is what depends on that', async () => {
  const responses = await batch(createSmallSandbox(), [
    { id: 'a', method: 'GET', url: '/me' },
    { id: 'b', method: 'GET', url: `/users/${ids.stranger}`, dependsOn: ['a'] },
    { id: 'c', method: 'GET', url: '/me', dependsOn: ['b'] },
    { id: 'd', method: 'GET', url: '/me', dependsOn: ['c'] },
  ]);
  expect(responses.map(({ status }) => status)).toEqual([200, 404, 424, 424]);
});

test.each<[string, readonly unknown[]]>([
  [
    'more than 20 requests',
    Array.from({ length: 21 }, (_, index) => ({ id: String(index), method: 'GET', url: '/me' })),
  ],
  ['no requests', []],
  [
    'an id twice, whatever its case',
    [
      { id: 'a', method: 'GET', url: '/me' },
      { id: 'A', method: 'GET', url: '/me' },
    ],
  ],
  ['a body without Content-Type', [{ id: '1', method: 'PATCH', url: `/users/${ids.ben}`, body: { jobTitle: 'x' } }]],
  ['a dependency that does not come before', [{ id: '1', method: 'GET', url: '/me', dependsOn: ['2'] }]],
  ['an unknown method', [{ id: '1', method: 'LOOK', url: '/me' }]],
])('a batch with %s is refused as a whole', async (_reason, requests) => {
  const { send, home } = createSmallSandbox();
  const reply = await send('POST', '/$batch', { requests });
  expect([reply.status, reply.errorCode]).toEqual([400, 'Request_BadRequest']);
  expect(home.users.get(ids.ben)?.jobTitle).toBe('Analyst');
});

test('each request is throttled on its own while the batch stays 200', async () => {
  const admit: GraphServices['admit'] = (_caller, { path }) =>
    Promise.resolve(
      path === '/v1.0/users'
        ? Response.json(
            { error: { code: 'TooManyRequests', message: 'Slow down.' } },
            { status: 429, headers: { 'Retry-After': '7' } },
          )
        : undefined,
    );
  const responses = await batch(createSmallSandbox({ admit }), [
    { id: '1', method: 'GET', url: '/users?$top=1' },
    { id: '2', method: 'GET', url: '/me' },
  ]);
  expect(responses.map(({ status }) => status)).toEqual([429, 200]);
  expect(responses[0]?.headers['Retry-After']).toBe('7');
});

test('a batch inside a batch is refused', async () => {
  const [response] = await batch(createSmallSandbox(), [
    { id: '1', method: 'POST', url: '/$batch', headers: json, body: { requests: [] } },
  ]);
  expect(response?.status).toBe(400);
});
