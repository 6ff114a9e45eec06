import type { GroupFacts, Principal, PrincipalFacts } from '../principal.ts';
import { peopleInScope, reasonNotShared } from './people-in-scope.ts';
import type { PlanRefusal } from './policy.ts';

/** Why these users and groups may not be shared; the first reason in their order. */
export function refusalOfScope(
  scope: readonly Principal[],
  facts: ReadonlyMap<string, PrincipalFacts>,
): PlanRefusal | undefined {
  for (const { id, displayName } of scope) {
    const known = facts.get(id);
    if (!known || known.kind === 'missing') return { code: 'principal-missing', displayName };
    const refusal = known.kind === 'group' ? refusalOfGroup(known.group) : undefined;
    if (refusal) return refusal;
  }
  return peopleInScope(scope, facts).shared.size === 0 ? { code: 'nobody-to-share' } : undefined;
}

/**
 * A rule that is not evaluated is no reason by itself: an administrator may pause it on purpose, and is warned. Where it
 * leaves a group without anybody who can be shared, that is not what the rule says but what became of it.
 */
function refusalOfGroup(group: GroupFacts): PlanRefusal | undefined {
  const { displayName, securityEnabled, directMembers } = group;
  if (!securityEnabled) return { code: 'group-not-security-enabled', displayName };
  const rests = group.membership === 'dynamic' && group.ruleProcessing === 'paused';
  if (rests && directMembers.every(reasonNotShared)) return { code: 'group-rule-broken', displayName };
  return directMembers.length === 0 ? { code: 'group-empty', displayName } : undefined;
}
