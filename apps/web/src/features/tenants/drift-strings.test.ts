import type { DriftValue } from '@tenantry/contract';
import { expect, test } from 'vitest';
import { valueWords } from './drift-strings.ts';

test.each<[DriftValue, string]>([
  [{ kind: 'principals', principals: [] }, 'Nobody'],
  [{ kind: 'principals', principals: [{ id: '1', kind: 'group', displayName: 'Sales' }] }, 'Sales'],
  [{ kind: 'scope-mode', scope: 'all' }, 'Everybody in this tenant'],
  [{ kind: 'deletion-guard', enabled: true, value: 1200 }, 'On, above 1,200 in one cycle'],
  [{ kind: 'deletion-guard', enabled: false, value: 12 }, 'Off'],
  [{ kind: 'job-state', state: 'missing' }, 'There is none'],
  [{ kind: 'name' }, 'There is no such configuration any longer'],
  [{ kind: 'schema', count: 26, mark: 'ab12cd34' }, '26 (mark ab12cd34)'],
])('%o reads "%s"', (value, words) => {
  expect(valueWords(value)).toBe(words);
});
