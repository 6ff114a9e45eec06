import { expect, test } from 'vitest';
import { addExternal } from '../scenarios/people.ts';
import type { AttributeMapping } from '../world/synchronization-schema.ts';
import { twoTenants, type TwoTenants } from './two-tenants.ts';

function change(sandbox: TwoTenants, target: string, settings: Partial<AttributeMapping>): void {
  const mappings = sandbox.job.schema.synchronizationRules[0]?.objectMappings[0]?.attributeMappings ?? [];
  const mapping = mappings.find((each) => each.targetAttributeName === target);
  if (!mapping) throw new Error(`The default schema maps ${target}.`);
  Object.assign(mapping, settings);
}

test('a default value is given to a new account only', () => {
  const sandbox = twoTenants();
  change(sandbox, 'department', { defaultValue: 'Unknown' });
  const person = sandbox.person({ department: null });
  sandbox.start();
  sandbox.pass(1);
  const account = sandbox.account(person);
  expect(account?.department).toBe('Unknown');
  if (account) account.department = null;
  person.city = 'Faro';
  sandbox.pass(40);
  expect(account).toMatchObject({ department: null, city: 'Faro' });
});

test('an attribute that is only added fills an empty one and leaves a filled one', () => {
  const sandbox = twoTenants();
  change(sandbox, 'department', { flowType: 'AttributeAddOnly' });
  change(sandbox, 'city', { flowType: 'AttributeAddOnly' });
  const person = sandbox.person({ department: 'Sales', city: 'Porto' });
  const guest = addExternal(sandbox.target, sandbox.random, sandbox.now(), person.mail ?? '', {
    department: 'Partners',
    city: null,
    hidden: { alternativeSecurityId: person.hidden.netId },
  });
  sandbox.start();
  sandbox.pass(1);
  expect(guest).toMatchObject({ department: 'Partners', city: 'Porto' });
});

test('a mapping that always flows overwrites an edit in the target at the next cycle, and nothing else', () => {
  const sandbox = twoTenants();
  change(sandbox, 'department', { flowBehavior: 'FlowAlways' });
  const person = sandbox.person({ department: 'Sales', city: 'Porto' });
  sandbox.start();
  sandbox.pass(1);
  const account = sandbox.account(person);
  if (account) Object.assign(account, { department: 'Edited', city: 'Edited' });
  sandbox.pass(40);
  expect(account).toMatchObject({ department: 'Sales', city: 'Edited' });
});

test('without the flow Add nobody is created, without Update nobody is changed', () => {
  const sandbox = twoTenants();
  const [mapping] = sandbox.job.schema.synchronizationRules[0]?.objectMappings ?? [];
  if (!mapping) throw new Error('The default schema has a mapping of users.');
  mapping.flowTypes = 'Delete';
  const person = sandbox.person({ city: 'Porto' });
  const matched = sandbox.person({ city: 'Porto' });
  const guest = addExternal(sandbox.target, sandbox.random, sandbox.now(), matched.mail ?? '', {
    city: 'Edited',
    hidden: { alternativeSecurityId: matched.hidden.netId },
  });
  sandbox.start();
  sandbox.pass(1);
  expect(sandbox.account(person)).toBeUndefined();
  expect(guest.city).toBe('Edited');
});
