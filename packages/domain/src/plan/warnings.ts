import { foreignConfigurations } from '../configuration-facts.ts';
import type { Observation } from '../observation.ts';
import type { GroupFacts, Principal } from '../principal.ts';
import type { SharingRequest } from '../sharing.ts';
import { orderRequest } from './order-request.ts';
import { peopleInScope } from './people-in-scope.ts';
import type { TenantPlan } from './plan.ts';
import type { PlanWarning } from './policy.ts';
import { concernOf, principalsOf } from './request-concern.ts';
import { leavingIn, readScopeChanges } from './scope-change.ts';

/**
 * What an administrator should read before saying yes: first who is taken out, then what is expected and will not
 * happen, group by group, then configurations of others, tenant by tenant.
 */
export function warningsOf(
  request: SharingRequest,
  observation: Observation,
  tenantPlans: readonly TenantPlan[],
): readonly PlanWarning[] {
  const { scopes } = concernOf(orderRequest(request));
  return [
    ...warnOfRemovals(tenantPlans, observation),
    ...warnOfGroups(scopes, observation),
    ...tenantPlans.flatMap((plan) => warnOfForeign(plan, observation)),
  ];
}

/** One that the plan itself takes over or deletes needs no warning. */
function warnOfForeign({ tenantId, changes }: TenantPlan, { configurations }: Observation): PlanWarning[] {
  const decided = new Set(changes.map((change) => 'servicePrincipalId' in change && change.servicePrincipalId));
  return foreignConfigurations(configurations, tenantId)
    .filter(({ servicePrincipalId }) => !decided.has(servicePrincipalId))
    .map(({ displayName }) => ({ code: 'foreign-configuration', tenantId, displayName }));
}

/** Counts each person once; the share is that of the tenant that loses the most. */
function warnOfRemovals(tenantPlans: readonly TenantPlan[], observation: Observation): PlanWarning[] {
  const removed = new Set<string>();
  let share = 0;
  for (const change of readScopeChanges(tenantPlans, observation)) {
    const leaving = leavingIn(change);
    for (const { userId } of leaving) removed.add(userId);
    if (change.before.shared.size > 0) share = Math.max(share, leaving.length / change.before.shared.size);
  }
  return removed.size > 0 ? [{ code: 'removes-people', count: removed.size, share }] : [];
}

/** Somebody who is shared with one tenant only may be missed in the others: each scope is looked at by itself. */
function warnOfGroups(scopes: readonly (readonly Principal[])[], { principals: facts }: Observation): PlanWarning[] {
  const people = scopes.map((scope) => ({
    ids: new Set(scope.map((principal) => principal.id)),
    shared: peopleInScope(scope, facts).shared,
  }));
  return principalsOf(scopes).flatMap(({ id }) => {
    const known = facts.get(id);
    const around = people.filter(({ ids }) => ids.has(id));
    if (known?.kind !== 'group') return [];
    return warnOfGroup(known.group, (userId) => around.every(({ shared }) => shared.has(userId)));
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
