import { scopeOf } from '../configuration-facts.ts';
import { peopleInScope } from '../plan/people-in-scope.ts';
import type { PrincipalFacts } from '../principal.ts';
import type { SynchronizationConfiguration } from '../synchronization.ts';

/** The ids of the people in scope; `undefined` when a group or user in it was not read. */
export function peopleOf(
  configuration: SynchronizationConfiguration,
  facts: ReadonlyMap<string, PrincipalFacts>,
): ReadonlySet<string> | undefined {
  const scope = scopeOf(configuration);
  if (scope.some((principal) => !facts.has(principal.id))) return undefined;
  return new Set(peopleInScope(scope, facts).shared.keys());
}
