import type { FilterGroup } from '../world/synchronization-schema.ts';

/** An operator as `filterOperators()` lists it. */
export interface FilterOperator {
  readonly name: string;
  readonly arity: 'Binary' | 'Unary';
  readonly multivaluedComparisonType: 'All' | 'Any';
  readonly supportedAttributeTypes: readonly string[];
}

type Attribute = string | boolean | undefined;
type Compare = (value: Attribute, operand: string) => boolean;

const compares: Readonly<Record<string, Compare>> = {
  EQUALS: (value, operand) => present(value) && text(value) === operand,
  'NOT EQUALS': (value, operand) => present(value) && text(value) !== operand,
  'IS TRUE': (value) => text(value).toLowerCase() === 'true',
  'IS FALSE': (value) => text(value).toLowerCase() === 'false',
  'IS NULL': (value) => !present(value),
  'IS NOT NULL': (value) => present(value),
  'REGEX MATCH': (value, operand) => present(value) && pattern(operand)?.test(text(value)) === true,
  'NOT REGEX MATCH': (value, operand) => present(value) && pattern(operand)?.test(text(value)) === false,
  Greater_Than: (value, operand) => order(value, operand, (left, right) => left > right),
  Greater_Than_OR_EQUALS: (value, operand) => order(value, operand, (left, right) => left >= right),
  Includes: (value, operand) => present(value) && text(value).includes(operand),
  ENDS_WITH: (value, operand) => present(value) && text(value).endsWith(operand),
  '&': (value, operand) => present(value) && operand.includes(text(value)),
  '!&': (value, operand) => present(value) && !operand.includes(text(value)),
};

/** Attributes that scoping filters must not use. */
export const unsupportedFilterAttributes: readonly string[] = [
  'appRoleAssignments',
  'IsMemberOf',
  'manager',
  'proxyAddresses',
  'userType',
  'members',
  'createdDateTime',
];

/**
 * The operators scoping filters know.
 *
 * @see https://learn.microsoft.com/graph/api/synchronization-synchronizationschema-filteroperators
 */
export function filterOperators(): readonly FilterOperator[] {
  return Object.keys(compares).map((name) => ({
    name,
    arity: name.startsWith('IS ') ? 'Unary' : 'Binary',
    multivaluedComparisonType: name.includes('NOT') || name === '!&' ? 'All' : 'Any',
    supportedAttributeTypes: supportedTypes(name),
  }));
}

/** Whether an operator of this name exists; the case counts. */
export function isFilterOperator(name: string): boolean {
  return Object.hasOwn(compares, name);
}

/**
 * Evaluates one clause. Comparisons of text are case-sensitive; a missing or empty value fails every operator but
 * `IS NULL`, negated ones too; numbers must be whole on both sides.
 *
 * @see https://learn.microsoft.com/entra/identity/app-provisioning/define-conditional-rules-for-provisioning-user-accounts
 */
export function passesClause(value: Attribute, operatorName: string, values: readonly string[]): boolean {
  const compare = compares[operatorName];
  if (compare === undefined) return false;
  if (operatorName.startsWith('IS ')) return compare(value, '');
  // With several operands a positive operator needs one of them, a negated one all of them.
  const negated = operatorName.startsWith('NOT ') || operatorName === '!&';
  if (values.length === 0) return false;
  return negated
    ? values.every((operand) => compare(value, operand))
    : values.some((operand) => compare(value, operand));
}

/** How scoping filters judge somebody: `passed`, and each clause with its outcome, keyed as the logs write it. */
export function evaluateFilters(
  groups: readonly FilterGroup[],
  read: (attribute: string) => Attribute,
): { readonly passed: boolean; readonly clauses: Record<string, boolean> } {
  const clauses: Record<string, boolean> = {};
  let passed = groups.length === 0;
  for (const group of groups) {
    let all = true;
    for (const { sourceOperandName, operatorName, targetOperand } of group.clauses) {
      const outcome = passesClause(read(sourceOperandName), operatorName, targetOperand.values);
      clauses[clauseName(group.name, sourceOperandName, operatorName, targetOperand.values)] = outcome;
      all &&= outcome;
    }
    passed ||= all;
  }
  return { passed, clauses };
}

/** A clause as `ScopeEvaluationResult` names it, such as `Marketing filter.department EQUALS 'Marketing'`. */
export function clauseName(filter: string, attribute: string, operatorName: string, values: readonly string[]): string {
  const operand = values.map((value) => ` '${value}'`).join(',');
  return `${filter}.${attribute} ${operatorName}${operatorName.startsWith('IS ') ? '' : operand}`;
}

function supportedTypes(name: string): readonly string[] {
  if (name === 'IS TRUE' || name === 'IS FALSE') return ['Boolean'];
  if (name.startsWith('IS ')) return ['Integer', 'String', 'Binary', 'Boolean'];
  if (name.startsWith('Greater')) return ['Integer'];
  return name.includes('EQUALS') || name.includes('REGEX') ? ['Integer', 'String'] : ['String'];
}

function present(value: Attribute): value is string | boolean {
  return value !== undefined && value !== '';
}

function text(value: Attribute): string {
  if (typeof value === 'boolean') return value ? 'True' : 'False';
  return value ?? '';
}

function order(value: Attribute, operand: string, compare: (left: number, right: number) => boolean): boolean {
  const [left, right] = [text(value), operand];
  return /^-?\d+$/.test(left) && /^-?\d+$/.test(right) && compare(Number(left), Number(right));
}

function pattern(source: string): RegExp | undefined {
  try {
    return new RegExp(`^(?:${source.replace(/^\(\?i\)/, '')})$`, source.startsWith('(?i)') ? 'i' : '');
  } catch {
    return undefined;
  }
}
