import { expect, test } from 'vitest';
import { filterOperators, passesClause } from './filter-operators.ts';

test.each([
  ['EQUALS', 'Sales', 'Sales', true],
  ['EQUALS', 'sales', 'Sales', false],
  ['NOT EQUALS', 'Legal', 'Sales', true],
  ['NOT EQUALS', undefined, 'Sales', false],
  ['IS NULL', undefined, '', true],
  ['IS NULL', 'Sales', '', false],
  ['IS NOT NULL', 'Sales', '', true],
  ['IS TRUE', true, '', true],
  ['IS FALSE', false, '', true],
  ['IS FALSE', undefined, '', false],
  ['REGEX MATCH', 'Sales West', 'Sales.*', true],
  ['REGEX MATCH', 'sales West', 'Sales.*', false],
  ['REGEX MATCH', 'Sales', '(', false],
  ['NOT REGEX MATCH', 'Legal', 'Sales.*', true],
  ['NOT REGEX MATCH', undefined, 'Sales.*', false],
  ['Greater_Than', '11', '10', true],
  ['Greater_Than', '10', '10', false],
  ['Greater_Than', '10.5', '10', false],
  ['Greater_Than_OR_EQUALS', '10', '10', true],
  ['Includes', 'Head of Sales', 'Sales', true],
  ['ENDS_WITH', 'ana@contoso.com', '@contoso.com', true],
  ['&', 'DE', 'DE,FR', true],
  ['!&', 'US', 'DE,FR', true],
  ['!&', undefined, 'DE,FR', false],
  ['UNHEARD OF', 'Sales', 'Sales', false],
] as const)('%s with %s and operand %s is %s', (operator, value, operand, outcome) => {
  expect(passesClause(value, operator, [operand])).toBe(outcome);
});

test('the published operators are listed with their arity', () => {
  const arity = Object.fromEntries(filterOperators().map((operator) => [operator.name, operator.arity]));
  expect(arity).toMatchObject({
    EQUALS: 'Binary',
    'IS NULL': 'Unary',
    'IS TRUE': 'Unary',
    'REGEX MATCH': 'Binary',
    Includes: 'Binary',
  });
});
