import type { AppliedConfiguration, RunEvent, TenantPlan, TenantProgress } from '@tenantry/domain';
import { configurationNameFor, driftAspects, foldRun, principalsFor, repairedByPlans } from '@tenantry/domain';
import type { RunContent, StoredRun } from '../runs/run-store.ts';
import type { StoreTransaction } from '../store/engine.ts';
import type { AcceptanceStore } from './acceptance-store.ts';
import type { AppliedStore } from './applied-store.ts';

/**
 * Keeps how a run leaves every tenant that it finished, in the transaction in which it ends: from then on drift is measured
 * against it. Differences that were accepted before and that the run could put right count no more.
 */
export async function keepApplied(
  applied: AppliedStore,
  acceptances: AcceptanceStore,
  run: StoredRun,
  at: number,
  transaction: StoreTransaction,
): Promise<void> {
  const { homeTenantId, runId, content } = run;
  const known = await applied.list(homeTenantId, transaction);
  for (const { plan, progress } of await finishedTenants(run, transaction)) {
    const { tenantId } = plan;
    if (!content.sharing.tenants.includes(tenantId)) {
      await applied.remove(homeTenantId, tenantId, transaction);
      await acceptances.remove(homeTenantId, tenantId, driftAspects, transaction);
      continue;
    }
    const configuration = appliedBy(content, plan, progress, known.get(tenantId)?.configuration);
    if (!configuration) continue;
    await applied.save(homeTenantId, tenantId, { configuration, appliedAt: at, runId }, transaction);
    if (plan.changes.length > 0) await acceptances.remove(homeTenantId, tenantId, repairedByPlans, transaction);
  }
}

interface FinishedTenant {
  readonly plan: TenantPlan;
  readonly progress: TenantProgress | undefined;
}

/** Those the run has brought to their end, and those that were found to be as they are wanted. */
async function finishedTenants(run: StoredRun, transaction: StoreTransaction): Promise<readonly FinishedTenant[]> {
  const { flow, tenants } = run.content;
  const rows = await transaction
    .selectFrom('runEvent')
    .selectAll()
    .where('runId', '=', run.runId)
    .orderBy('sequence')
    .execute();
  const events = rows.map(({ sequence, at, eventJson }) => ({
    sequence,
    at,
    event: JSON.parse(eventJson) as RunEvent,
  }));
  const progress = new Map(foldRun(tenants, events).tenants.map((tenant) => [tenant.tenantId, tenant]));
  return tenants.flatMap((plan): FinishedTenant[] => {
    const one = progress.get(plan.tenantId);
    // That flow leaves tenants that have a share as they are, whatever they share.
    const asWanted = plan.disposition.kind === 'unchanged' && flow !== 'share-current-scope';
    return one?.state === 'succeeded' || asWanted ? [{ plan, progress: one }] : [];
  });
}

function appliedBy(
  { sharing }: RunContent,
  plan: TenantPlan,
  progress: TenantProgress | undefined,
  before: AppliedConfiguration | undefined,
): AppliedConfiguration | undefined {
  const { tenantId, configuration, changes } = plan;
  const servicePrincipalId = progress?.servicePrincipalId ?? configuration?.servicePrincipalId;
  const jobId = progress?.jobId ?? configuration?.jobId;
  if (servicePrincipalId === undefined || jobId === undefined) return undefined;
  const saved = changes.findLast((change) => change.kind === 'save-settings');
  const guard =
    saved?.settings.deletionThreshold ??
    (before?.servicePrincipalId === servicePrincipalId ? before.deletionThreshold : undefined);
  return {
    servicePrincipalId,
    jobId,
    displayName: configurationNameFor(tenantId),
    principals: principalsFor(sharing, tenantId),
    scope: 'assigned',
    ...(guard ? { deletionThreshold: guard } : {}),
    jobState: sharing.pauses?.includes(tenantId) === true ? 'paused' : 'active',
  };
}
