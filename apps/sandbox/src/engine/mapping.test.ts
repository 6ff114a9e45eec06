import { expect, test } from 'vitest';
import { replaceSchema, resetSchema, restartJob } from './engine.ts';
import { sourceOf } from './default-schema.ts';
import { twoTenants } from './two-tenants.ts';

test('clearing a value in the source leaves it in the target', () => {
  const sandbox = twoTenants();
  const person = sandbox.person({ department: 'Sales', city: 'Porto' });
  sandbox.start();
  sandbox.pass(1);
  person.department = null;
  person.city = 'Faro';
  sandbox.pass(40);
  expect(sandbox.account(person)).toMatchObject({ department: 'Sales', city: 'Faro' });
});

test('an edit in the target survives until the source user changes, then it is overwritten', () => {
  const sandbox = twoTenants();
  const person = sandbox.person({ city: 'Porto' });
  sandbox.start();
  sandbox.pass(1);
  const account = sandbox.account(person);
  if (account) account.accountEnabled = false;
  sandbox.pass(80);
  expect(account?.accountEnabled).toBe(false);
  person.city = 'Faro';
  sandbox.pass(40);
  expect(account).toMatchObject({ accountEnabled: true, city: 'Faro' });
});

test('a manager is set when both are in scope and is not cleared when removed', () => {
  const sandbox = twoTenants();
  const manager = sandbox.person();
  const person = sandbox.person({ manager: manager.id });
  sandbox.start();
  sandbox.pass(1);
  expect(sandbox.account(person)?.manager).toBe(sandbox.account(manager)?.id);
  person.manager = null;
  sandbox.pass(40);
  expect(sandbox.account(person)?.manager).toBe(sandbox.account(manager)?.id);
});

test('a manager who comes into scope later is noticed by a restart', () => {
  const sandbox = twoTenants();
  const manager = sandbox.person({}, false);
  const person = sandbox.person({ manager: manager.id });
  sandbox.start();
  sandbox.pass(1);
  sandbox.share(manager);
  sandbox.pass(80);
  expect(sandbox.account(manager)).toBeDefined();
  expect(sandbox.account(person)?.manager).toBeNull();
  const { world, source, configuration, job } = sandbox;
  restartJob(world, source, configuration, job, { now: sandbox.now() });
  sandbox.pass(1);
  expect(sandbox.account(person)?.manager).toBe(sandbox.account(manager)?.id);
});

test('a changed expression is applied to everybody by a full cycle, and restoring the default undoes it', () => {
  const sandbox = twoTenants();
  const person = sandbox.person({ givenName: 'Ada', surname: 'Nwosu' });
  sandbox.start();
  sandbox.pass(1);
  const { world, source, configuration, job } = sandbox;
  const schema = structuredClone(job.schema);
  for (const mapping of schema.synchronizationRules[0]?.objectMappings[0]?.attributeMappings ?? []) {
    if (mapping.targetAttributeName === 'displayName')
      mapping.source = sourceOf('Join(", ", ToUpper([surname]), [givenName])');
  }
  expect(replaceSchema(world, source, configuration, job, schema, { now: sandbox.now() })).toBeUndefined();
  sandbox.pass(1);
  expect(sandbox.account(person)?.displayName).toBe('NWOSU, Ada');
  resetSchema(world, source, configuration, job, { now: sandbox.now() });
  sandbox.pass(1);
  expect(sandbox.account(person)?.displayName).toBe('Ada Nwosu');
});

test.each([
  [
    'the expression of the matching attribute',
    (mapping: { targetAttributeName: string; source: { expression: string }; matchingPriority: number }) => {
      if (mapping.targetAttributeName === 'alternativeSecurityIds') mapping.source.expression = '[mail]';
    },
  ],
  [
    'a second matching attribute',
    (mapping: { targetAttributeName: string; matchingPriority: number }) => {
      if (mapping.targetAttributeName === 'mail') mapping.matchingPriority = 2;
    },
  ],
  [
    'an expression that cannot be read',
    (mapping: { targetAttributeName: string; source: { expression: string } }) => {
      if (mapping.targetAttributeName === 'city') mapping.source.expression = 'Join(';
    },
  ],
  [
    'proxyAddresses as target',
    (mapping: { targetAttributeName: string }) => {
      if (mapping.targetAttributeName === 'city') mapping.targetAttributeName = 'proxyAddresses';
    },
  ],
])('a schema with %s is refused and changes nothing', (_case, spoil) => {
  const { world, source, configuration, job, now } = twoTenants();
  const before = structuredClone(job.schema);
  const schema = structuredClone(job.schema);
  for (const mapping of schema.synchronizationRules[0]?.objectMappings[0]?.attributeMappings ?? []) spoil(mapping);
  expect(replaceSchema(world, source, configuration, job, schema, { now: now() })).toMatchObject({
    code: 'schemaInvalid',
  });
  expect(job.schema).toEqual(before);
});

test.each([
  ['no list of object mappings', { objectMappings: undefined }],
  [
    'an attribute mapping without source',
    { objectMappings: [{ attributeMappings: [{ targetAttributeName: 'city' }] }] },
  ],
  ['a flow that does not exist', { objectMappings: [{ flowTypes: 'Add, Destroy' }] }],
  [
    'a filter without operand',
    {
      objectMappings: [
        { scope: { groups: [{ name: 'a', clauses: [{ sourceOperandName: 'city', operatorName: 'EQUALS' }] }] } },
      ],
    },
  ],
])('a schema with %s is refused', (_case, { objectMappings }) => {
  const { world, source, configuration, job, now } = twoTenants();
  const schema = structuredClone(job.schema);
  const [rule] = schema.synchronizationRules;
  const [mapping] = rule?.objectMappings ?? [];
  if (!rule || !mapping) throw new Error('The default schema has a rule with mappings.');
  if (objectMappings === undefined) Reflect.deleteProperty(rule, 'objectMappings');
  else Object.assign(mapping, objectMappings[0]);
  expect(replaceSchema(world, source, configuration, job, schema, { now: now() })).toMatchObject({
    code: 'schemaInvalid',
  });
});
