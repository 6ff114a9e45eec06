import type { Change } from '../plan/change.ts';
import type { TenantPlan } from '../plan/plan.ts';
import { RunStopped } from './run-stopped.ts';
import type { RunWork } from './run-work.ts';
import { sideBySide } from './side-by-side.ts';
import { stagesOf } from './stages.ts';
import type { PlacedChange, Stage } from './stages.ts';
import { ensureAssigned, ensureUnassigned, readScope, requireAssigned } from './steps/assignments.ts';
import { ensureConfiguration, requireConfiguration } from './steps/configuration.ts';
import { requireConnection } from './steps/connection.ts';
import { ensureJob, requireJob } from './steps/job.ts';
import { resolveLeftovers } from './steps/leftovers.ts';
import { requireMembership } from './steps/membership.ts';
import { becomesReady } from './steps/ready.ts';
import { ensureSettings } from './steps/settings.ts';
import { ensureStarted } from './steps/start.ts';
import { ensureOutboundRedemption, ensurePartnerConfiguration } from './steps/trust.ts';
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
  const story = tellInOrder(plan.tenantId, run.emit);
  let missing: TenantFailure | undefined;
  for (const stage of stagesOf(plan.changes)) {
    throwIfStopped(work);
    if (missing) throw missing;
    work.lastWait = undefined;
    if (!(await prepare(work, stage))) return startOver(work);
    try {
      await sideBySide(stage.map((lane) => goAlong(work, lane, story)));
    } catch (error) {
      // One principal that is gone keeps nobody else out of scope.
      if (!(error instanceof TenantFailure) || error.code !== 'principal-missing') throw error;
      missing = error;
    }
  }
  if (missing) throw missing;
  await finish(work);
  return true;
}

async function goAlong(work: TenantWork, lane: readonly PlacedChange[], story: Story): Promise<void> {
  for (const { index, change } of lane) {
    throwIfStopped(work);
    story.started(index, change.kind);
    story.finished(index, change.kind, await applyChange(work, change));
  }
}

/** What must hold before any change of a stage. @returns whether the stage may begin. */
async function prepare(work: TenantWork, stage: Stage): Promise<boolean> {
  const kinds = new Set(stage.flatMap((lane) => lane.map(({ change }) => change.kind)));
  if (kinds.has('start-job')) return becomesReady(work);
  if (kinds.has('unassign')) await requireAssigned(work);
  if (kinds.has('create-job') || kinds.has('save-settings') || kinds.has('assign')) await requireConnection(work);
  if (kinds.has('assign')) await readScope(work);
  return true;
}

function startOver({ plan }: TenantWork): false {
  if (!plan.changes.some((change) => change.kind === 'create-configuration')) {
    throw new TenantFailure('several-configurations');
  }
  return false;
}

async function applyChange(work: TenantWork, change: Change): Promise<'applied' | 'already-so'> {
  switch (change.kind) {
    case 'create-partner-configuration':
      return ensurePartnerConfiguration(work, change);
    case 'allow-outbound-redemption':
      return ensureOutboundRedemption(work, change);
    case 'create-configuration': {
      const outcome = await ensureConfiguration(work, change);
      await requireConfiguration(work);
      return outcome;
    }
    case 'create-job':
      return ensureJob(work, change);
    case 'save-settings':
      return ensureSettings(work, change);
    case 'assign':
      return ensureAssigned(work, change);
    case 'unassign':
      return ensureUnassigned(work, change);
    case 'start-job':
      return ensureStarted(work, change);
  }
}

async function finish(work: TenantWork): Promise<void> {
  await requireAssigned(work);
  await resolveLeftovers(work);
  const servicePrincipalId =
    work.configuration?.servicePrincipalId ??
    work.plan.configuration?.servicePrincipalId ??
    (await requireConfiguration(work)).servicePrincipalId;
  const jobId = work.jobId ?? work.plan.configuration?.jobId ?? (await requireJob(work)).jobId;
  work.run.emit({ type: 'tenant-succeeded', tenantId: work.plan.tenantId, servicePrincipalId, jobId });
}
