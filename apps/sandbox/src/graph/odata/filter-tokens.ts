import { invalidQuery } from '../errors.ts';

/** One word of a `$filter`. A `date` keeps its text: whether it is compared as time depends on the property. */
export type FilterToken =
  | { readonly kind: 'name'; readonly text: string }
  | { readonly kind: 'string'; readonly text: string }
  | { readonly kind: 'number'; readonly text: string }
  | { readonly kind: 'date'; readonly text: string }
  | { readonly kind: 'guid'; readonly text: string }
  | { readonly kind: 'symbol'; readonly text: '(' | ')' | ',' | ':' };

const patterns: readonly (readonly [Exclude<FilterToken['kind'], 'string' | 'symbol'>, RegExp])[] = [
  ['guid', /[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}(?![\w-])/iy],
  ['date', /\d{4}-\d{2}-\d{2}(T\d{2}:\d{2}(:\d{2}(\.\d+)?)?(Z|[+-]\d{2}:\d{2})?)?(?!\w)/iy],
  ['number', /-?\d+(\.\d+)?(?![\w-])/y],
  ['name', /[A-Za-z_@$][\w.@$]*(\/[A-Za-z_$][\w.$]*)*/y],
];

/** Splits a `$filter` into words. A quote inside a string is written twice. Refuses what is no word with 400. */
export function filterTokens(filter: string): readonly FilterToken[] {
  const tokens: FilterToken[] = [];
  let position = 0;
  while (position < filter.length) {
    const character = filter.charAt(position);
    if (/\s/.test(character)) {
      position += 1;
    } else if (character === '(' || character === ')' || character === ',' || character === ':') {
      tokens.push({ kind: 'symbol', text: character });
      position += 1;
    } else if (character === "'") {
      const { text, end } = quoted(filter, position);
      tokens.push({ kind: 'string', text });
      position = end;
    } else {
      const token = word(filter, position);
      tokens.push(token);
      position += token.text.length;
    }
  }
  return tokens;
}

function quoted(filter: string, start: number): { readonly text: string; readonly end: number } {
  let text = '';
  let position = start + 1;
  for (;;) {
    const quote = filter.indexOf("'", position);
    if (quote < 0) {
      throw invalidQuery(
        `Invalid filter clause: There is an unterminated string literal at position ${filter.length} in '${filter}'.`,
      );
    }
    text += filter.slice(position, quote);
    if (filter.charAt(quote + 1) !== "'") return { text, end: quote + 1 };
    text += "'";
    position = quote + 2;
  }
}

function word(filter: string, position: number): FilterToken {
  for (const [kind, pattern] of patterns) {
    pattern.lastIndex = position;
    const found = pattern.exec(filter);
    if (found) return { kind, text: found[0] };
  }
  throw invalidQuery(`Invalid filter clause: Syntax error at position ${position} in '${filter}'.`);
}
