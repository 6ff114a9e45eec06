import { ProblemError } from '../http/problem-error.ts';
import type { RouteModule } from '../http/route-table.ts';
import type { PlanStore } from '../plans/plan-store.ts';
import { viewPlan } from '../plans/plan-view.ts';
import { approvePlan, type ApproveDependencies } from './approve-plan.ts';

/** The approval of plans by a second administrator. */
export function approvalRoutes(dependencies: ApproveDependencies, plans: PlanStore): RouteModule {
  return (table) => {
    table.serve('plans.approve', 'administrator-now', async ({ params, body, principal }) => {
      const plan = await plans.read(params.planId, principal.tenantId);
      if (!plan) throw new ProblemError('not-found', 'No such plan.');
      await approvePlan(dependencies, plan, body, principal);
      return viewPlan(plan, dependencies.clock.now(), await dependencies.safety.view(plan));
    });
  };
}
