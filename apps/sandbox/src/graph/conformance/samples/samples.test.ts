import { expect, test } from 'vitest';
import { createOperationFinder, operationNames } from '../described-operations.ts';
import { findDescription } from '../description.ts';
import { accountSamples } from './account-samples.ts';
import { assignmentSamples } from './assignment-samples.ts';
import { configurationSamples } from './configuration-samples.ts';
import { groupSamples } from './group-samples.ts';
import { identitySynchronizationSamples } from './identity-synchronization-samples.ts';
import { jobSamples } from './job-samples.ts';
import { organizationSamples } from './organization-samples.ts';
import { organizationTenantSamples } from './organization-tenant-samples.ts';
import { policySamples } from './policy-samples.ts';
import { logSamples } from './log-samples.ts';
import { openSamplePlace, type SamplePlace } from './sample-place.ts';
import { schemaSamples } from './schema-samples.ts';
import { servicePrincipalSamples } from './service-principal-samples.ts';
import { synchronizationSamples } from './synchronization-samples.ts';
import { templateSamples } from './template-samples.ts';
import { userSamples } from './user-samples.ts';

const samples = [
  ...organizationSamples,
  ...organizationTenantSamples,
  ...policySamples,
  ...identitySynchronizationSamples,
  ...templateSamples,
  ...configurationSamples,
  ...servicePrincipalSamples,
  ...assignmentSamples,
  ...synchronizationSamples,
  ...jobSamples,
  ...schemaSamples,
  ...userSamples,
  ...groupSamples,
  ...accountSamples,
  ...logSamples,
];
const description = findDescription();
const find = description && createOperationFinder(description);

test.each(samples)('$sentence ($source)', async ({ operation, given, request, status, members, facts }) => {
  const place = await openSamplePlace();
  await given?.(place);
  const { path, body, options } = request(place);
  const method = operation.split(' ')[0] ?? '';
  const reply = await place.sandbox.send(method, path, body, options);
  const known = typeof facts === 'function' ? (facts as (place: SamplePlace) => object)(place) : facts;
  expect(reply).toMatchObject({ status, ...(known === undefined ? {} : { body: known }) });
  const missing = (members ?? '').split(' ').filter((member) => member !== '' && !has(reply.body, member));
  expect(missing).toEqual([]);
  expect(reply.text === '').toBe(status === 204);
  expect(find === undefined ? operation : find(method, path.split('?')[0] ?? '')?.name).toBe(operation);
});

test('every described operation has a sample', ({ skip }) => {
  if (!description) return skip('There is no ../shared/graph/graph-openapi.strict.json to take the operations from.');
  const sampled = new Set(samples.map(({ operation }) => operation));
  expect(operationNames(description).filter((operation) => !sampled.has(operation))).toEqual([]);
});

/** Whether a member is there, `null` or not. Of a list, some item has to have it. */
function has(value: unknown, path: string): boolean {
  const [name = '', ...rest] = path.split(/(?<!@odata)\./);
  if (typeof value !== 'object' || value === null) return false;
  const list = name.endsWith('[]');
  const key = list ? name.slice(0, -2) : name;
  if (!Object.hasOwn(value, key)) return false;
  const member: unknown = Reflect.get(value, key);
  if (!list) return rest.length === 0 || has(member, rest.join('.'));
  return Array.isArray(member) && member.some((item) => has(item, rest.join('.')));
}
