import { invalidQuery } from '../errors.ts';
import type {
  ComparisonOperator,
  FilterExpression,
  FilterOperand,
  Literal,
  StringFunction,
} from './filter-expression.ts';
import { filterTokens, type FilterToken } from './filter-tokens.ts';

const comparisons: ReadonlySet<string> = new Set(['eq', 'ne', 'gt', 'ge', 'lt', 'le']);
const textFunctions: ReadonlySet<string> = new Set(['startswith', 'endswith', 'contains']);

/**
 * Parses a `$filter` of OData 4 as far as Graph's directory and reports use it: comparisons, `in`, `and`, `or`, `not`,
 * parentheses, `startsWith`, `endsWith`, `contains`, `tolower`, `toupper` and `any`. Throws a 400 for anything else.
 *
 * @see https://learn.microsoft.com/graph/filter-query-parameter
 */
export function parseFilter(filter: string): FilterExpression {
  const reader = createReader(filter);
  const expression = parseOr(reader);
  if (reader.peek()) throw reader.syntaxError();
  return expression;
}

interface Reader {
  peek(ahead?: number): FilterToken | undefined;
  take(): FilterToken;
  /** Takes the word when it is next. */
  takeName(name: string): boolean;
  takeSymbol(symbol: string): boolean;
  expectSymbol(symbol: string): void;
  syntaxError(): Error;
}

function createReader(filter: string): Reader {
  const tokens = filterTokens(filter);
  let index = 0;
  const syntaxError = (): Error => invalidQuery(`Invalid filter clause: Syntax error in '${filter}'.`);
  const takeIf = (matches: (token: FilterToken) => boolean): boolean => {
    const token = tokens[index];
    if (!token || !matches(token)) return false;
    index += 1;
    return true;
  };
  const takeSymbol = (symbol: string): boolean => takeIf((token) => token.kind === 'symbol' && token.text === symbol);
  return {
    peek: (ahead = 0) => tokens[index + ahead],
    take: () => {
      const token = tokens[index];
      if (!token) throw syntaxError();
      index += 1;
      return token;
    },
    takeName: (name) => takeIf((token) => token.kind === 'name' && token.text.toLowerCase() === name),
    takeSymbol,
    expectSymbol: (symbol) => {
      if (!takeSymbol(symbol)) throw syntaxError();
    },
    syntaxError,
  };
}

function parseOr(reader: Reader): FilterExpression {
  let left = parseAnd(reader);
  while (reader.takeName('or')) left = { kind: 'or', left, right: parseAnd(reader) };
  return left;
}

function parseAnd(reader: Reader): FilterExpression {
  let left = parseNot(reader);
  while (reader.takeName('and')) left = { kind: 'and', left, right: parseNot(reader) };
  return left;
}

function parseNot(reader: Reader): FilterExpression {
  if (reader.takeName('not')) return { kind: 'not', operand: parseNot(reader) };
  if (reader.takeSymbol('(')) {
    const inner = parseOr(reader);
    reader.expectSymbol(')');
    return inner;
  }
  return parseCondition(reader);
}

function parseCondition(reader: Reader): FilterExpression {
  const first = reader.peek();
  if (first?.kind === 'name' && isSymbol(reader.peek(1), '(')) {
    if (textFunctions.has(first.text.toLowerCase())) return parseTextFunction(reader);
    if (/\/any$/i.test(first.text)) return parseAny(reader);
  }
  return parseComparison(reader, parseOperand(reader));
}

function parseTextFunction(reader: Reader): FilterExpression {
  const name = reader.take().text.toLowerCase() as StringFunction;
  reader.expectSymbol('(');
  const subject = parseOperand(reader);
  reader.expectSymbol(',');
  const value = parseOperand(reader);
  reader.expectSymbol(')');
  // `startswith(x,'y') eq true` is the long form of the same.
  if (reader.takeName('eq') && !reader.takeName('true')) throw reader.syntaxError();
  return { kind: 'text', function: name, subject, value };
}

function parseAny(reader: Reader): FilterExpression {
  const path = reader.take().text.split('/').slice(0, -1);
  reader.expectSymbol('(');
  if (reader.takeSymbol(')')) return { kind: 'any', path, variable: undefined, body: undefined };
  const variable = reader.take();
  if (variable.kind !== 'name') throw reader.syntaxError();
  reader.expectSymbol(':');
  const body = parseOr(reader);
  reader.expectSymbol(')');
  return { kind: 'any', path, variable: variable.text, body };
}

function parseComparison(reader: Reader, left: FilterOperand): FilterExpression {
  if (reader.takeName('in')) {
    reader.expectSymbol('(');
    const values = [parseOperand(reader)];
    while (reader.takeSymbol(',')) values.push(parseOperand(reader));
    reader.expectSymbol(')');
    return { kind: 'in', left, values };
  }
  const operator = reader.take();
  if (operator.kind !== 'name' || !comparisons.has(operator.text.toLowerCase())) throw reader.syntaxError();
  return {
    kind: 'compare',
    operator: operator.text.toLowerCase() as ComparisonOperator,
    left,
    right: parseOperand(reader),
  };
}

function parseOperand(reader: Reader): FilterOperand {
  const token = reader.take();
  switch (token.kind) {
    case 'string':
    case 'guid':
      return literal(token.text);
    case 'date':
      return { kind: 'literal', value: token.text, date: true };
    case 'number':
      return literal(Number(token.text));
    case 'symbol':
      throw reader.syntaxError();
    case 'name':
      return parseNamed(reader, token.text);
  }
}

function parseNamed(reader: Reader, name: string): FilterOperand {
  if (name === 'null') return literal(null);
  if (name === 'true' || name === 'false') return literal(name === 'true');
  if (!isSymbol(reader.peek(), '(')) return { kind: 'path', path: name.split('/') };
  const fold = name.toLowerCase();
  if (fold !== 'tolower' && fold !== 'toupper') throw reader.syntaxError();
  reader.expectSymbol('(');
  const operand = parseOperand(reader);
  reader.expectSymbol(')');
  return { kind: 'fold', to: fold === 'tolower' ? 'lower' : 'upper', operand };
}

function literal(value: Literal): FilterOperand {
  return { kind: 'literal', value, date: false };
}

function isSymbol(token: FilterToken | undefined, symbol: string): boolean {
  return token?.kind === 'symbol' && token.text === symbol;
}
