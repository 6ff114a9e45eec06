import { channel } from 'node:diagnostics_channel';
import { expect, test } from 'vitest';
import { findDescription } from '../apps/sandbox/src/graph/conformance/description.ts';
import { watchTraffic } from './traffic-watch.ts';

// Not the channel of the sandboxes: what is wrong on purpose here is not to fail this test.
const name = 'test:traffic-watch';
const asked = {
  method: 'GET',
  path: '/v1.0/organization',
  query: '',
  requestHeaders: new Headers(),
  requestText: '',
  status: 200,
  responseText: '{"value":[]}',
  fault: null,
};
const refused = {
  ...asked,
  status: 403,
  responseText: '{"error":{"code":"Authorization_RequestDenied","message":""}}',
};

function violationsOf(...calls) {
  const violations = watchTraffic(name);
  for (const call of calls) channel(name).publish({ ...asked, ...call });
  return violations();
}

test.runIf(findDescription()).each([
  ['an invented member in an answer', { responseText: '{"value":[],"invented":1}' }],
  ['an operation that is not described', { path: '/v1.0/planets' }],
  ['a refused operation that is not described', { ...refused, path: '/v1.0/planets' }],
  ['a refusal without the envelope of an error', { ...refused, responseText: '{"message":"no"}' }],
  ['an injected answer that is not like Graph’s', { status: 429, responseText: '"wait"', fault: 'throttle' }],
])('%s is told', (_what, call) => {
  expect(violationsOf(call)).toHaveLength(1);
});

test.runIf(findDescription()).each([
  ['a refusal of a request that is wrong itself', { ...refused, query: '?$nonsense=1' }],
  ['the page of a gateway', { status: 502, responseText: '<html></html>', fault: 'bad-gateway' }],
  ['a dropped connection', { status: null, responseText: '', fault: 'reset-after' }],
  [
    'a call that says why it is not described',
    { path: '/v1.0/planets', requestHeaders: new Headers({ 'x-undescribed': 'on purpose' }) },
  ],
])('%s is passed over', (_what, call) => {
  expect(violationsOf(call)).toEqual([]);
});

test.runIf(findDescription())('what disagrees in the same way is told once, and not again', () => {
  const violations = watchTraffic(name);
  for (let n = 0; n < 3; n += 1) channel(name).publish({ ...asked, responseText: '{}' });
  expect(violations()).toHaveLength(1);
  expect(violations()).toEqual([]);
});
