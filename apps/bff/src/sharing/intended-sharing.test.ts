import type { Principal, Sharing, SharingRequest, TenantPlan } from '@tenantry/domain';
import { expect, test } from 'vitest';
import type { RunContent } from '../runs/run-store.ts';
import { intendedAfter, intendedAfterUndo } from './intended-sharing.ts';

const group = (id: string): Principal => ({ id, kind: 'group', displayName: id });
const [g, h] = [group('g'), group('h')];
type Kind = 'change' | 'unchanged' | 'waiting' | 'blocked';
const plan = (tenantId: string, kind: Kind) => ({ tenantId, disposition: { kind } }) as TenantPlan;

/** A run over tenants, by what the plan does to each. */
function run(
  flow: RunContent['flow'],
  sharing: Partial<SharingRequest>,
  tenants: Readonly<Record<string, Kind>>,
): RunContent {
  return {
    flow,
    sharing: { principals: [], tenants: Object.keys(tenants), ...sharing },
    tenants: Object.entries(tenants).map(([tenantId, kind]) => plan(tenantId, kind)),
  } as unknown as RunContent;
}
const both = { a: 'unchanged', b: 'change' } as const;

test('what was picked is intended for every tenant of the plan that has joined', () => {
  const picked = run('select-users-and-groups', { principals: [g] }, { ...both, c: 'waiting' });
  expect(intendedAfter(picked, undefined)).toEqual({ principals: [g], tenants: ['a', 'b'] });
});

test('an edit is intended for all, but for tenants that have an override', () => {
  const before: Sharing = {
    principals: [g],
    tenants: ['a', 'b', 'gone'],
    overrides: [{ tenantId: 'b', principals: [h] }],
  };
  const edit = run('edit-shared-users-and-groups', { principals: [g, h], overrides: before.overrides ?? [] }, both);
  expect(intendedAfter(edit, before)).toEqual({ ...before, principals: [g, h], tenants: ['a', 'b', 'gone'] });
});

test('sharing the current scope holds tenants that it left as they are to nothing new', () => {
  const shared = run('share-current-scope', { principals: [g, h] }, both);
  const tenantsAfter = (before: Sharing | undefined) => intendedAfter(shared, before)?.tenants;
  expect(tenantsAfter(undefined)).toEqual(['b']);
  expect(tenantsAfter({ principals: [h, g], tenants: ['a'] })).toEqual(['a', 'b']);
  expect(tenantsAfter({ principals: [g], tenants: ['a'] })).toEqual(['b']);
});

test('an override concerns its tenant alone, also where nothing was intended before', () => {
  const overrides = [{ tenantId: 'a', principals: [h] }];
  const override = run('override-users-and-groups', { principals: [g], overrides }, { a: 'change' });
  expect(intendedAfter(override, { principals: [g], tenants: ['a', 'b'] })).toEqual({
    principals: [g],
    tenants: ['a', 'b'],
    overrides,
  });
  expect(intendedAfter(override, undefined)).toEqual({ principals: [g], tenants: ['a'], overrides });
  const ended = run('end-override', { principals: [g] }, { a: 'change' });
  expect(intendedAfter(ended, { principals: [g], tenants: ['a', 'b'], overrides })).toEqual({
    principals: [g],
    tenants: ['a', 'b'],
  });
});

test('a tenant that is not shared with any longer is not intended, nor is its override', () => {
  const stop = (...tenantIds: string[]) =>
    run(
      'stop-sharing',
      { tenants: [], stops: tenantIds.map((tenantId) => ({ tenantId, accounts: 'take-out' })) },
      Object.fromEntries(tenantIds.map((tenantId) => [tenantId, 'change'])),
    );
  const before = { principals: [g], tenants: ['a', 'b'], overrides: [{ tenantId: 'a', principals: [h] }] };
  expect(intendedAfter(stop('a'), before)).toEqual({ principals: [g], tenants: ['b'], stopped: ['a'] });
  expect(intendedAfter(stop('a', 'b'), before)).toEqual({ principals: [], tenants: [], stopped: ['a', 'b'] });
  expect(intendedAfter(stop('a'), undefined)).toEqual({ principals: [], tenants: [], stopped: ['a'] });
  const overridden = { ...before, overrides: [{ tenantId: 'b', principals: [h] }] };
  expect(intendedAfter(stop('a'), overridden)).toEqual({ ...overridden, tenants: ['b'], stopped: ['a'] });
});

test('a tenant with which sharing was stopped stays so until somebody shares with it again', () => {
  const before: Sharing = { principals: [g], tenants: ['b'], stopped: ['a', 'c'] };
  const edit = run('edit-shared-users-and-groups', { principals: [h] }, { b: 'change' });
  expect(intendedAfter(edit, before)).toEqual({ principals: [h], tenants: ['b'], stopped: ['a', 'c'] });
  const again = run('share-current-scope', { principals: [g], only: ['a'] }, { a: 'change' });
  expect(intendedAfter(again, before)).toEqual({ principals: [g], tenants: ['a', 'b'], stopped: ['c'] });
});

