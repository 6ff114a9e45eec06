import type { ComparisonOperator, FilterExpression, FilterOperand } from './filter-expression.ts';

export interface FilterRules<T> {
  /** Reads the first part of a path; throws a 400 for a property the type does not have. Called once per use, not per item. */
  readonly property: (name: string) => (item: T) => unknown;
  /** Directory strings compare without case, those of reports with it. */
  readonly caseSensitive: boolean;
}
type Scope = Readonly<Record<string, unknown>>;
type Read<T> = (item: T, scope: Scope) => unknown;
type Test<T> = (item: T, scope: Scope) => boolean;

/** Turns a parsed filter into a predicate. Every name is looked up now, so that a wrong one is refused on an empty list too. */
export function compileFilter<T>(expression: FilterExpression, rules: FilterRules<T>): (item: T) => boolean {
  const test = compile(expression, rules, []);
  return (item) => test(item, {});
}

function compile<T>(expression: FilterExpression, rules: FilterRules<T>, variables: readonly string[]): Test<T> {
  switch (expression.kind) {
    case 'and':
    case 'or': {
      const left = compile(expression.left, rules, variables);
      const right = compile(expression.right, rules, variables);
      return expression.kind === 'and'
        ? (item, scope) => left(item, scope) && right(item, scope)
        : (item, scope) => left(item, scope) || right(item, scope);
    }
    case 'not': {
      const operand = compile(expression.operand, rules, variables);
      return (item, scope) => !operand(item, scope);
    }
    case 'compare': {
      const left = operandReader(expression.left, rules, variables);
      const right = operandReader(expression.right, rules, variables);
      const asTime = isDate(expression.left) || isDate(expression.right);
      const fold = comparable(rules.caseSensitive, asTime);
      return (item, scope) => compare(fold(left(item, scope)), fold(right(item, scope)), expression.operator);
    }
    case 'in': {
      const left = operandReader(expression.left, rules, variables);
      const values = expression.values.map((value) => operandReader(value, rules, variables));
      const fold = comparable(rules.caseSensitive, expression.values.some(isDate));
      return (item, scope) => {
        const value = fold(left(item, scope));
        return values.some((candidate) => fold(candidate(item, scope)) === value);
      };
    }
    case 'text':
      return compileText(expression, rules, variables);
    case 'any':
      return compileAny(expression, rules, variables);
  }
}

function compileText<T>(
  expression: Extract<FilterExpression, { kind: 'text' }>,
  rules: FilterRules<T>,
  variables: readonly string[],
): Test<T> {
  const subject = operandReader(expression.subject, rules, variables);
  const value = operandReader(expression.value, rules, variables);
  const fold = (text: string): string => (rules.caseSensitive ? text : text.toLowerCase());
  return (item, scope) => {
    const text = subject(item, scope);
    const part = value(item, scope);
    if (typeof text !== 'string' || typeof part !== 'string') return false;
    if (expression.function === 'startswith') return fold(text).startsWith(fold(part));
    if (expression.function === 'endswith') return fold(text).endsWith(fold(part));
    return fold(text).includes(fold(part));
  };
}

function compileAny<T>(
  expression: Extract<FilterExpression, { kind: 'any' }>,
  rules: FilterRules<T>,
  variables: readonly string[],
): Test<T> {
  const collection = operandReader({ kind: 'path', path: expression.path }, rules, variables);
  const { variable, body } = expression;
  if (variable === undefined || body === undefined) {
    return (item, scope) => asArray(collection(item, scope)).length > 0;
  }
  const test = compile(body, rules, [...variables, variable]);
  return (item, scope) =>
    asArray(collection(item, scope)).some((element) => test(item, { ...scope, [variable]: element }));
}

function operandReader<T>(operand: FilterOperand, rules: FilterRules<T>, variables: readonly string[]): Read<T> {
  if (operand.kind === 'literal') return () => operand.value;
  if (operand.kind === 'fold') {
    const inner = operandReader(operand.operand, rules, variables);
    return (item, scope) => {
      const value = inner(item, scope);
      if (typeof value !== 'string') return value;
      return operand.to === 'lower' ? value.toLowerCase() : value.toUpperCase();
    };
  }
  const [first = '', ...rest] = operand.path;
  const start: Read<T> = variables.includes(first) ? (_item, scope) => scope[first] : rules.property(first);
  return rest.length === 0 ? start : (item, scope) => rest.reduce(step, start(item, scope));
}

function step(value: unknown, name: string): unknown {
  if (name === '$count') return asArray(value).length;
  return typeof value === 'object' && value !== null ? ((value as Record<string, unknown>)[name] ?? null) : null;
}

function comparable(caseSensitive: boolean, asTime: boolean): (value: unknown) => unknown {
  return (value) => {
    if (value === undefined) return null;
    if (typeof value !== 'string') return value;
    if (asTime) return Date.parse(value);
    return caseSensitive ? value : value.toLowerCase();
  };
}

function compare(left: unknown, right: unknown, operator: ComparisonOperator): boolean {
  if (operator === 'eq') return left === right;
  if (operator === 'ne') return left !== right;
  if (typeof left === 'string' && typeof right === 'string') return ordered(left < right, left > right, operator);
  if (typeof left === 'number' && typeof right === 'number') return ordered(left < right, left > right, operator);
  return false;
}

function ordered(less: boolean, greater: boolean, operator: ComparisonOperator): boolean {
  if (operator === 'gt') return greater;
  if (operator === 'ge') return !less;
  return operator === 'lt' ? less : !greater;
}

function isDate(operand: FilterOperand): boolean {
  return operand.kind === 'literal' && operand.date;
}

function asArray(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [];
}
