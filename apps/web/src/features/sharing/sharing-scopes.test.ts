import type { SharingState } from '@tenantry/contract';
import { describe, expect, test } from 'vitest';
import { needsStart, startingPrincipals } from './sharing-scopes.ts';

const sales = { id: 'sales', kind: 'group', displayName: 'Sales' } as const;
const legal = { id: 'legal', kind: 'group', displayName: 'Legal' } as const;
const anna = { id: 'anna', kind: 'user', displayName: 'Anna' } as const;
const tenant = (displayName: string) => ({ tenantId: displayName.toLowerCase(), displayName });

function sharing(scopes: SharingState['scopes'], differs: boolean): SharingState {
  return {
    asOf: 0,
    principals: scopes.flatMap((scope) => scope.principals),
    differs,
    scopes,
    sharedWith: scopes.flatMap((scope) => scope.tenants),
    withoutShare: [],
    stopped: [],
    pending: [],
    foreignConfigurations: [],
  };
}
const ids = (state: SharingState, start?: string) => startingPrincipals(state, start)?.map((one) => one.id);

describe('an edit of what all tenants get', () => {
  const same = [{ tenants: [tenant('Fabrikam'), tenant('Litware')], principals: [sales], overridden: false }];
  const own = { tenants: [tenant('Woodgrove')], principals: [anna], overridden: true };

  test('begins with what they have, when they have the same', () => {
    expect(ids(sharing(same, false))).toEqual(['sales']);
  });

  test('never takes in what only a tenant with its own users and groups has', () => {
    expect(ids(sharing([own, ...same], false))).toEqual(['sales']);
    expect(needsStart(sharing([own, ...same], false))).toBe(false);
  });
});

describe('tenants that differ', () => {
  const differing = sharing(
    [
      { tenants: [tenant('Fabrikam'), tenant('Litware')], principals: [sales, anna], overridden: false },
      { tenants: [tenant('Tailspin')], principals: [legal, anna], overridden: false },
      { tenants: [tenant('Woodgrove')], principals: [{ ...legal, id: 'other' }], overridden: true },
    ],
    true,
  );

  test('give an edit nothing to begin with before somebody has chosen', () => {
    expect(needsStart(differing)).toBe(true);
    expect(ids(differing)).toBeUndefined();
  });

  test('let it begin with the users and groups of one of them', () => {
    expect(ids(differing, 'litware')).toEqual(['sales', 'anna']);
    expect(ids(differing, 'tailspin')).toEqual(['legal', 'anna']);
  });

  test('let it begin with all of them together, each once', () => {
    expect(ids(differing, 'union')).toEqual(['anna', 'legal', 'sales']);
  });

  test('do not let it begin with a tenant that has its own users and groups, or none', () => {
    expect(ids(differing, 'woodgrove')).toBeUndefined();
    expect(ids(differing, 'elsewhere')).toBeUndefined();
  });
});
