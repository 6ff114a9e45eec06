import type { Principal, PrincipalFacts } from '../principal.ts';
import { peopleInScope } from './people-in-scope.ts';
import type { PeopleInScope } from './people-in-scope.ts';

/** Reads the people of scopes, each scope once: 99 tenants with one scope of 10,000 people cost no more than one. */
export interface ScopeReader {
  peopleIn(principals: readonly Principal[]): PeopleInScope;
  /** How many people are in scope before and not afterwards. */
  countLeaving(before: readonly Principal[], after: readonly Principal[]): number;
}

/** A reader that remembers, for as long as one plan is made. */
export function createScopeReader(facts: ReadonlyMap<string, PrincipalFacts>): ScopeReader {
  const people = remember((principals: readonly Principal[]) => peopleInScope(principals, facts));
  const leaving = new Map<string, number>();
  return {
    peopleIn: people,
    countLeaving(before, after) {
      const key = `${scopeKey(before)}>${scopeKey(after)}`;
      const known = leaving.get(key);
      if (known !== undefined) return known;
      const staying = people(after).shared;
      const count = [...people(before).shared.keys()].filter((userId) => !staying.has(userId)).length;
      leaving.set(key, count);
      return count;
    },
  };
}

/** The same for the same principals in any order. */
export function scopeKey(principals: readonly Principal[]): string {
  return principals
    .map((principal) => principal.id)
    .toSorted()
    .join(',');
}

function remember<Result>(read: (principals: readonly Principal[]) => Result) {
  const known = new Map<string, { readonly result: Result }>();
  return (principals: readonly Principal[]): Result => {
    const key = scopeKey(principals);
    const entry = known.get(key) ?? { result: read(principals) };
    known.set(key, entry);
    return entry.result;
  };
}
