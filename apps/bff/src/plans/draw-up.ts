import type { PlanRequest } from '@tenantry/contract';
import type {
  Clock,
  DirectoryReader,
  Observation,
  PartnerReader,
  PlanContent,
  Principal,
  SharingRequest,
} from '@tenantry/domain';
import { draftPlan } from '@tenantry/domain';
import { ProblemError } from '../http/problem-error.ts';
import { observe } from '../organization/observe.ts';
import type { RecentWrites } from '../organization/recent-writes.ts';
import { changedSince, type RunOutcome } from '../runs/changed-since.ts';
import type { RunProgressReader } from '../runs/run-progress.ts';
import type { RunStore, StoredRun } from '../runs/run-store.ts';
import type { SharingStore } from '../sharing/sharing-store.ts';
import type { Background } from './flows/wish.ts';
import { wishOf } from './flows/wish-of.ts';
import { refusePlan } from './refuse-plan.ts';

/** What plans are drawn up from beside the directory. */
export interface DrawUpDependencies {
  readonly runs: RunStore;
  readonly progress: RunProgressReader;
  readonly sharings: SharingStore;
  readonly recentWrites: RecentWrites;
  readonly clock: Clock;
}

export interface Sight {
  /** The home tenant, as whoever acts sees it. */
  readonly directory: DirectoryReader;
  readonly partners: PartnerReader;
  readonly signal?: AbortSignal;
}

export interface DrawnUp {
  readonly content: PlanContent;
  readonly observation: Observation;
}

/**
 * Observes and plans. The same request gives the same plan as long as the directory, what is intended and the run that it is
 * about are the same.
 * @throws {ProblemError} `plan-refused`, or `not-found` for a run that does not exist.
 */
export async function drawUp(
  dependencies: DrawUpDependencies,
  { directory, partners, signal }: Sight,
  homeTenantId: string,
  request: PlanRequest,
): Promise<DrawnUp> {
  const { clock, recentWrites } = dependencies;
  const wish = wishOf(request, await readBackground(dependencies, homeTenantId, request));
  const observation = await observe(directory, clock, {
    homeTenantId,
    principals: wish.principals,
    configurations: wish.configurations,
    recentWrites: await recentWrites(),
    partners,
    signal,
  });
  const drafted = draftPlan(withNames(wish.sharing(observation), observation), request.flow, observation);
  if (drafted.kind === 'refused') refusePlan(drafted.refusal);
  requireSomethingToDo(drafted.content);
  return { content: drafted.content, observation };
}

async function readBackground(
  { sharings, runs, progress }: DrawUpDependencies,
  homeTenantId: string,
  request: PlanRequest,
): Promise<Background> {
  const intended = await sharings.read(homeTenantId);
  if (!('runId' in request)) return { intended, run: undefined };
  const run = await runs.read(request.runId, homeTenantId);
  if (!run) throw new ProblemError('not-found', 'No such run.');
  const later = await Promise.all((await runs.after(run)).map((one) => outcomeOf(one, progress)));
  const outcome = await outcomeOf(run, progress);
  return {
    intended,
    run: { content: run.content, progress: outcome.progress, changedSince: changedSince(outcome, later) },
  };
}

async function outcomeOf(run: StoredRun, progress: RunProgressReader): Promise<RunOutcome> {
  const { runId, ofRun, content } = run;
  return { runId, ofRun, flow: content.flow, progress: await progress.read(run) };
}

const refusals = {
  'repair-drift': { code: 'nothing-to-repair' },
  'retry-run': { code: 'nothing-to-retry' },
  'undo-run': { code: 'nothing-to-undo' },
} as const;

/** Putting something right that is right already is no plan. */
function requireSomethingToDo({ flow, tenants }: PlanContent): void {
  if (flow !== 'repair-drift' && flow !== 'retry-run' && flow !== 'undo-run') return;
  const kinds = new Set(tenants.map((tenant) => tenant.disposition.kind));
  if (!kinds.has('change') && !kinds.has('blocked')) refusePlan(refusals[flow]);
}

/** With the directory's names of principals, whatever the browser called them. */
function withNames(sharing: SharingRequest, { principals }: Observation): SharingRequest {
  const named = (principal: Principal): Principal => {
    const facts = principals.get(principal.id);
    return facts === undefined || facts.kind === 'missing' ? principal : facts.principal;
  };
  return {
    ...sharing,
    principals: sharing.principals.map(named),
    ...(sharing.overrides
      ? { overrides: sharing.overrides.map((one) => ({ ...one, principals: one.principals.map(named) })) }
      : {}),
  };
}
