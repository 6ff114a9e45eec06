import type { PlanContent, TenantEffect } from '@tenantry/domain';
import { expect, test } from 'vitest';
import { peopleOf } from './plan-people.ts';
import { summarize } from './plan-summary.ts';

const effect = (tenantIds: string[], lists: Partial<TenantEffect>): TenantEffect => ({
  tenantIds,
  created: [],
  kept: [],
  guestsStayingGuests: [],
  removed: [],
  leftBehind: [],
  skipped: [],
  existingAccounts: 'known',
  ...lists,
});

/** Two tenants alike and one that is not. */
function planOf(effects: readonly TenantEffect[], warnings: PlanContent['warnings'] = []): PlanContent {
  const ids = new Set(
    effects.flatMap((one) => [
      ...one.created,
      ...one.kept,
      ...one.removed,
      ...one.guestsStayingGuests,
      ...one.skipped.map((skip) => skip.userId),
    ]),
  );
  const people = [...ids].map((userId) => [
    userId,
    { userId, displayName: userId.toUpperCase(), userPrincipalName: `${userId}@contoso.com` },
  ]);
  return {
    tenants: effects
      .flatMap((one) => one.tenantIds)
      .map((tenantId) => ({
        tenantId,
        displayName: `Tenant ${tenantId}`,
        disposition: { kind: 'change' },
        changes: [],
      })),
    effect: { people: Object.fromEntries(people) as PlanContent['effect']['people'], tenants: effects },
    warnings,
  } as unknown as PlanContent;
}

const plan = planOf([
  effect(['a', 'b'], { created: ['zoe', 'zora'], kept: ['ida'], removed: ['rob'] }),
  effect(['c'], {
    created: ['abe', 'zoe'],
    removed: ['ann'],
    skipped: [{ userId: 'sam', reason: 'sign-in-blocked', through: 'Sales' }],
  }),
]);
const everybody = { offset: 0, limit: 100 };

test('people come once for each thing that happens to them, removed ones first, then by name', () => {
  const { total, people } = peopleOf(plan, everybody);
  expect(
    people.map(({ effect: what, displayName, tenantCount }) => `${what} ${displayName} ${String(tenantCount)}`),
  ).toEqual([
    'removed ANN 1',
    'removed ROB 2',
    'created ABE 1',
    'created ZOE 3',
    'created ZORA 2',
    'kept IDA 2',
    'skipped SAM 1',
  ]);
  expect(total).toBe(7);
  expect(people.at(-1)).toMatchObject({ skipReason: 'sign-in-blocked', through: 'Sales', tenantNames: ['Tenant c'] });
});

test('people are found by name and sign-in name, in one tenant, by what happens to them, page by page', () => {
  const names = (query: Partial<Parameters<typeof peopleOf>[1]>) =>
    peopleOf(plan, { ...everybody, ...query }).people.map((one) => one.userId);
  expect(names({ q: ' Zo ' })).toEqual(['zoe', 'zora']);
  expect(names({ q: 'ABE@contoso' })).toEqual(['abe']);
  expect(names({ tenantId: 'c', effect: 'created' })).toEqual(['abe', 'zoe']);
  expect(names({ tenantId: 'nowhere' })).toEqual([]);
  expect(peopleOf(plan, { offset: 2, limit: 2 })).toMatchObject({
    total: 7,
    people: [{ userId: 'abe' }, { userId: 'zoe' }],
  });
  expect(peopleOf(plan, { offset: 100, limit: 2 })).toEqual({ total: 7, people: [] });
});

test('people count once in the summary, however many tenants they concern', () => {
  expect(summarize(plan)).toMatchObject({ peopleCreated: 3, peopleKept: 1, peopleRemoved: 2, peopleSkipped: 1 });
});
