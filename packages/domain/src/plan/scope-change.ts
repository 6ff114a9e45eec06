import { ourConfigurations, scopeOf, wasStarted } from '../configuration-facts.ts';
import type { Observation } from '../observation.ts';
import type { Principal } from '../principal.ts';
import { peopleInScope } from './people-in-scope.ts';
import type { PeopleInScope } from './people-in-scope.ts';
import type { TenantPlan } from './plan.ts';

/** The principals whose people had accounts made for them so far, and those whose people will have. */
interface ScopeChange {
  readonly before: readonly Principal[];
  readonly after: readonly Principal[];
}

/**
 * What a tenant's plan does to the scope of its configuration. A job that was never started has made no account: before
 * the plan, nobody is shared by it.
 */
function scopeChangeOf(plan: TenantPlan, observation: Observation): ScopeChange {
  const [configuration] = ourConfigurations(observation.configurations, plan.tenantId);
  const assigned = configuration ? scopeOf(configuration) : [];
  const after = new Map(assigned.map((principal) => [principal.id, principal]));
  for (const change of plan.changes) {
    if (change.kind === 'assign') after.set(change.principal.id, change.principal);
    if (change.kind === 'unassign' && change.reason === 'no-longer-shared') after.delete(change.principal.id);
  }
  return { before: configuration?.jobs.some(wasStarted) ? assigned : [], after: [...after.values()] };
}

/** Tenants whose scopes change in the same way, with the people concerned. */
export interface SharedScopeChange {
  readonly plans: readonly TenantPlan[];
  readonly before: PeopleInScope;
  readonly after: PeopleInScope;
}

/** The people of each way in which scopes change, read once for all tenants that have it in common. */
export function readScopeChanges(plans: readonly TenantPlan[], observation: Observation): readonly SharedScopeChange[] {
  const changes = new Map<string, { readonly change: ScopeChange; readonly plans: TenantPlan[] }>();
  for (const plan of plans) {
    const change = scopeChangeOf(plan, observation);
    const key = [change.before, change.after].map(keyOf).join('>');
    const known = changes.get(key);
    if (known) known.plans.push(plan);
    else changes.set(key, { change, plans: [plan] });
  }
  return [...changes.values()].map(({ change, plans: alike }) => ({
    plans: alike,
    before: peopleInScope(change.before, observation.principals),
    after: peopleInScope(change.after, observation.principals),
  }));
}

function keyOf(principals: readonly Principal[]): string {
  return principals
    .map((principal) => principal.id)
    .toSorted()
    .join(',');
}
