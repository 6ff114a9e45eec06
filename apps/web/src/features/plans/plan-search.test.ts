import { expect, test } from 'vitest';
import { planSearch } from './plan-search.ts';

test('the address of a plan keeps tab, filters and page', () => {
  const address = { tab: 'people', effect: 'removed', q: 'berg', page: '3' };
  expect(planSearch(address)).toEqual({ ...address, tenantId: undefined, page: 3 });
});

test('what no tab, filter or page is left out of the address of a plan', () => {
  const address = { tab: 'secrets', effect: 'eaten', tenantId: 'not-a-guid', page: '1.5' };
  expect(Object.values(planSearch(address)).every((value) => value === undefined)).toBe(true);
});
