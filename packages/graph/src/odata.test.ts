import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { guid, path } from './graph-path.ts';
import { allOf, anyOf, filter, queryString, search } from './odata.ts';
import { createScriptedClient } from './testing/scripted-client.ts';

const text = fc.oneof(
  fc.string({ unit: 'binary' }),
  fc.constantFrom(
    "O'Brien",
    "a') or 1 eq 1 or ('",
    '%27',
    '\u2019',
    '\0',
    'A&B #1',
    '+',
    '"',
    '\\',
    '\\"',
    'x" OR "y',
    "''",
  ),
);

/** Reads one OData text literal and what follows it, without any code of ours. */
function parseLiteral(source: string): { readonly value: string; readonly rest: string } {
  if (!source.startsWith("'")) throw new Error(`No literal: ${source}`);
  let value = '';
  for (let index = 1; index < source.length; index += 1) {
    if (source[index] !== "'") value += source[index];
    else if (source[index + 1] === "'") {
      value += "'";
      index += 1;
    } else return { value, rest: source.slice(index + 1) };
  }
  throw new Error(`Unterminated literal: ${source}`);
}

/** Reads one clause of a search, without any code of ours. */
function parseClause(source: string): { readonly value: string; readonly rest: string } {
  if (!source.startsWith('"')) throw new Error(`No clause: ${source}`);
  let value = '';
  for (let index = 1; index < source.length; index += 1) {
    if (source[index] === '\\') {
      index += 1;
      value += source[index];
    } else if (source[index] === '"') return { value, rest: source.slice(index + 1) };
    else value += source[index];
  }
  throw new Error(`Unterminated clause: ${source}`);
}

async function queryReceived(query: Parameters<typeof queryString>[0]): Promise<URLSearchParams> {
  const { client, sent } = createScriptedClient(() => ({ status: 200, body: {} }));
  const at = path`/users/${guid('11111111-2222-3333-4444-555555555555')}/things`;
  await client.call({ method: 'GET', path: at, kind: 'read', repetition: 'harmless', query, read: () => undefined });
  expect(sent[0]?.path).toBe('/v1.0/users/11111111-2222-3333-4444-555555555555/things');
  return new URLSearchParams(sent[0]?.query);
}

describe('a filter', () => {
  test('carries any text to Graph as exactly one literal and adds no option', async () => {
    await fc.assert(
      fc.asyncProperty(text, async (value) => {
        const received = await queryReceived({ filter: filter`displayName eq ${value}`, top: 5 });
        expect([...received.keys()].toSorted()).toEqual(['$filter', '$top']);
        const source = received.get('$filter') ?? '';
        expect(source.startsWith('displayName eq ')).toBe(true);
        expect(parseLiteral(source.slice('displayName eq '.length))).toEqual({ value: value.toWellFormed(), rest: '' });
      }),
      { numRuns: 300 },
    );
  });

  test('writes lists, dates and Booleans as OData does', () => {
    expect(filter`id in ${['a', "b'c"]}`).toBe("id in ('a','b''c')");
    expect(filter`activityDateTime gt ${new Date(0)} and accountEnabled eq ${true}`).toBe(
      'activityDateTime gt 1970-01-01T00:00:00.000Z and accountEnabled eq true',
    );
  });

  test('joins conditions and leaves out those that are absent', () => {
    expect(allOf([undefined, filter`a eq ${'1'}`, filter`b eq ${'2'} or c eq ${'3'}`])).toBe(
      "(a eq '1') and (b eq '2' or c eq '3')",
    );
    expect(allOf([undefined, filter`a eq ${'1'}`])).toBe("a eq '1'");
    expect(allOf([undefined])).toBeUndefined();
  });
});

describe('a search', () => {
  test('carries any text to Graph as exactly one clause for each property and adds no option', async () => {
    await fc.assert(
      fc.asyncProperty(text, async (value) => {
        const both = anyOf([search('displayName', value), search('mail', value)]);
        const received = await queryReceived({ search: both });
        expect([...received.keys()]).toEqual(['$search']);
        const first = parseClause(received.get('$search') ?? '');
        expect(first.value).toBe(`displayName:${value.toWellFormed()}`);
        expect(first.rest.startsWith(' OR ')).toBe(true);
        expect(parseClause(first.rest.slice(4))).toEqual({ value: `mail:${value.toWellFormed()}`, rest: '' });
      }),
      { numRuns: 300 },
    );
  });
});

test('a query without options is no query', () => {
  expect(queryString({})).toBe('');
  expect(queryString({ select: ['id', 'mail'], count: true })).toBe('?$select=id,mail&$count=true');
});
