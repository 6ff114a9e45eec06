import { callFunction, functionNames } from './expression-functions.ts';

/** A value while an expression is evaluated; `undefined` is a missing value, which never flows. */
export type Value = string | boolean | undefined;

/** A parsed mapping expression; `text` is what it was written as. */
export type Expression =
  | { readonly kind: 'constant'; readonly value: string; readonly text: string }
  | { readonly kind: 'attribute'; readonly name: string; readonly text: string }
  | { readonly kind: 'call'; readonly name: string; readonly parameters: readonly Expression[]; readonly text: string };

/** The outcome of parsing: an expression, or what is wrong and where. */
export type ParsedExpression =
  { readonly ok: true; readonly expression: Expression } | { readonly ok: false; readonly message: string };

const longest = 10_000;

/**
 * Parses a mapping expression: `[attribute]`, a constant in double quotes (`""` or `\"` inside is a quote), a number, a
 * bare `True` or `False`, and functions of these. An unknown function is an error.
 *
 * @see https://learn.microsoft.com/entra/identity/app-provisioning/functions-for-customizing-application-data
 */
export function parseExpression(text: string): ParsedExpression {
  if (text.length > longest) return { ok: false, message: `An expression has at most ${longest} characters.` };
  const cursor = { text, at: 0 };
  try {
    const expression = readExpression(cursor);
    skipSpace(cursor);
    if (cursor.at < text.length)
      return { ok: false, message: `Unexpected '${text.charAt(cursor.at)}' at position ${cursor.at}.` };
    return { ok: true, expression };
  } catch (error) {
    return { ok: false, message: error instanceof SyntaxError ? error.message : 'The expression cannot be read.' };
  }
}

/**
 * Evaluates an expression over the attributes that `read` supplies. A function that is given a missing value returns
 * what Microsoft documents for it, mostly a missing value.
 */
export function evaluateExpression(expression: Expression, read: (attribute: string) => Value): Value {
  switch (expression.kind) {
    case 'constant':
      return expression.value;
    case 'attribute':
      return read(expression.name);
    case 'call':
      return callFunction(
        expression.name,
        expression.parameters.map((parameter) => evaluateExpression(parameter, read)),
      );
  }
}

/** The expression as the service writes it down: one blank after each comma, and nothing in place of an omitted parameter. */
export function writeExpression(expression: Expression): string {
  if (expression.kind !== 'call') return expression.text;
  return `${expression.name}(${expression.parameters.map(writeExpression).join(', ')})`;
}

interface Cursor {
  readonly text: string;
  at: number;
}

function readExpression(cursor: Cursor): Expression {
  skipSpace(cursor);
  const start = cursor.at;
  const first = cursor.text.charAt(start);
  if (first === '"') {
    const value = readQuoted(cursor);
    return { kind: 'constant', value, text: cursor.text.slice(start, cursor.at) };
  }
  if (first === '[') {
    const end = cursor.text.indexOf(']', start);
    if (end <= start + 1) throw new SyntaxError(`The attribute at position ${start} is not closed or has no name.`);
    cursor.at = end + 1;
    return { kind: 'attribute', name: cursor.text.slice(start + 1, end), text: cursor.text.slice(start, end + 1) };
  }
  return readWord(cursor, start);
}

function readWord(cursor: Cursor, start: number): Expression {
  const word = /^(-?\d+|[A-Za-z][A-Za-z0-9]*)/.exec(cursor.text.slice(start))?.[0];
  if (word === undefined)
    throw new SyntaxError(`An attribute, a constant or a function is expected at position ${start}.`);
  cursor.at = start + word.length;
  skipSpace(cursor);
  if (cursor.text.charAt(cursor.at) !== '(') {
    cursor.at = start + word.length;
    if (/^-?\d/.test(word) || /^(true|false)$/i.test(word)) return { kind: 'constant', value: word, text: word };
    throw new SyntaxError(`'${word}' is neither in quotes nor followed by parentheses.`);
  }
  const name = functionNames.find((known) => known.toLowerCase() === word.toLowerCase());
  if (name === undefined) throw new SyntaxError(`The function '${word}' is not known.`);
  cursor.at += 1;
  const parameters = readParameters(cursor);
  return { kind: 'call', name, parameters, text: cursor.text.slice(start, cursor.at) };
}

function readParameters(cursor: Cursor): Expression[] {
  const parameters: Expression[] = [];
  skipSpace(cursor);
  if (cursor.text.charAt(cursor.at) === ')') {
    cursor.at += 1;
    return parameters;
  }
  for (;;) {
    skipSpace(cursor);
    // An omitted parameter, as in Replace([mail], "@contoso.com", , , "", , ), is a missing value.
    if (',)'.includes(cursor.text.charAt(cursor.at)) && cursor.at < cursor.text.length) {
      parameters.push({ kind: 'attribute', name: '', text: '' });
    } else {
      parameters.push(readExpression(cursor));
    }
    skipSpace(cursor);
    const next = cursor.text.charAt(cursor.at);
    cursor.at += 1;
    if (next === ')') return parameters;
    if (next !== ',')
      throw new SyntaxError(`A comma or a closing parenthesis is expected at position ${cursor.at - 1}.`);
  }
}

function readQuoted(cursor: Cursor): string {
  let value = '';
  for (let at = cursor.at + 1; at < cursor.text.length; at += 1) {
    const character = cursor.text.charAt(at);
    const next = cursor.text.charAt(at + 1);
    if ((character === '"' && next === '"') || (character === '\\' && next === '"')) {
      value += '"';
      at += 1;
    } else if (character === '"') {
      cursor.at = at + 1;
      return value;
    } else {
      value += character;
    }
  }
  throw new SyntaxError(`The constant at position ${cursor.at} is not closed.`);
}

function skipSpace(cursor: Cursor): void {
  while (/\s/.test(cursor.text.charAt(cursor.at))) cursor.at += 1;
}
