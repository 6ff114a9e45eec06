import { expect, test } from 'vitest';
import { readAccountTypes } from './account-types.ts';
import { createScriptedClient } from './testing/scripted-client.ts';

const servicePrincipalId = '11111111-2222-3333-4444-555555555555';
const jobId = 'Azure2Azure.0123.1';
const schemaWith = (source: object, targetObjectName = 'User') => ({
  synchronizationRules: [
    { objectMappings: [{ targetObjectName, attributeMappings: [{ targetAttributeName: 'userType', source }] }] },
  ],
});

async function typeOf(body: unknown, status = 200) {
  const { client } = createScriptedClient(() => ({ status, body }));
  return (await readAccountTypes(client, [{ servicePrincipalId, jobId }])).get(servicePrincipalId);
}

test.each([
  ['Member', 'member'],
  ['"Guest"', 'guest'],
])('a job whose mapping is the constant %s creates each person as %s', async (name, type) => {
  expect(await typeOf(schemaWith({ type: 'Constant', name, expression: `"${name}"` }))).toBe(type);
});

test.each([
  ['decides person by person', schemaWith({ type: 'Function', name: 'IIF' }), 200],
  ['maps groups only', schemaWith({ type: 'Constant', name: 'Member' }, 'Group'), 200],
  ['has no such mapping', { synchronizationRules: [] }, 200],
  ['may not be read', { error: { code: 'Authorization_RequestDenied', message: '' } }, 403],
])('nothing is said of a job that %s', async (_, body, status) => {
  expect(await typeOf(body, status)).toBeUndefined();
});
