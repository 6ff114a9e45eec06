import type { Plan, PlanWarning as PlanWarningView } from '@tenantry/contract';
import type { PlanContent, PlanWarning } from '@tenantry/domain';
import type { StoredPlan } from './plan-store.ts';
import { plannedTenant, removalsToConfirm, summarize } from './plan-summary.ts';

/** A plan as the browser sees it. */
export function viewPlan(plan: StoredPlan, now: number): Plan {
  const { content } = plan;
  const confirmRemovals = removalsToConfirm(content);
  return {
    planId: plan.planId,
    flow: content.flow,
    state: plan.runId === undefined ? (now > plan.expiresAt ? 'expired' : 'ready') : 'applied',
    createdAt: plan.createdAt,
    expiresAt: plan.expiresAt,
    observedAt: content.observedAt,
    createdBy: plan.createdBy,
    digest: plan.digest,
    ...(plan.runId === undefined ? {} : { runId: plan.runId }),
    principals: [...plan.principals],
    tenants: content.tenants.map((tenant) => plannedTenant(tenant, content.effect)),
    warnings: content.warnings.map((warning) => viewWarning(warning, content)),
    summary: summarize(content),
    ...(confirmRemovals === undefined ? {} : { confirmRemovals }),
  };
}

function viewWarning(warning: PlanWarning, content: PlanContent): PlanWarningView {
  const { code } = warning;
  const tenant = 'tenantId' in warning ? content.tenants.find((one) => one.tenantId === warning.tenantId) : undefined;
  return {
    code,
    ...('displayName' in warning ? { displayName: warning.displayName } : {}),
    ...(tenant ? { tenantName: tenant.displayName } : {}),
    ...('count' in warning ? { count: warning.count } : {}),
    ...('share' in warning ? { share: warning.share } : {}),
  };
}
