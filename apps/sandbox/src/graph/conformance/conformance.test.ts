import { expect, test } from 'vitest';
import { callEveryOperation } from '../testing/every-operation.ts';
import { createSmallSandbox } from '../testing/small-world.ts';
import { createConformanceCheck } from './conformance-check.ts';
import { createOperationFinder, operationNames } from './described-operations.ts';
import { findDescription } from './description.ts';

const description = findDescription();

test('every operation agrees with the description of Graph at hand, and nothing else is called', async ({ skip }) => {
  if (!description) return skip('There is no ../shared/graph/graph-openapi.strict.json to check against.');
  const sandbox = createSmallSandbox();
  await callEveryOperation(sandbox);
  const check = createConformanceCheck(description);
  expect(sandbox.exchanges.flatMap((exchange) => check(exchange))).toEqual([]);
});

test('the walk calls every described operation with success, but the one that the service never grants', async ({
  skip,
}) => {
  if (!description) return skip('There is no ../shared/graph/graph-openapi.strict.json to check against.');
  const sandbox = createSmallSandbox();
  await callEveryOperation(sandbox);
  const find = createOperationFinder(description);
  const done = new Set(
    sandbox.exchanges
      .filter(({ status }) => status < 300)
      .map(({ method, url }) => find(method, url.replace('/v1.0', '').split('?')[0] ?? '')?.name),
  );
  expect(operationNames(description).filter((operation) => !done.has(operation))).toEqual([
    'PATCH /servicePrincipals/{servicePrincipal-id}/synchronization/jobs/{synchronizationJob-id}',
  ]);
});
