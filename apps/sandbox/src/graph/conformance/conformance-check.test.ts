import { expect, test } from 'vitest';
import { createConformanceCheck } from './conformance-check.ts';
import type { OpenApi } from './described-operations.ts';

const thing = {
  type: 'object',
  required: ['id'],
  properties: { id: { type: 'string' }, next: { $ref: '#/components/schemas/thing' } },
  additionalProperties: false,
};
const openApi: OpenApi = {
  paths: {
    '/$batch': {
      post: {
        requestBody: { content: { 'application/json': { schema: { type: 'object' } } } },
        responses: { '200': { content: { 'application/json': { schema: { type: 'object' } } } } },
      },
    },
    '/things/{thing-id}': {
      get: {
        parameters: [{ name: '$select', in: 'query' }],
        responses: { '200': { content: { 'application/json': { schema: { $ref: '#/components/schemas/thing' } } } } },
      },
      delete: { responses: { '204': {} } },
    },
  },
  components: { schemas: { thing } },
};
const check = createConformanceCheck(openApi);
const get = { method: 'GET', url: '/v1.0/things/1', status: 200 };

test('an exchange that agrees has no violations', () => {
  expect(check({ ...get, url: '/v1.0/things/1?$select=id', responseBody: { id: '1', next: { id: '2' } } })).toEqual([]);
});

test('an invented member deep in a response is a violation', () => {
  const [violation] = check({ ...get, responseBody: { id: '1', next: { id: '2', colour: 'red' } } });
  expect(violation).toMatchObject({
    operation: 'GET /things/{thing-id}',
    message: expect.stringContaining('colour') as unknown,
  });
});

test('an unknown operation, status or query option is a violation', () => {
  expect(check({ ...get, method: 'PUT' })).toHaveLength(1);
  expect(check({ ...get, status: 201, responseBody: { id: '1' } })).toHaveLength(1);
  expect(check({ ...get, url: '/v1.0/things/1?$filter=x', responseBody: { id: '1' } })).toHaveLength(1);
});

test('a body where none belongs is a violation, and so is a missing one', () => {
  expect(check({ ...get, method: 'DELETE', status: 204, responseBody: { id: '1' } })).toHaveLength(1);
  expect(check(get)).toHaveLength(1);
});

test('the requests inside a batch are checked one by one', () => {
  const violations = check({
    method: 'POST',
    url: '/v1.0/$batch',
    status: 200,
    requestBody: {
      requests: [
        { id: 'a', method: 'GET', url: '/things/1' },
        { id: 'b', method: 'GET', url: 'things/2' },
      ],
    },
    responseBody: {
      responses: [
        { id: 'b', status: 200, body: { id: 2 } },
        { id: 'a', status: 200, body: { id: '1' } },
      ],
    },
  });
  expect(violations).toHaveLength(1);
});
