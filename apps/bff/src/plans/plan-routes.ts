import type { PlanSafety } from '../approvals/plan-safety.ts';
import type { Foundation } from '../foundation.ts';
import type { Directories } from '../directory/directories.ts';
import { ProblemError } from '../http/problem-error.ts';
import type { CallContext, RouteModule } from '../http/route-table.ts';
import { startRun } from './apply-plan.ts';
import { draftAndKeepPlan } from './draft-plan.ts';
import type { DrawUpDependencies, Sight } from './draw-up.ts';
import { callsOf } from './plan-calls.ts';
import { peopleOf } from './plan-people.ts';
import type { PlanStore, StoredPlan } from './plan-store.ts';
import { viewPlan } from './plan-view.ts';

export interface PlanRouteDependencies {
  readonly foundation: Foundation;
  readonly directories: Directories;
  readonly plans: PlanStore;
  readonly drawing: DrawUpDependencies;
  readonly safety: PlanSafety;
  /** Called when a run has been kept and may begin. */
  readonly onRunStarted: () => void;
}

/** Making, reading and applying plans. */
export function planRoutes({
  foundation,
  directories,
  plans,
  drawing,
  safety,
  onRunStarted,
}: PlanRouteDependencies): RouteModule {
  const { clock, store } = foundation;
  const view = async (plan: StoredPlan) => viewPlan(plan, clock.now(), await safety.view(plan));
  const sightOf = ({ principal, signal }: CallContext): Sight => ({
    directory: directories.delegated(principal.accountId),
    partners: directories.partners,
    signal,
  });
  const readPlan = async (planId: string, { principal }: CallContext): Promise<StoredPlan> => {
    const plan = await plans.read(planId, principal.tenantId);
    if (!plan) throw new ProblemError('not-found', 'No such plan.');
    return plan;
  };
  return (table) => {
    table.serve('plans.draft', 'administrator', async (input) => {
      const dependencies = { ...drawing, plans, safety, journal: store.journal };
      const draft = { homeTenantId: input.principal.tenantId, createdBy: input.principal };
      return view(await draftAndKeepPlan(dependencies, sightOf(input), input.body, draft));
    });
    table.serve('plans.read', 'signed-in', async (input) => view(await readPlan(input.params.planId, input)));
    table.serve('plans.people', 'signed-in', async (input) =>
      peopleOf((await readPlan(input.params.planId, input)).content, input.query),
    );
    table.serve('plans.calls', 'signed-in', async (input) => ({
      calls: callsOf((await readPlan(input.params.planId, input)).content),
    }));
    table.serve('plans.apply', 'administrator-now', async (input) => {
      const plan = await readPlan(input.params.planId, input);
      const dependencies = { ...drawing, safety, journal: store.journal };
      const runId = await startRun(dependencies, sightOf(input), plan, input.body, input.principal);
      onRunStarted();
      return { runId };
    });
  };
}
