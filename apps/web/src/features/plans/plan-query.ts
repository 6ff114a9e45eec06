import type { Plan } from '@tenantry/contract';
import { portalQuery } from '../../shared/portal-query.ts';

/** A plan. It never changes but for its state, which is looked at again when the page comes back into view. */
export function planQuery(planId: string) {
  return portalQuery('plans.read', { params: { planId } });
}

/** Whether applying a plan would change nothing at all. */
export function changesNothing(plan: Plan): boolean {
  return plan.summary.tenantsToChange === 0;
}
