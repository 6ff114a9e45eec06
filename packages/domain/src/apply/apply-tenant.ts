import type { TenantPlan } from '../plan/plan.ts';
import { applyChange } from './apply-change.ts';
import { prepareStage } from './prepare-stage.ts';
import { choosesConfiguration, endsSharing, onlyGivesBack } from './purpose.ts';
import { RunStopped } from './run-stopped.ts';
import type { RunWork } from './run-work.ts';
import { sideBySide } from './side-by-side.ts';
import { stagesOf } from './stages.ts';
import type { PlacedChange, Stage } from './stages.ts';
import { requireAssigned } from './steps/assignments.ts';
import { requireConfiguration } from './steps/configuration.ts';
import { requireJob } from './steps/job.ts';
import { resolveLeftovers } from './steps/leftovers.ts';
import { requireMembership } from './steps/membership.ts';
import { hasEnded } from './steps/removal.ts';
import { tellInOrder } from './story.ts';
import type { Story } from './story.ts';
import { ownerOf, TenantFailure } from './tenant-failure.ts';
import { beginTenantWork, unknownConfiguration } from './tenant-work.ts';
import type { TenantWork } from './tenant-work.ts';
import { throwIfStopped } from './waiting.ts';

/** A second configuration can surface once, or twice; a third time something else makes them. */
const startingOverLimit = 3;

/**
 * Brings one tenant to where its plan wants it, stage by stage, and tells so in the order of the plan. Known refusals become events.
 * @returns how it ended; `stopped` when the run goes no further and the tenant is to be taken up again.
 * @throws defects, and what the journal or the lease throw; the run is halted first.
 */
export async function applyTenant(run: RunWork, plan: TenantPlan): Promise<'succeeded' | 'failed' | 'stopped'> {
  const { tenantId } = plan;
  try {
    run.emit({ type: 'tenant-started', tenantId });
    const work = await beginTenantWork(run, plan);
    for (let times = 1; !(await goThrough(work)); times += 1) {
      if (times === startingOverLimit) throw new TenantFailure('several-configurations');
      Object.assign(work, unknownConfiguration);
    }
    return 'succeeded';
  } catch (error) {
    if (error instanceof RunStopped && error.reason !== 'cancelled') return 'stopped';
    if (error instanceof TenantFailure || error instanceof RunStopped) {
      const code = error instanceof TenantFailure ? error.code : 'cancelled';
      const requestId = error instanceof TenantFailure ? error.requestId : undefined;
      const support = requestId === undefined ? {} : { requestId };
      run.emit({ type: 'tenant-failed', tenantId, code, owner: ownerOf(code), ...support });
      return 'failed';
    }
    run.halt(error instanceof Error ? error : new Error('The work on a tenant failed.', { cause: error }));
    throw error;
  }
}

/** @returns whether it came to the end; if not, another configuration turned out to be the one to work on. */
async function goThrough(work: TenantWork): Promise<boolean> {
  const { run, plan } = work;
  await requireMembership(work, run.begunAt);
  if (await hasEnded(work)) return finish(work);
  const story = tellInOrder(plan.tenantId, run.emit);
  let failure: TenantFailure | undefined;
  for (const stage of stagesOf(plan.changes)) {
    throwIfStopped(work);
    if (failure && !isDoneAfter(failure, stage)) throw failure;
    work.lastWait = undefined;
    if (!(await prepareStage(work, stage))) return startOver(work);
    try {
      await sideBySide(stage.map((lane) => goAlong(work, lane, story)));
    } catch (error) {
      if (!(error instanceof TenantFailure) || !mayGoOnAfter.has(error.code)) throw error;
      failure = error;
    }
  }
  if (failure) throw failure;
  return finish(work);
}

/** One principal that is gone keeps nobody else of its stage out of scope; and a guard that was widened is narrowed again. */
const mayGoOnAfter: ReadonlySet<string> = new Set(['principal-missing', 'people-not-taken-out']);

function isDoneAfter({ code }: TenantFailure, stage: Stage): boolean {
  const restores = ({ change }: PlacedChange) => change.kind === 'save-settings' && change.reason === 'guard-restored';
  return code === 'people-not-taken-out' && stage.every((lane) => lane.every(restores));
}

async function goAlong(work: TenantWork, lane: readonly PlacedChange[], story: Story): Promise<void> {
  for (const { index, change } of lane) {
    throwIfStopped(work);
    story.started(index, change.kind);
    story.finished(index, change.kind, await applyChange(work, change));
  }
}

function startOver({ plan }: TenantWork): false {
  if (!plan.changes.some((change) => change.kind === 'create-configuration')) {
    throw new TenantFailure('several-configurations');
  }
  return false;
}

async function finish(work: TenantWork): Promise<true> {
  if (!endsSharing(work.plan)) await requireAssigned(work);
  await resolveLeftovers(work);
  work.run.emit({ type: 'tenant-succeeded', tenantId: work.plan.tenantId, ...(await whatIsLeft(work)) });
  return true;
}

/** A configuration that was taken over may have no job; one that was deleted or given back is not ours any more. */
async function whatIsLeft(work: TenantWork) {
  if (endsSharing(work.plan) || onlyGivesBack(work.plan)) return {};
  const servicePrincipalId =
    work.configuration?.servicePrincipalId ??
    work.plan.configuration?.servicePrincipalId ??
    (await requireConfiguration(work)).servicePrincipalId;
  const known = work.jobId ?? work.plan.configuration?.jobId;
  if (known === undefined && choosesConfiguration(work.plan)) return { servicePrincipalId };
  return { servicePrincipalId, jobId: known ?? (await requireJob(work)).jobId };
}
