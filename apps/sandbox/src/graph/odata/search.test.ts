import { expect, test } from 'vitest';
import { createSearchIndex } from './search-index.ts';
import { parseSearch } from './search-parser.ts';
import { searchTokens } from './search-tokens.ts';

test.each([
  ['hello world', ['hello', 'world']],
  ['HelloWorld', ['hello', 'world', 'helloworld']],
  ['hello.world', ['hello', 'world', 'helloworld']],
  ['hello123world', ['hello', '123', 'world', 'hello123world']],
  ['Ann-Marie Öberg', ['ann', 'marie', 'annmarie', 'öberg']],
])('%s is kept as its tokens', (text, tokens) => {
  expect([...searchTokens(text)]).toEqual(tokens);
});

const people = ['Ann-Marie Lee', 'Leanne Annis', 'Hannah Lee', 'Lee Ann'].map((displayName) => ({ displayName }));
const index = createSearchIndex(people, (person) => person.displayName);
const clause = (property: string, text: string) => ({ kind: 'clause' as const, property, text });
const found = (text: string) => index.search(clause('displayName', text)).map(({ displayName }) => displayName);

test('a token is found by its beginning, not by its middle', () => {
  expect(found('ann')).toEqual(['Ann-Marie Lee', 'Leanne Annis', 'Lee Ann']);
});

test('tokens match in any order and without case', () => {
  expect(found('LEE ann')).toEqual(['Ann-Marie Lee', 'Lee Ann']);
});

test('properties other than names are found by how they begin', () => {
  const mails = createSearchIndex([{ mail: 'Ann@x' }, { mail: 'joann@x' }], (item) => item.mail);
  expect(mails.search(clause('mail', 'ANN'))).toEqual([{ mail: 'Ann@x' }]);
});

test('a search has clauses in quotes, AND before OR, brackets and escapes', () => {
  expect(parseSearch(String.raw`"displayName:a \"b\" \\c" OR "mail:d" AND "mail:e"`)).toEqual({
    kind: 'or',
    left: clause('displayName', String.raw`a "b" \c`),
    right: { kind: 'and', left: clause('mail', 'd'), right: clause('mail', 'e') },
  });
  expect(parseSearch('("mail:a" OR "mail:b") "mail:c"')).toMatchObject({ kind: 'and', left: { kind: 'or' } });
});

test.each(['displayName:a', '"nocolon"', '"displayName:a" or "mail:b"', '"displayName:a', '', '("mail:a"'])(
  'the malformed search %s is refused with 400',
  (search) => {
    expect(() => parseSearch(search)).toThrow(expect.objectContaining({ status: 400 }));
  },
);
