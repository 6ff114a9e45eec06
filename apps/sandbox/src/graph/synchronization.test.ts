import { expect, test } from 'vitest';
import { advanceSynchronization } from '../engine/engine.ts';
import { createRandom } from '../random/seeded-random.ts';
import {
  administrator,
  allowSynchronization,
  createConfiguration,
  createSmallSandbox,
  ids,
  secretsFor,
  tenantOf,
  type SmallSandbox,
} from './testing/small-world.ts';

const minute = 60_000;

async function withJob(sandbox: SmallSandbox) {
  allowSynchronization(sandbox.world);
  const configuration = await createConfiguration(sandbox);
  const synchronization = `/servicePrincipals/${configuration.id}/synchronization`;
  const made = await sandbox.send('POST', `${synchronization}/jobs`, { templateId: 'Azure2Azure' });
  return { ...configuration, synchronization, made, job: `${synchronization}/jobs/${String(made.body['id'])}` };
}

function run(sandbox: SmallSandbox, milliseconds: number): void {
  sandbox.clock.advance(milliseconds);
  advanceSynchronization(sandbox.world, sandbox.clock.now(), createRandom(5));
}

test('a configuration without a job lists none', async () => {
  const sandbox = createSmallSandbox();
  const { id } = await createConfiguration(sandbox);
  expect((await sandbox.send('GET', `/servicePrincipals/${id}/synchronization/jobs`)).body.value).toEqual([]);
});

test('a new job is disabled, paused and has never run', async () => {
  const { made } = await withJob(createSmallSandbox());
  expect(made.status).toBe(201);
  expect(made.body).toMatchObject({
    templateId: 'Azure2Azure',
    schedule: { state: 'Disabled', interval: 'PT40M', expiration: null },
    status: { code: 'Paused', lastExecution: null, progress: [], steadyStateFirstAchievedTime: '0001-01-01T00:00:00Z' },
  });
  expect(made.body).not.toHaveProperty('memory');
  expect(made.body['id']).toMatch(/^Azure2Azure\.[0-9a-f]{32}\.[0-9a-f-]{36}$/);
});

test('a job of an unknown template is refused', async () => {
  const sandbox = createSmallSandbox();
  const { id } = await createConfiguration(sandbox);
  const reply = await sandbox.send('POST', `/servicePrincipals/${id}/synchronization/jobs`, {
    templateId: 'BoxOutDelta',
  });
  expect([reply.status, reply.errorCode]).toEqual([400, 'Request_BadRequest']);
  expect((await sandbox.send('GET', `/servicePrincipals/${id}/synchronization/jobs/nothing`)).status).toBe(404);
});

test('a connection test tells the missing setting of the source from the one of the target', async () => {
  const sandbox = createSmallSandbox();
  const { synchronization } = await withJob(sandbox);
  const validate = () =>
    sandbox.send('POST', `${synchronization}/jobs/validateCredentials`, {
      templateId: 'Azure2Azure',
      useSavedCredentials: false,
      credentials: secretsFor().slice(0, 2),
    });
  expect((await validate()).status).toBe(204);
  const policy = tenantOf(sandbox.world, ids.partner).partners.get(ids.home);
  if (policy?.identitySynchronization) policy.identitySynchronization.userSyncInbound = { isSyncAllowed: false };
  const target = await validate();
  expect([target.status, target.errorCode]).toEqual([400, 'AzureActiveDirectoryCrossTenantSyncPolicyCheckFailure']);
  expect(JSON.stringify(target.body)).toContain('The target tenant has not enabled inbound synchronization');
  sandbox.home.partners.clear();
  expect(JSON.stringify((await validate()).body)).toContain('The source tenant has not enabled automatic user consent');
});

test('saved credentials are used when the test asks for them', async () => {
  const sandbox = createSmallSandbox();
  const { synchronization, job } = await withJob(sandbox);
  expect((await sandbox.send('POST', `${job}/validateCredentials`, { useSavedCredentials: true })).status).toBe(400);
  await sandbox.send('PUT', `${synchronization}/secrets`, { value: secretsFor() });
  expect((await sandbox.send('POST', `${job}/validateCredentials`, { useSavedCredentials: true })).status).toBe(204);
});

test('secrets are merged by key, emptied by an empty value, and sensitive ones read as a star', async () => {
  const sandbox = createSmallSandbox();
  const { synchronization } = await withJob(sandbox);
  const put = (value: unknown) => sandbox.send('PUT', `${synchronization}/secrets`, { value });
  expect((await put([...secretsFor(), { key: 'Password', value: 'x' }])).status).toBe(204);
  await put([{ key: 'SyncAll', value: '' }]);
  expect((await sandbox.send('GET', `${synchronization}/secrets`)).body.value).toEqual([
    { key: 'AuthenticationType', value: 'SyncPolicy' },
    { key: 'CompanyId', value: ids.partner },
    { key: 'Password', value: '*' },
  ]);
  expect((await put([{ key: 'syncall', value: 'true' }])).errorCode).toBe('Request_BadRequest');
});

