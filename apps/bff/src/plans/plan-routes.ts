import type { Foundation } from '../foundation.ts';
import type { Directories } from '../directory/directories.ts';
import { ProblemError } from '../http/problem-error.ts';
import type { CallContext, RouteModule } from '../http/route-table.ts';
import type { RunStore } from '../runs/run-store.ts';
import { startRun } from './apply-plan.ts';
import { draftAndKeepPlan, type Sight } from './draft-plan.ts';
import { callsOf } from './plan-calls.ts';
import { peopleOf } from './plan-people.ts';
import type { PlanStore, StoredPlan } from './plan-store.ts';
import { viewPlan } from './plan-view.ts';

export interface PlanRouteDependencies {
  readonly foundation: Foundation;
  readonly directories: Directories;
  readonly plans: PlanStore;
  readonly runs: RunStore;
  /** Called when a run has been kept and may begin. */
  readonly onRunStarted: () => void;
}

/** Making, reading and applying plans. */
export function planRoutes({ foundation, directories, plans, runs, onRunStarted }: PlanRouteDependencies): RouteModule {
  const { clock, store } = foundation;
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
      const dependencies = { plans, journal: store.journal, clock };
      return viewPlan(await draftAndKeepPlan(dependencies, sightOf(input), input.body, input.principal), clock.now());
    });
    table.serve('plans.read', 'signed-in', async (input) =>
      viewPlan(await readPlan(input.params.planId, input), clock.now()),
    );
    table.serve('plans.people', 'signed-in', async (input) =>
      peopleOf((await readPlan(input.params.planId, input)).content, input.query),
    );
    table.serve('plans.calls', 'signed-in', async (input) => ({
      calls: callsOf((await readPlan(input.params.planId, input)).content),
    }));
    table.serve('plans.apply', 'administrator-now', async (input) => {
      const plan = await readPlan(input.params.planId, input);
      const dependencies = { runs, journal: store.journal, clock };
      const runId = await startRun(dependencies, sightOf(input), plan, input.body, input.principal);
      onRunStarted();
      return { runId };
    });
  };
}
