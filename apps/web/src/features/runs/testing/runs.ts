import type { Run, RunTenant } from '@tenantry/contract';

/** A tenant of a run that has not begun, but for `changes`. Its name is its id. */
export function tenant(tenantId: string, changes: Partial<RunTenant> = {}): RunTenant {
  return { tenantId, displayName: tenantId, state: 'queued', changesDone: 0, changesTotal: 4, ...changes };
}

/** A run that goes on, but for `changes`; its counts are those of two tenants, whatever the tenants are. */
export function run(sequence: number, tenants: Run['tenants'], changes: Partial<Run> = {}): Run {
  return {
    runId: 'run',
    planId: 'plan',
    flow: 'select-users-and-groups',
    state: 'running',
    sequence,
    startedBy: { userId: 'anna', displayName: 'Anna' },
    createdAt: 0,
    canBeUndone: false,
    counts: { total: 2, succeeded: 0, failed: 0, changesDone: 0, changesTotal: 8 },
    tenants,
    ...changes,
  };
}
