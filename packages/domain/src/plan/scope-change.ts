import { ourConfigurations, scopeOf, wasStarted } from '../configuration-facts.ts';
import type { Observation } from '../observation.ts';
import type { Principal } from '../principal.ts';
import type { TenantPlan } from './plan.ts';

/** The principals whose people had accounts made for them so far, and those whose people will have. */
export interface ScopeChange {
  readonly before: readonly Principal[];
  readonly after: readonly Principal[];
}

/**
 * What a tenant's plan does to the scope of its configuration. A job that was never started has made no account: before
 * the plan, nobody is shared by it.
 */
export function scopeChangeOf(plan: TenantPlan, observation: Observation): ScopeChange {
  const [configuration] = ourConfigurations(observation.configurations, plan.tenantId);
  const assigned = configuration ? scopeOf(configuration) : [];
  const after = new Map(assigned.map((principal) => [principal.id, principal]));
  for (const change of plan.changes) {
    if (change.kind === 'assign') after.set(change.principal.id, change.principal);
    if (change.kind === 'unassign' && change.reason === 'no-longer-shared') after.delete(change.principal.id);
  }
  return { before: configuration?.jobs.some(wasStarted) ? assigned : [], after: [...after.values()] };
}
