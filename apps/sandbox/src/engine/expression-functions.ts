import type { Value } from './expressions.ts';

type Evaluate = (values: readonly Value[]) => Value;

const functions: Readonly<Record<string, Evaluate>> = {
  AltSecIdFromNetId: ([netId]) => (netId === undefined ? undefined : `5::${text(netId).replace(/^5::/, '')}`),
  Append: ([source, suffix]) => (source === undefined ? undefined : text(source) + text(suffix)),
  Coalesce: (values) => values.find((value) => value !== undefined && value !== ''),
  IIF: ([condition, whenTrue, whenFalse]) => (isTrue(condition) ? whenTrue : whenFalse),
  InStr: ([source, part]) => String(text(source).indexOf(text(part)) + 1),
  IsNull: ([value]) => value === undefined,
  IsNullOrEmpty: ([value]) => value === undefined || value === '',
  IsPresent: ([value]) => value !== undefined && value !== '',
  IsString: ([value]) => typeof value === 'string',
  Join: ([separator, ...values]) =>
    values
      .filter((value) => value !== undefined && value !== '')
      .map(text)
      .join(text(separator)),
  Left: ([source, length]) => onText(source, (value) => value.slice(0, whole(length))),
  Len: ([source]) => onText(source, (value) => String(value.length)),
  Mid: ([source, start, length]) =>
    onText(source, (value) => value.slice(whole(start) - 1, whole(start) - 1 + whole(length))),
  NormalizeDiacritics: ([source]) =>
    onText(source, (value) => value.normalize('NFD').replaceAll(/\p{Diacritic}/gu, '')),
  Not: ([value]) => (value === undefined ? undefined : !isTrue(value)),
  Replace: (values) => replaceText(values),
  Right: ([source, length]) => onText(source, (value) => (whole(length) === 0 ? '' : value.slice(-whole(length)))),
  StripSpaces: ([source]) => onText(source, (value) => value.replaceAll(/\s/g, '')),
  Switch: ([source, otherwise, ...pairs]) => switchText(source, otherwise, pairs),
  ToLower: ([source]) => onText(source, (value) => value.toLowerCase()),
  ToUpper: ([source]) => onText(source, (value) => value.toUpperCase()),
  Trim: ([source]) => onText(source, (value) => value.trim()),
  Equals: ([left, right]) => text(left) === text(right),
};

/** The functions expressions may use, in Microsoft's spelling. */
export const functionNames: readonly string[] = Object.keys(functions);

/** Calls the function `name`, one of {@link functionNames}, with values that are already evaluated. */
export function callFunction(name: string, values: readonly Value[]): Value {
  return functions[name]?.(values);
}

function onText(source: Value, change: (value: string) => string): Value {
  return source === undefined ? undefined : change(text(source));
}

function text(value: Value): string {
  if (typeof value === 'boolean') return value ? 'True' : 'False';
  return value ?? '';
}

function isTrue(value: Value): boolean {
  return value === true || (typeof value === 'string' && value.toLowerCase() === 'true');
}

function whole(value: Value): number {
  const number = Number(text(value));
  return Number.isInteger(number) && number > 0 ? number : 0;
}

function switchText(source: Value, otherwise: Value, pairs: readonly Value[]): Value {
  for (let index = 0; index + 1 < pairs.length; index += 2) {
    if (source !== undefined && text(pairs[index]) === text(source)) return pairs[index + 1];
  }
  return otherwise;
}

/** `Replace(source, oldValue, regexPattern, regexGroupName, replacementValue, replacementAttributeName, template)`. */
function replaceText([
  source,
  oldValue,
  pattern,
  groupName,
  replacement,
  replacementAttribute,
  template,
]: readonly Value[]): Value {
  if (source === undefined)
    return template !== undefined && oldValue !== undefined ? text(template).replaceAll(text(oldValue), '') : undefined;
  if (template !== undefined && oldValue !== undefined) return text(template).replaceAll(text(oldValue), text(source));
  const value = replacement ?? replacementAttribute;
  if (oldValue !== undefined)
    return value === undefined ? source : text(source).replaceAll(text(oldValue), () => text(value));
  if (pattern === undefined || value === undefined) return source;
  return replaceByPattern(text(source), text(pattern), groupName, text(value));
}

function replaceByPattern(source: string, pattern: string, groupName: Value, replacement: string): Value {
  const expression = readPattern(pattern);
  if (expression === undefined) return undefined;
  if (groupName === undefined) return source.replaceAll(expression, () => replacement);
  return source.replaceAll(expression, (whole, ...rest: readonly unknown[]) => {
    const groups = rest.at(-1);
    const part: unknown =
      typeof groups === 'object' && groups !== null ? Reflect.get(groups, text(groupName)) : undefined;
    return typeof part === 'string' ? whole.replace(part, () => replacement) : whole;
  });
}

/** .NET writes `(?i)` and `(?'name'…)` where JavaScript has a flag and `(?<name>…)`. */
function readPattern(pattern: string): RegExp | undefined {
  const flags = pattern.startsWith('(?i)') ? 'giu' : 'gu';
  try {
    return new RegExp(pattern.replace(/^\(\?i\)/, '').replaceAll(/\(\?'(\w+)'/g, '(?<$1>'), flags);
  } catch {
    return undefined;
  }
}
