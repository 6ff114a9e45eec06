import type { Plan, PlanWarning as PlanWarningView } from '@tenantry/contract';
import type { PlanContent, PlanWarning } from '@tenantry/domain';
import type { PlanSafetyView } from '../approvals/plan-safety.ts';
import type { StoredPlan } from './plan-store.ts';
import { plannedTenant, summarize } from './plan-summary.ts';

/** A plan as the browser sees it. */
export function viewPlan(plan: StoredPlan, now: number, safety: PlanSafetyView): Plan {
  const { content } = plan;
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
    request: plan.request,
    principals: [...plan.principals],
    ...subjectOf(plan),
    tenants: content.tenants.map((tenant) => plannedTenant(tenant, content)),
    warnings: content.warnings.map((warning) => viewWarning(warning, content)),
    summary: summarize(content),
    ...safety,
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

/** What a plan is about beside its principals: the one tenant, or the run that it retries or takes back. */
function subjectOf({ request, content }: StoredPlan): Pick<Plan, 'forTenant' | 'ofRun'> {
  if ('runId' in request) return { ofRun: request.runId };
  if (!('tenantId' in request)) return {};
  const tenant = content.tenants.find((one) => one.tenantId === request.tenantId.toLowerCase());
  return tenant ? { forTenant: { tenantId: tenant.tenantId, displayName: tenant.displayName } } : {};
}
