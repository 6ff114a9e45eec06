import type { Run, RunTenant } from '@tenantry/contract';
import type { Change, RecordedRunEvent, RunProgress, TenantProgress } from '@tenantry/domain';
import { foldRun } from '@tenantry/domain';
import { canBeUndone } from './reached-tenants.ts';
import type { StoredRun } from './run-store.ts';

/**
 * A run as the browser sees it.
 * @param after only lines of tenants that changed after this sequence number; 0 gives all.
 */
export function viewRun(run: StoredRun, progress: RunProgress, now: number, after = 0): Run {
  const changes = new Map(run.content.tenants.map((tenant) => [tenant.tenantId, tenant.changes]));
  const total = (pick: (tenant: TenantProgress) => number) => progress.tenants.reduce((sum, one) => sum + pick(one), 0);
  const counts = {
    total: progress.tenants.length,
    succeeded: progress.tenants.filter((tenant) => tenant.state === 'succeeded').length,
    failed: progress.tenants.filter((tenant) => tenant.state === 'failed').length,
    changesDone: total((tenant) => tenant.changesDone),
    changesTotal: total((tenant) => tenant.changesTotal),
  };
  const secondsLeft = estimateSecondsLeft(progress, counts, now);
  return {
    runId: run.runId,
    planId: run.planId,
    flow: run.content.flow,
    state: progress.state,
    sequence: progress.sequence,
    startedBy: run.startedBy,
    createdAt: run.createdAt,
    ...(progress.startedAt === undefined ? {} : { startedAt: progress.startedAt }),
    ...(progress.finishedAt === undefined ? {} : { finishedAt: progress.finishedAt }),
    ...(progress.throttledUntil === undefined ? {} : { throttledUntil: progress.throttledUntil }),
    ...(progress.parkedFor === undefined ? {} : { parkedFor: progress.parkedFor }),
    ...(run.cancelRequestedAt === undefined ? {} : { cancelRequestedAt: run.cancelRequestedAt }),
    canBeUndone: canBeUndone(progress),
    counts,
    ...(secondsLeft === undefined ? {} : { secondsLeft }),
    tenants: progress.tenants
      .filter((tenant) => after === 0 || tenant.sequence > after)
      .map((tenant) => viewTenant(tenant, changes.get(tenant.tenantId) ?? [])),
  };
}

/** Where a run stands by its events; and when somebody has signed in again, that it waits to be taken up. */
export function progressOf(run: StoredRun, events: readonly RecordedRunEvent[]): RunProgress {
  const progress = foldRun(run.content.tenants, events);
  if (run.state !== 'queued' || progress.state !== 'parked') return progress;
  const { parkedFor: _, ...rest } = progress;
  return { ...rest, state: 'queued' };
}

/**
 * Extrapolates from what is done; says nothing before a tenth is done, or while the run stands still. While tenants wait for
 * a cycle that takes people out, the run is as long as that.
 */
function estimateSecondsLeft(progress: RunProgress, counts: Run['counts'], now: number): number | undefined {
  if (progress.state !== 'running' || progress.startedAt === undefined) return undefined;
  const cycles = progress.tenants.flatMap(({ waitingFor, waitingUntil }) =>
    waitingFor === 'cycle' && waitingUntil !== undefined ? [waitingUntil] : [],
  );
  if (cycles.length > 0) return Math.max(0, Math.ceil((Math.max(...cycles) - now) / 1000));
  if (counts.changesDone * 10 < counts.changesTotal || counts.changesDone === 0) return undefined;
  const elapsed = Math.max(1, now - progress.startedAt);
  return Math.ceil(((elapsed / counts.changesDone) * (counts.changesTotal - counts.changesDone)) / 1000);
}

function viewTenant(tenant: TenantProgress, changes: readonly Change[]): RunTenant {
  const current = tenant.currentChange === undefined ? undefined : changes[tenant.currentChange];
  return {
    tenantId: tenant.tenantId,
    displayName: tenant.displayName,
    state: tenant.state,
    changesDone: tenant.changesDone,
    changesTotal: tenant.changesTotal,
    ...(current
      ? {
          currentChange: {
            kind: current.kind,
            reason: current.reason,
            ...('principal' in current ? { principal: current.principal } : {}),
          },
        }
      : {}),
    ...(tenant.waitingFor === undefined ? {} : { waitingFor: tenant.waitingFor }),
    ...(tenant.waitingUntil === undefined ? {} : { waitingUntil: tenant.waitingUntil }),
    ...(tenant.failure
      ? {
          failure: {
            code: tenant.failure.code,
            owner: tenant.failure.owner,
            ...(tenant.failure.requestId === undefined ? {} : { requestId: tenant.failure.requestId }),
          },
        }
      : {}),
  };
}
