import { describe, expect, test } from 'vitest';
import {
  guidParameter,
  parsePlainSearch,
  pathParameter,
  stringifyPlainSearch,
  textParameter,
  wordParameter,
} from './search-parameters.ts';

test('what is written into an address is read back from it', () => {
  const search = { q: 'Ann & Bob + 50 %', show: 'attention' };
  expect(parsePlainSearch(stringifyPlainSearch(search))).toEqual(search);
});

test('a number that was searched for stays a text', () => {
  expect(parsePlainSearch('?q=12')).toEqual({ q: '12' });
});

test('what is not set is not in the address', () => {
  expect(stringifyPlainSearch({ q: undefined, show: '' })).toBe('');
});

test('a text is cut at its longest, and nothing else is a text', () => {
  expect(textParameter('abc', 2)).toBe('ab');
  expect(textParameter('')).toBeUndefined();
  expect(textParameter(['abc'])).toBeUndefined();
});

test('only one of the given words is taken', () => {
  expect(wordParameter('pending', ['pending', 'shared'])).toBe('pending');
  expect(wordParameter('Pending', ['pending', 'shared'])).toBeUndefined();
  expect(wordParameter('toString', ['pending'])).toBeUndefined();
});

test('a GUID is taken in lower case, anything near one is not', () => {
  expect(guidParameter('AB000000-0000-4000-8000-00000000000F')).toBe('ab000000-0000-4000-8000-00000000000f');
  expect(guidParameter('ab000000-0000-4000-8000-00000000000f ')).toBeUndefined();
});

describe('a path to come back to', () => {
  test.each(['/', '/tenants/1?tab=users-and-groups', '/a%2Fb'])('%s stays', (path) => {
    expect(pathParameter(path)).toBe(path);
  });

  test.each([
    'https://evil.example/',
    '//evil.example',
    '/\\evil.example',
    '/\t/evil.example',
    '\\\\evil.example',
    'javascript:alert(1)',
    ' /x',
    '',
    undefined,
    5,
  ])('%s becomes the start page', (path) => {
    expect(pathParameter(path)).toBe('/');
  });

  test('loses its fragment', () => {
    expect(pathParameter('/activity#x')).toBe('/activity');
  });
});
