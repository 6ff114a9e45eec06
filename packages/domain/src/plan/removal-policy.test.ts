import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { TenantEffect } from './effect.ts';
import { defaultRemovalPolicy, laxerThan, removalsToConfirm, removalsWithoutConfirmation } from './removal-policy.ts';

const people = (count: number, from = 0): string[] => Array.from({ length: count }, (_, index) => `p${from + index}`);
const tenant = (tenantId: string, removed: readonly string[], peopleBefore?: number): TenantEffect => ({
  tenantIds: [tenantId],
  created: [],
  kept: [],
  guestsStayingGuests: [],
  removed,
  leftBehind: [],
  skipped: [],
  existingAccounts: 'unknown',
  ...(peopleBefore === undefined ? {} : { peopleBefore }),
});
const confirmed = (...tenants: TenantEffect[]) => removalsToConfirm({ people: {}, tenants }, defaultRemovalPolicy);

test('the larger of a tenth and five people may go without their number being typed', () => {
  expect(confirmed(tenant('a', people(5), 30))).toBeUndefined();
  expect(confirmed(tenant('a', people(6), 30))).toBe(6);
  expect(confirmed(tenant('a', people(10), 100))).toBeUndefined();
  expect(confirmed(tenant('a', people(11), 100))).toBe(11);
});

test('the tenant that loses the most decides, and everybody is counted once', () => {
  expect(confirmed(tenant('a', people(6), 300), tenant('b', people(3), 4))).toBeUndefined();
  expect(confirmed(tenant('a', people(6), 12), tenant('b', people(8), 300))).toBe(8);
  expect(confirmed(tenant('a', people(6), 12), tenant('b', people(2, 6), 300))).toBe(8);
});

test('a tenant that loses everybody is asked about, however few they are', () => {
  expect(confirmed(tenant('a', people(1), 1))).toBe(1);
  expect(confirmed(tenant('a', [], 0))).toBeUndefined();
});

test('a plan that does not tell how many people a tenant has is asked about', () => {
  expect(confirmed(tenant('a', people(1)))).toBe(1);
});

test('nothing that takes more people out than another is asked about less', () => {
  const policies = fc.record({
    share: fc.double({ min: 0.01, max: 0.5, noNaN: true }),
    people: fc.integer({ min: 1, max: 50 }),
  });
  const scopes = fc
    .integer({ min: 1, max: 500 })
    .chain((before) => fc.record({ before: fc.constant(before), removed: fc.integer({ min: 1, max: before }) }));
  const holds = fc.property(policies, scopes, (policy, { before, removed }) => {
    const asked = (count: number) =>
      removalsToConfirm({ people: {}, tenants: [tenant('a', people(count), before)] }, policy) !== undefined;
    expect([false, asked(removed)]).toContain(asked(removed - 1));
    expect(asked(removed)).toBe(removed === before || removed > removalsWithoutConfirmation(before, policy));
  });
  expect(() => fc.assert(holds)).not.toThrow();
});

test('a policy tells in what it is laxer than another', () => {
  expect(laxerThan({ share: 0.2, people: 5 }, defaultRemovalPolicy)).toEqual(['share']);
  expect(laxerThan({ share: 0.05, people: 9 }, defaultRemovalPolicy)).toEqual(['people']);
  expect(laxerThan({ share: 0.05, people: 2 }, defaultRemovalPolicy)).toEqual([]);
});
