import { expect, test } from 'vitest';
import { createSmallSandbox, ids } from './testing/small-world.ts';

test('every response carries its ids, and an error repeats them with the date', async () => {
  const { send } = createSmallSandbox();
  const clientRequestId = '5f3c1a52-93a5-4c8e-8f0e-2f5b9a3a7e11';
  const reply = await send('GET', `/users/${ids.stranger}`, undefined, {
    headers: { 'client-request-id': clientRequestId },
  });
  expect(reply.headers.get('client-request-id')).toBe(clientRequestId);
  expect(reply.body['error']).toMatchObject({
    code: 'Request_ResourceNotFound',
    innerError: {
      'request-id': reply.headers.get('request-id'),
      'client-request-id': clientRequestId,
      date: expect.stringMatching(/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}$/) as unknown,
    },
  });
});

test('an object says what it is in headers and context', async () => {
  const { send } = createSmallSandbox();
  const { headers, body } = await send('GET', '/users?$select=id&$top=5');
  expect(headers.get('content-type')).toMatch(/^application\/json;odata\.metadata=minimal;.*charset=utf-8$/);
  expect(headers.get('odata-version')).toBe('4.0');
  expect(body['@odata.context']).toBe('https://graph.microsoft.com/v1.0/$metadata#users(id)');
});

test('the resource units of a call are told by the services that count in them', async () => {
  const { send } = createSmallSandbox();
  const units = async (path: string) => (await send('GET', path)).headers.get('x-ms-resource-unit');
  expect(await units('/users')).toBe('2');
  expect(await units('/users?$select=id')).toBe('1');
  expect(await units(`/groups/${ids.sales}/members`)).toBe('3');
  expect(await units(`/groups/${ids.sales}/transitiveMembers?$top=5`)).toBe('4');
  expect(await units('/auditLogs/provisioning')).toBeNull();
});

test('an unknown path, a wrong method and unreadable JSON are refused', async () => {
  const { send } = createSmallSandbox();
  const undescribed = 'It is nonsense on purpose.';
  expect((await send('GET', '/planets', undefined, { undescribed })).status).toBe(400);
  expect((await send('DELETE', '/users', undefined, { undescribed })).status).toBe(405);
  expect((await send('POST', '/policies/crossTenantAccessPolicy/partners')).status).toBe(400);
});

test('what is admitted otherwise is answered instead of the operation', async () => {
  const unavailable = { error: { code: 'ServiceUnavailable', message: 'Not now.' } };
  const { send, home } = createSmallSandbox({
    admit: () => Promise.resolve(Response.json(unavailable, { status: 503 })),
  });
  expect((await send('PATCH', `/users/${ids.ben}`, { jobTitle: 'Lead' })).status).toBe(503);
  expect(home.users.get(ids.ben)?.jobTitle).toBe('Analyst');
});
