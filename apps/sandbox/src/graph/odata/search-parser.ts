import { invalidQuery } from '../errors.ts';

/** A parsed `$search`: clauses of one property each. */
export type SearchExpression =
  | { readonly kind: 'and' | 'or'; readonly left: SearchExpression; readonly right: SearchExpression }
  | { readonly kind: 'clause'; readonly property: string; readonly text: string };

type Word = { readonly quoted: boolean; readonly text: string };

/**
 * Parses `$search`: every clause is `"property:text"` in double quotes with `"` and `\` escaped by `\`; `AND` and `OR` are in
 * upper case and outside the quotes, `AND` binds tighter, clauses side by side mean `AND`. Throws a 400 for anything else.
 */
export function parseSearch(search: string): SearchExpression {
  const words = searchWords(search);
  let index = 0;
  const take = (text: string): boolean => {
    const word = words[index];
    if (!word || word.quoted || word.text !== text) return false;
    index += 1;
    return true;
  };
  const parseOr = (): SearchExpression => {
    let left = parseAnd();
    while (take('OR')) left = { kind: 'or', left, right: parseAnd() };
    return left;
  };
  const parseAnd = (): SearchExpression => {
    let left = parseClause();
    for (;;) {
      const next = words[index];
      if (!take('AND') && !(next && (next.quoted || next.text === '('))) return left;
      left = { kind: 'and', left, right: parseClause() };
    }
  };
  const parseClause = (): SearchExpression => {
    if (take('(')) {
      const inner = parseOr();
      if (!take(')')) throw syntaxError(search);
      return inner;
    }
    const word = words[index];
    const colon = word?.text.indexOf(':') ?? -1;
    if (!word?.quoted || colon < 1) throw syntaxError(search);
    index += 1;
    return { kind: 'clause', property: word.text.slice(0, colon), text: word.text.slice(colon + 1) };
  };
  const expression = parseOr();
  if (index < words.length) throw syntaxError(search);
  return expression;
}

function searchWords(search: string): readonly Word[] {
  const words: Word[] = [];
  const pattern = /\s*(?:"((?:[^"\\]|\\.)*)"|([()])|(AND|OR)(?=[\s("]))/y;
  while (search.slice(pattern.lastIndex).trim() !== '') {
    const position = pattern.lastIndex;
    const found = pattern.exec(search);
    if (!found) throw syntaxError(search, position);
    const [, quoted, bracket, operator] = found;
    words.push(
      quoted === undefined
        ? { quoted: false, text: bracket ?? operator ?? '' }
        : { quoted: true, text: quoted.replaceAll(/\\(.)/g, '$1') },
    );
  }
  return words;
}

function syntaxError(search: string, position = 0): Error {
  return invalidQuery(
    `Syntax error: character '${search.charAt(position)}' is not valid at position ${position} in '${search}'.`,
  );
}
