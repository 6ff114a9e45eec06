import type { PrincipalMatch } from '@tenantry/contract';
import { describe, expect, test } from 'vitest';
import { nextPickable, sameSelection, toggled } from './selection.ts';

function match(id: string, pickable = true): PrincipalMatch {
  return { id, kind: 'user', displayName: id, pickable, notes: [] };
}

describe('a selection of users and groups', () => {
  const anna = { id: 'anna', kind: 'user', displayName: 'Anna' } as const;
  const bo = { id: 'bo', kind: 'user', displayName: 'Bo' } as const;

  test('is the same in another order', () => {
    expect(sameSelection([anna, bo], [bo, anna])).toBe(true);
  });

  test('is another one when somebody is exchanged, added or left out', () => {
    expect(sameSelection([anna], [bo])).toBe(false);
    expect(sameSelection([anna], [anna, bo])).toBe(false);
    expect(sameSelection([anna, bo], [anna])).toBe(false);
  });

  test('takes somebody in at the end, and out when picked again', () => {
    const both = toggled([anna], match('bo'));
    expect(both.map((principal) => principal.id)).toEqual(['anna', 'bo']);
    expect(toggled(both, match('anna')).map((principal) => principal.id)).toEqual(['bo']);
  });

  test('carries nothing of a match that a plan does not ask for', () => {
    expect(toggled([], match('anna'))[0]).not.toHaveProperty('notes');
  });
});

describe('the arrow keys', () => {
  const matches = [match('a', false), match('b'), match('c', false), match('d')];

  test('go from one option that can be picked to the next, around both ends', () => {
    expect(nextPickable(matches, -1, 1)).toBe(1);
    expect(nextPickable(matches, 1, 1)).toBe(3);
    expect(nextPickable(matches, 3, 1)).toBe(1);
    expect(nextPickable(matches, 1, -1)).toBe(3);
  });

  test('go nowhere when nothing can be picked', () => {
    expect(nextPickable([match('a', false)], -1, 1)).toBe(-1);
    expect(nextPickable([], -1, 1)).toBe(-1);
  });
});