test('secrets are read back late', async () => {
  const sandbox = createSmallSandbox({ replicationDelay: 1000 });
  const { id } = await createConfiguration(sandbox);
  sandbox.clock.advance(10_000);
  const path = `/servicePrincipals/${id}/synchronization/secrets`;
  await sandbox.send('PUT', path, { value: secretsFor() });
  expect((await sandbox.send('GET', path)).body.value).toEqual([]);
  sandbox.clock.advance(10_000);
  expect((await sandbox.send('GET', path)).body.value).toHaveLength(3);
});

test('a started job is NotRun with a failed execution of the year 1, and active after its first cycle', async () => {
  const sandbox = createSmallSandbox();
  const { id, appRoleId, job, synchronization } = await withJob(sandbox);
  await sandbox.send('POST', `/servicePrincipals/${id}/appRoleAssignedTo`, {
    principalId: ids.ben,
    resourceId: id,
    appRoleId,
  });
  await sandbox.send('PUT', `${synchronization}/secrets`, { value: secretsFor() });
  expect((await sandbox.send('POST', `${job}/start`)).status).toBe(204);
  expect((await sandbox.send('GET', job)).body).toMatchObject({
    schedule: { state: 'Active' },
    status: {
      code: 'NotRun',
      lastExecution: { state: 'Failed', timeBegan: '0001-01-01T00:00:00Z', error: { code: 'None' } },
    },
  });
  run(sandbox, 10 * minute);
  expect((await sandbox.send('GET', job)).body).toMatchObject({
    status: { code: 'Active', lastExecution: { state: 'Succeeded' } },
  });
  expect([...tenantOf(sandbox.world, ids.partner).users.values()].map(({ displayName }) => displayName)).toEqual([
    'Ben BigData',
  ]);
});

test('a paused job lets its cycle end', async () => {
  const sandbox = createSmallSandbox();
  const { id, appRoleId, job, synchronization } = await withJob(sandbox);
  await sandbox.send('POST', `/servicePrincipals/${id}/appRoleAssignedTo`, {
    principalId: ids.ben,
    resourceId: id,
    appRoleId,
  });
  await sandbox.send('PUT', `${synchronization}/secrets`, { value: secretsFor() });
  await sandbox.send('POST', `${job}/start`);
  expect((await sandbox.send('POST', `${job}/pause`)).status).toBe(204);
  run(sandbox, 10 * minute);
  expect((await sandbox.send('GET', job)).body).toMatchObject({
    schedule: { state: 'Paused' },
    status: { code: 'Paused' },
  });
  expect(tenantOf(sandbox.world, ids.partner).users.size).toBe(1);
});

test('a restart takes scopes by name and refuses others', async () => {
  const sandbox = createSmallSandbox();
  const { job } = await withJob(sandbox);
  const restart = async (resetScope: string) =>
    (await sandbox.send('POST', `${job}/restart`, { criteria: { resetScope } })).status;
  expect(await restart('Watermark, Escrows, QuarantineState')).toBe(204);
  expect(await restart('')).toBe(204);
  expect(await restart('ForceDeletes')).toBe(204);
  expect(await restart('Everything')).toBe(400);
  expect((await sandbox.send('POST', `${job}/restart`)).status).toBe(204);
});

test('a deleted job is gone and the accounts it made stay', async () => {
  const sandbox = createSmallSandbox();
  const { id, appRoleId, job, synchronization } = await withJob(sandbox);
  await sandbox.send('POST', `/servicePrincipals/${id}/appRoleAssignedTo`, {
    principalId: ids.ben,
    resourceId: id,
    appRoleId,
  });
  await sandbox.send('PUT', `${synchronization}/secrets`, { value: secretsFor() });
  await sandbox.send('POST', `${job}/start`);
  run(sandbox, 10 * minute);
  expect((await sandbox.send('DELETE', job)).status).toBe(204);
  expect((await sandbox.send('GET', job)).status).toBe(404);
  run(sandbox, 60 * minute);
  expect(tenantOf(sandbox.world, ids.partner).users.size).toBe(1);
});

test('the schema is replaced as a whole with PUT, and PATCH is an unknown error with JSON in its message', async () => {
  const sandbox = createSmallSandbox();
  const { job } = await withJob(sandbox);
  const schema = structuredClone((await sandbox.send('GET', `${job}/schema`)).body) as unknown as {
    synchronizationRules: { objectMappings: { attributeMappings: { targetAttributeName: string }[] }[] }[];
  };
  const mapping = schema.synchronizationRules[0]?.objectMappings[0];
  if (mapping)
    mapping.attributeMappings = mapping.attributeMappings.filter(
      ({ targetAttributeName }) => targetAttributeName !== 'city',
    );
  expect((await sandbox.send('PUT', `${job}/schema`, schema)).status).toBe(204);
  expect(JSON.stringify((await sandbox.send('GET', `${job}/schema`)).body['synchronizationRules'])).not.toContain(
    '"city"',
  );
  const undescribed = 'Every SDK offers it, the description leaves it out, and the service refuses it.';
  const patched = await sandbox.send('PATCH', `${job}/schema`, schema, { undescribed });
  expect([patched.status, patched.errorCode]).toEqual([404, 'UnknownError']);
  const { message } = patched.body['error'] as { readonly message: string };
  expect((JSON.parse(message) as { Message: string }).Message).toContain('No HTTP resource was found');
  expect((await sandbox.send('DELETE', `${job}/schema`)).status).toBe(204);
  expect(JSON.stringify((await sandbox.send('GET', `${job}/schema`)).body['synchronizationRules'])).toContain('"city"');
});

