import { foreignConfigurations } from '../configuration-facts.ts';
import type { Observation } from '../observation.ts';
import type { GroupFacts } from '../principal.ts';
import type { Sharing } from '../sharing.ts';
import { peopleInScope } from './people-in-scope.ts';
import type { TenantPlan } from './plan.ts';
import type { PlanWarning } from './policy.ts';
import { readScopeChanges } from './scope-change.ts';

/**
 * What an administrator should read before saying yes: first who is taken out, then what is expected and will not
 * happen, group by group, then configurations of others, tenant by tenant.
 */
export function warningsOf(
  sharing: Sharing,
  observation: Observation,
  tenantPlans: readonly TenantPlan[],
): readonly PlanWarning[] {
  return [
    ...warnOfRemovals(tenantPlans, observation),
    ...warnOfGroups(sharing, observation),
    ...tenantPlans.flatMap(({ tenantId }) =>
      foreignConfigurations(observation.configurations, tenantId).map(({ displayName }): PlanWarning => ({
        code: 'foreign-configuration',
        tenantId,
        displayName,
      })),
    ),
  ];
}

/** Counts each person once; the share is that of the tenant that loses the most. */
function warnOfRemovals(tenantPlans: readonly TenantPlan[], observation: Observation): PlanWarning[] {
  const removed = new Set<string>();
  let share = 0;
  for (const { before, after } of readScopeChanges(tenantPlans, observation)) {
    const leaving = [...before.shared.keys()].filter((userId) => !after.shared.has(userId));
    for (const userId of leaving) removed.add(userId);
    if (before.shared.size > 0) share = Math.max(share, leaving.length / before.shared.size);
  }
  return removed.size > 0 ? [{ code: 'removes-people', count: removed.size, share }] : [];
}

function warnOfGroups(sharing: Sharing, observation: Observation): PlanWarning[] {
  const { shared } = peopleInScope(sharing.principals, observation.principals);
  return sharing.principals.flatMap(({ id }) => {
    const facts = observation.principals.get(id);
    return facts?.kind === 'group' ? warnOfGroup(facts.group, (userId) => shared.has(userId)) : [];
  });
}

function warnOfGroup(group: GroupFacts, isShared: (userId: string) => boolean): PlanWarning[] {
  const { groupId, displayName } = group;
  const owners = group.ownersOutside.filter((owner) => !isShared(owner.userId)).length;
  const nested = group.nestedGroups.length;
  const warnings: PlanWarning[] = [];
  if (owners > 0) warnings.push({ code: 'owners-not-shared', groupId, displayName, count: owners });
  if (nested > 0) warnings.push({ code: 'nested-groups-not-shared', groupId, displayName, count: nested });
  if (group.membership === 'dynamic' && group.ruleProcessing === 'paused') {
    warnings.push({ code: 'dynamic-rule-paused', groupId, displayName });
  }
  return warnings;
}
