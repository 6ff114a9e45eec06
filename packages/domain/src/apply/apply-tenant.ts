import type { Change } from '../plan/change.ts';
import type { TenantPlan } from '../plan/plan.ts';
import { look } from './look.ts';
import { RunStopped } from './run-stopped.ts';
import type { RunWork } from './run-work.ts';
import { ensureAssigned, ensureUnassigned, requireAssigned, requireNobodyElse } from './steps/assignments.ts';
import { ensureConfiguration, requireConfiguration, requireOnlyConfiguration } from './steps/configuration.ts';
import { requireConnection } from './steps/connection.ts';
import { ensureJob, requireJob } from './steps/job.ts';
import { resolveLeftovers } from './steps/leftovers.ts';
import { ensureSettings } from './steps/settings.ts';
import { ensureStarted } from './steps/start.ts';
import { ensureOutboundRedemption, ensurePartnerConfiguration } from './steps/trust.ts';
import { ownerOf, TenantFailure } from './tenant-failure.ts';
import { beginTenantWork, unknownConfiguration } from './tenant-work.ts';
import type { TenantWork } from './tenant-work.ts';
import { throwIfStopped } from './waiting.ts';

/** A second configuration can surface once, or twice; a third time something else makes them. */
const startingOverLimit = 3;

/**
 * Brings one tenant to where its plan wants it, one change at a time, and tells so. Known refusals become events.
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
  const { tenantId } = plan;
  await requireMembership(work, run.begunAt);
  let missing: TenantFailure | undefined;
  for (const [index, change] of plan.changes.entries()) {
    throwIfStopped(work);
    if (missing && change.kind !== 'assign') throw missing;
    work.lastWait = undefined;
    run.emit({ type: 'change-started', tenantId, index, kind: change.kind });
    if (change.kind === 'start-job' && !(await mayStart(work))) return startOver(work);
    try {
      const outcome = await applyChange(work, change);
      run.emit({ type: 'change-finished', tenantId, index, kind: change.kind, outcome });
    } catch (error) {
      // One principal that is gone keeps nobody else out of scope.
      if (!(error instanceof TenantFailure) || error.code !== 'principal-missing') throw error;
      missing ??= error;
    }
  }
  if (missing) throw missing;
  await finish(work);
  return true;
}

function startOver({ plan }: TenantWork): false {
  if (!plan.changes.some((change) => change.kind === 'create-configuration')) {
    throw new TenantFailure('several-configurations');
  }
  return false;
}

/** A tenant may leave at any time; nothing is made for one that has. */
async function requireMembership(work: TenantWork, since: number): Promise<void> {
  const organization = await look(work, () => work.run.organization.since(since));
  const tenant = organization.tenants.find((one) => one.tenantId === work.plan.tenantId);
  if (organization.state !== 'active' || tenant?.state !== 'active') throw new TenantFailure('left-organization');
}

/** How old a reading of the organization may be when a job is started, in milliseconds. */
const membershipAge = 30_000;

/** Everything that must hold immediately before a start; a start cannot be taken back. */
async function mayStart(work: TenantWork): Promise<boolean> {
  await requireConnection(work);
  await requireAssigned(work);
  await requireNobodyElse(work);
  await requireMembership(work, work.run.ports.clock.now() - membershipAge);
  return requireOnlyConfiguration(work);
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
      await requireConnection(work);
      return ensureJob(work, change);
    case 'save-settings':
      await requireConnection(work);
      return ensureSettings(work, change);
    case 'assign':
      await requireConnection(work);
      return ensureAssigned(work, change);
    case 'unassign':
      await requireAssigned(work);
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
