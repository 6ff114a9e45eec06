import type { Observation } from '../observation.ts';
import type { SharingFlow, SharingRequest } from '../sharing.ts';
import { effectOnPeople } from './effect-on-people.ts';
import { orderRequest } from './order-request.ts';
import { planChanges } from './plan-changes.ts';
import type { PlanContent } from './plan.ts';
import type { PlanRefusal } from './policy.ts';
import { refusalOf } from './refusal.ts';
import { warningsOf } from './warnings.ts';

/** A plan, or why there may be none. */
export type DraftedPlan =
  | { readonly kind: 'drafted'; readonly content: PlanContent }
  | { readonly kind: 'refused'; readonly refusal: PlanRefusal };

/**
 * Everything an administrator confirms, from what is wanted and what was observed. What is asked
 * for is put in order and counted once, so that the same wish always gives the same plan.
 */
export function draftPlan(request: SharingRequest, flow: SharingFlow, observation: Observation): DraftedPlan {
  const refusal = refusalOf(request, observation, flow);
  if (refusal) return { kind: 'refused', refusal };
  const ordered = orderRequest(request);
  const tenants = planChanges(ordered, observation, flow);
  return {
    kind: 'drafted',
    content: {
      homeTenantId: observation.homeTenantId,
      flow,
      sharing: ordered,
      tenants,
      effect: effectOnPeople(tenants, observation),
      warnings: warningsOf(ordered, observation, tenants),
      observedAt: observation.observedAt,
    },
  };
}
