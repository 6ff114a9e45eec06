import type { TenantPlan } from '../plan/plan.ts';
import type { RunProgress, TenantProgress } from './run.ts';
import type { RecordedRunEvent, RunEvent } from './run-event.ts';

/** Where a run stands that has told these events. Only tenants in which something is to be changed take part. */
export function foldRun(tenants: readonly TenantPlan[], recorded: readonly RecordedRunEvent[]): RunProgress {
  const start: RunProgress = {
    state: 'queued',
    sequence: 0,
    tenants: tenants
      .filter((plan) => plan.disposition.kind === 'change')
      .map(({ tenantId, displayName, changes }) => ({
        tenantId,
        displayName,
        state: 'queued',
        changesDone: 0,
        changesTotal: changes.length,
        sequence: 0,
      })),
  };
  return recorded.reduce(nextProgress, start);
}

/** Takes one more event in. Events that were taken in before change nothing, so that hearing twice does no harm. */
export function nextProgress(progress: RunProgress, recorded: RecordedRunEvent): RunProgress {
  const { sequence, at, event } = recorded;
  if (sequence <= progress.sequence) return progress;
  const next = { ...nextRun(progress, event, at), sequence };
  if (!('tenantId' in event)) return next;
  return {
    ...next,
    tenants: next.tenants.map((tenant) =>
      tenant.tenantId === event.tenantId ? { ...nextTenant(tenant, event), sequence } : tenant,
    ),
  };
}

function nextRun(progress: RunProgress, event: RunEvent, at: number): RunProgress {
  const { throttledUntil: _throttled, parkedFor: _parked, ...rest } = progress;
  switch (event.type) {
    case 'run-started':
      return { ...rest, state: 'running', startedAt: at };
    case 'run-resumed':
      return { ...rest, state: 'running', startedAt: progress.startedAt ?? at };
    case 'throttled':
      return { ...progress, throttledUntil: event.until };
    case 'throttling-ended':
      return rest;
    case 'run-parked':
      return { ...rest, state: 'parked', parkedFor: event.reason };
    case 'run-finished':
      return { ...rest, state: 'finished', finishedAt: at, tenants: progress.tenants.map(atRest) };
    default:
      return progress;
  }
}

/** In a finished run nobody works or waits. */
function atRest(tenant: TenantProgress): TenantProgress {
  if (tenant.state === 'succeeded' || tenant.state === 'failed') return tenant;
  return { ...idle(tenant), state: 'not-started' };
}

type TenantEvent = Extract<RunEvent, { readonly tenantId: string }>;

function nextTenant(tenant: TenantProgress, event: TenantEvent): TenantProgress {
  const { failure: _failure, ...rest } = idle(tenant);
  switch (event.type) {
    case 'tenant-started':
      return { ...rest, state: 'running' };
    case 'change-started':
      return { ...rest, state: 'running', currentChange: event.index };
    case 'change-finished':
      return { ...rest, state: 'running', changesDone: Math.max(tenant.changesDone, event.index + 1) };
    case 'tenant-waiting':
      return {
        ...rest,
        state: 'waiting',
        ...(tenant.currentChange === undefined ? {} : { currentChange: tenant.currentChange }),
        waitingFor: event.waitingFor,
        waitingUntil: event.until,
      };
    case 'tenant-succeeded':
      return {
        ...rest,
        state: 'succeeded',
        changesDone: tenant.changesTotal,
        ...(event.servicePrincipalId === undefined ? {} : { servicePrincipalId: event.servicePrincipalId }),
        ...(event.jobId === undefined ? {} : { jobId: event.jobId }),
      };
    case 'tenant-failed': {
      const { code, owner, requestId } = event;
      return { ...rest, state: 'failed', failure: { code, owner, ...(requestId === undefined ? {} : { requestId }) } };
    }
  }
}

/** The tenant without what only holds while it is in work. */
function idle(tenant: TenantProgress): TenantProgress {
  const { currentChange: _change, waitingFor: _waiting, waitingUntil: _until, ...rest } = tenant;
  return rest;
}