test('a retry of a stop concerns the tenants that it is for, not those that were shared with again since', () => {
  const stops = ['a', 'b'].map((tenantId) => ({ tenantId, accounts: 'take-out' as const }));
  const retry = run('retry-run', { tenants: [], stops, only: ['b'] }, { b: 'change' });
  const now = { principals: [g], tenants: ['a', 'b'] };
  expect(intendedAfter(retry, now)).toEqual({ principals: [g], tenants: ['a'], stopped: ['b'] });
});

test('a stop that could not be planned leaves its tenant as it was intended', () => {
  const stops = [{ tenantId: 'a', accounts: 'take-out' as const }];
  const now = { principals: [g], tenants: ['a', 'b'] };
  const stop = run('stop-sharing', { tenants: [], stops }, { a: 'blocked' });
  expect(intendedAfter(stop, now)).toEqual(now);
});

test('the scope of a configuration that was chosen becomes an override where it differs', () => {
  const chosen = (principals: Principal[]) => run('choose-configuration', { principals }, { c: 'change' });
  const before = { principals: [g], tenants: ['a'] };
  expect(intendedAfter(chosen([g]), before)).toEqual({ principals: [g], tenants: ['a', 'c'] });
  expect(intendedAfter(chosen([h]), before)).toEqual({
    principals: [g],
    tenants: ['a', 'c'],
    overrides: [{ tenantId: 'c', principals: [h] }],
  });
});

test('a retry intends for its tenants what the run intended, and for all when nobody is left with anything else', () => {
  const retry = run('retry-run', { principals: [h], only: ['a'] }, { a: 'change' });
  expect(intendedAfter(retry, { principals: [h], tenants: ['a', 'b'] })).toEqual({
    principals: [h],
    tenants: ['a', 'b'],
  });
  expect(intendedAfter(retry, { principals: [g], tenants: ['a', 'b'] })).toEqual({
    principals: [g],
    tenants: ['a', 'b'],
    overrides: [{ tenantId: 'a', principals: [h] }],
  });
  expect(intendedAfter(retry, { principals: [g], tenants: ['a'] })).toEqual({ principals: [h], tenants: ['a'] });
});

test('a repair changes nothing of what is intended', () => {
  const before = { principals: [g], tenants: ['a'] };
  expect(intendedAfter(run('repair-drift', { principals: [g] }, { a: 'change' }), before)).toBe(before);
  expect(intendedAfter(run('repair-drift', { principals: [g] }, { a: 'change' }), undefined)).toBeUndefined();
});

test('undoing the last run restores what was intended, undoing an earlier one only its tenants', () => {
  const undo = run('undo-run', {}, { a: 'change' });
  const [before, now] = [
    { principals: [g], tenants: ['a', 'b'] },
    { principals: [h], tenants: ['a', 'b', 'c'] },
  ];
  expect(intendedAfterUndo(undo, now, { before, latest: true })).toEqual(before);
  expect(intendedAfterUndo(undo, now, { before: undefined, latest: true })).toBeUndefined();
  expect(intendedAfterUndo(undo, now, { before, latest: false })).toEqual({
    principals: [h],
    tenants: ['a', 'b', 'c'],
    overrides: [{ tenantId: 'a', principals: [g] }],
  });
  expect(intendedAfterUndo(undo, now, { before: undefined, latest: false })).toEqual({
    principals: [h],
    tenants: ['b', 'c'],
  });
});

test('a tenant that is taken out of scope by an undo is not shared with on purpose, and one that is shared again is', () => {
  const stops = [{ tenantId: 'a', accounts: 'take-out' as const }];
  const undo = run('undo-run', { tenants: [], stops, only: ['a'] }, { a: 'change' });
  const now = { principals: [g], tenants: ['a', 'b'] };
  const before = { principals: [g], tenants: ['b'] };
  for (const latest of [true, false]) {
    expect(intendedAfterUndo(undo, now, { before, latest })).toEqual({ ...before, stopped: ['a'] });
  }
  expect(intendedAfterUndo(undo, { ...now, tenants: ['a'] }, { before: undefined, latest: true })).toEqual({
    principals: [],
    tenants: [],
    stopped: ['a'],
  });
  const sharedAgain = run('undo-run', { principals: [g], only: ['a'] }, { a: 'change' });
  const stopped = { principals: [g], tenants: ['b'], stopped: ['a', 'c'] };
  expect(intendedAfterUndo(sharedAgain, stopped, { before: now, latest: false })).toEqual({ ...now, stopped: ['c'] });
  expect(intendedAfterUndo(sharedAgain, stopped, { before: now, latest: true })).toEqual(now);
});
