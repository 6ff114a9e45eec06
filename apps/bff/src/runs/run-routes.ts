import type { Foundation } from '../foundation.ts';
import { ProblemError } from '../http/problem-error.ts';
import type { RouteModule } from '../http/route-table.ts';
import type { SessionPrincipal } from '../session/session-principal.ts';
import type { PlanStore } from '../plans/plan-store.ts';
import type { ProvisioningLogStore } from '../provisioning-logs/provisioning-log-store.ts';
import { cancelRun } from './cancel-run.ts';
import type { CarryOutDependencies } from './carry-out-run.ts';
import { followRun } from './follow-run.ts';
import { readRemovedPeople } from './removed-people.ts';
import type { RunProgressReader } from './run-progress.ts';
import type { RunStore, StoredRun } from './run-store.ts';
import type { RunWorker } from './run-worker.ts';

export interface RunRouteDependencies {
  readonly foundation: Foundation;
  readonly runs: RunStore;
  readonly progress: RunProgressReader;
  readonly worker: RunWorker;
  readonly plans: PlanStore;
  readonly logs: ProvisioningLogStore;
  /** What it takes to end a run that nobody is at. */
  readonly carrying: CarryOutDependencies;
}

/** Reading, following, resuming and cancelling runs. */
export function runRoutes({
  foundation,
  runs,
  progress,
  worker,
  plans,
  logs,
  carrying,
}: RunRouteDependencies): RouteModule {
  const { clock, store } = foundation;
  const readRun = async (runId: string, principal: SessionPrincipal): Promise<StoredRun> => {
    const run = await runs.read(runId, principal.tenantId);
    if (!run) throw new ProblemError('not-found', 'No such run.');
    return run;
  };
  return (table) => {
    table.serve('runs.list', 'signed-in', async ({ query, principal }) => {
      const stored = await runs.list(principal.tenantId, query.limit);
      return { runs: await Promise.all(stored.map((run) => progress.view(run))) };
    });
    table.serve('runs.read', 'signed-in', async ({ params, principal }) =>
      progress.view(await readRun(params.runId, principal)),
    );
    table.serve('runs.resume', 'administrator-now', async ({ params, principal }) => {
      const run = await readRun(params.runId, principal);
      const { userId, displayName } = principal;
      await runs.requeue(run.runId, principal.accountId, { userId, displayName });
      worker.wake();
      return progress.view(await readRun(params.runId, principal));
    });
    table.serve('runs.cancel', 'administrator-now', async ({ params, principal, signal }) => {
      await cancelRun(carrying, await readRun(params.runId, principal), principal, signal);
      return progress.view(await readRun(params.runId, principal));
    });
    table.serve('runs.removedPeople', 'signed-in', async ({ params, query, principal }) => {
      const run = await readRun(params.runId, principal);
      const plan = await plans.read(run.planId, principal.tenantId);
      if (!plan) throw new ProblemError('not-found', 'The plan of the run is gone.');
      return readRemovedPeople(logs, { run, plan, progress: await progress.read(run), now: clock.now() }, query);
    });
    table.serveStream('runs.events', 'signed-in', async function* ({ params, principal, lastEventId, signal }) {
      const run = await readRun(params.runId, principal);
      yield* followRun({ runs, wakeUps: store.wakeUps, clock }, run, lastEventId ?? 0, signal);
    });
  };
}
