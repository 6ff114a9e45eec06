import { expect, test } from 'vitest';
import { toSynchronizationSchema } from './synchronization-schema.ts';

const attribute = (target: string, expression: string, more: object = {}) => ({
  targetAttributeName: target,
  source: { type: 'Function', name: null, expression, parameters: [] },
  matchingPriority: 0,
  flowType: 'Always',
  flowBehavior: 'FlowWhenChanged',
  defaultValue: null,
  ...more,
});
const users = (more: object = {}) => ({
  name: 'Provision Microsoft Entra ID Users',
  enabled: true,
  flowTypes: 'Add, Update, Delete',
  sourceObjectName: 'User',
  targetObjectName: 'User',
  scope: null,
  attributeMappings: [attribute('department', '[department]')],
  ...more,
});
const schemaOf = (...objectMappings: object[]) => ({
  id: 'job',
  version: 'v1.2',
  directories: [{ id: 'd' }],
  synchronizationRules: [{ id: 'rule', name: 'USER_INBOUND_USER', objectMappings }],
});

test('every mapping is one entry, with what is unusual about it', () => {
  const attributeMappings = [
    attribute('alternativeSecurityIds', 'AltSecIdFromNetId([netId])', { matchingPriority: 1 }),
    attribute('userType', '"Member"', { flowType: 'ObjectAddOnly', defaultValue: 'Guest' }),
  ];
  expect(toSynchronizationSchema(schemaOf(users({ attributeMappings }))).mappings).toEqual([
    { name: 'Provision Microsoft Entra ID Users', text: 'on, User to User, Add, Update, Delete' },
    {
      name: 'Provision Microsoft Entra ID Users: alternativeSecurityIds',
      text: 'AltSecIdFromNetId([netId]), matching precedence 1',
    },
    { name: 'Provision Microsoft Entra ID Users: userType', text: '"Member", ObjectAddOnly, default "Guest"' },
  ]);
});

test('a filter group is one entry; its clauses all have to hold', () => {
  const clause = (sourceOperandName: string, operatorName: string, ...values: string[]) => ({
    sourceOperandName,
    operatorName,
    targetOperand: { values },
  });
  const groups = [
    { name: 'Sales abroad', clauses: [clause('department', 'EQUALS', 'Sales'), clause('country', 'IS NOT NULL')] },
  ];
  const { filters } = toSynchronizationSchema(schemaOf(users({ scope: { groups } })));
  expect(filters).toEqual([
    {
      name: 'Provision Microsoft Entra ID Users: Sales abroad',
      text: 'department EQUALS "Sales" AND country IS NOT NULL',
    },
  ]);
});

test('ids, versions and directories of a schema make no difference', () => {
  const other = { ...schemaOf(users()), id: 'another', version: 'v9', directories: [] };
  expect(toSynchronizationSchema(other)).toEqual(toSynchronizationSchema(schemaOf(users())));
});

test('things of the same name are told apart', () => {
  const names = toSynchronizationSchema(schemaOf(users(), users())).mappings.map(({ name }) => name);
  expect(new Set(names).size).toBe(4);
});

test('an answer without rules is no schema without mappings', () => {
  expect(() => toSynchronizationSchema({ id: 'job' })).toThrow('without rules');
});