test('a schema that touches the matching attribute is invalid and changes nothing', async () => {
  const sandbox = createSmallSandbox();
  const { job } = await withJob(sandbox);
  const before = (await sandbox.send('GET', `${job}/schema`)).body;
  const broken = JSON.parse(JSON.stringify(before).replaceAll('alternativeSecurityIds', 'mail')) as unknown;
  const reply = await sandbox.send('PUT', `${job}/schema`, broken);
  expect([reply.status, reply.errorCode]).toEqual([400, 'schemaInvalid']);
  expect((await sandbox.send('GET', `${job}/schema`)).body).toEqual(before);
});

test('expressions are parsed and tried, and a malformed one is an answer, not an error', async () => {
  const sandbox = createSmallSandbox();
  const { job } = await withJob(sandbox);
  const parse = async (expression: string) =>
    (
      await sandbox.send('POST', `${job}/schema/parseExpression`, {
        expression,
        testInputObject: { properties: [{ key: 'mail', value: 'ANN@X' }] },
      })
    ).body;
  expect(await parse('ToLower([mail])')).toMatchObject({
    parsingSucceeded: true,
    evaluationResult: ['ann@x'],
    error: null,
  });
  expect(await parse('ToLower(')).toMatchObject({ parsingSucceeded: false, error: { code: 'InvalidExpression' } });
});

test('one person is provisioned on demand with a rule of the schema', async () => {
  const sandbox = createSmallSandbox();
  const { id, appRoleId, job, synchronization } = await withJob(sandbox);
  await sandbox.send('PUT', `${synchronization}/secrets`, { value: secretsFor() });
  await sandbox.send('POST', `/servicePrincipals/${id}/appRoleAssignedTo`, {
    principalId: ids.ben,
    resourceId: id,
    appRoleId,
  });
  sandbox.clock.advance(10 * minute);
  const rules = (await sandbox.send('GET', `${job}/schema`)).body['synchronizationRules'] as { id: string }[];
  const demand = (ruleId: string | undefined, objectTypeName = 'User') =>
    sandbox.send('POST', `${job}/provisionOnDemand`, {
      parameters: [{ ruleId, subjects: [{ objectId: ids.ben, objectTypeName }] }],
    });
  const reply = await demand(rules[0]?.id);
  expect(reply.status).toBe(200);
  expect(reply.body).toMatchObject({ key: expect.any(String) as unknown, value: expect.any(String) as unknown });
  expect(() => JSON.parse(reply.body['value'] as unknown as string) as unknown).not.toThrow();
  expect((await demand(ids.stranger)).status).toBe(400);
  expect((await demand(rules[0]?.id, 'Group')).status).toBe(400);
});

test('functions are listed with their parameters', async () => {
  const sandbox = createSmallSandbox();
  const { job } = await withJob(sandbox);
  const { body } = await sandbox.send('GET', `${job}/schema/functions()`);
  expect(body.value).toContainEqual({
    id: 'Join',
    parameters: [
      { name: 'separator', type: 'String', required: true, allowMultipleOccurrences: false },
      { name: 'source', type: 'String', required: true, allowMultipleOccurrences: true },
    ],
  });
});

test('a directory of the schema is discovered anew with the permission for the directory, and only one that is there', async () => {
  const sandbox = createSmallSandbox();
  const { job } = await withJob(sandbox);
  const { body } = await sandbox.send('GET', `${job}/schema`);
  const [directory] = body['directories'] as readonly { readonly id: string; readonly name: string }[];
  const path = `${job}/schema/directories/${directory?.id ?? ''}/discover`;
  const undescribed = 'Published for directory definitions; the description holds only what the portal needs.';
  expect((await sandbox.send('POST', path, undefined, { undescribed })).status).toBe(403);
  const caller = { ...administrator, scopes: [...administrator.scopes, 'Directory.ReadWrite.All'] };
  const found = await sandbox.send('POST', path, undefined, { caller, undescribed });
  expect(found.body).toMatchObject({ name: directory?.name, discoveryDateTime: '2026-11-22T08:00:00Z' });
  const elsewhere = `${job}/schema/directories/x/discover`;
  const missing = await sandbox.send('POST', elsewhere, undefined, { caller, undescribed });
  expect(missing.status).toBe(404);
});
