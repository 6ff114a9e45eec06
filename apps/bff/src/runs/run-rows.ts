import type { PlanRequest } from '@tenantry/contract';
import type { Selectable } from 'kysely';
import type { Database } from '../store/engine.ts';
import type { RunTable } from '../store/tables.ts';
import type { RunContent, StoredRun } from './run-store.ts';

/** Runs with the plans that they are made from. */
export function selectRuns(database: Database) {
  return database
    .selectFrom('run')
    .innerJoin('plan', 'plan.planId', 'run.planId')
    .selectAll('run')
    .select(['plan.contentJson', 'plan.requestJson']);
}

/** A run as it was kept. */
export function toRun(
  row: Selectable<RunTable> & { readonly contentJson: string; readonly requestJson: string | null },
): StoredRun {
  const startedBy = { userId: row.startedByUserId, displayName: row.startedByName };
  return {
    runId: row.runId,
    planId: row.planId,
    homeTenantId: row.homeTenantId,
    content: JSON.parse(row.contentJson) as RunContent,
    startedBy,
    actingAs:
      row.actingUserId === null
        ? startedBy
        : { userId: row.actingUserId, displayName: row.actingUserName ?? row.actingUserId },
    accountId: row.accountId,
    createdAt: row.createdAt,
    state: row.state,
    ...ofRunIn(row.requestJson),
    ...(row.cancelRequestedAt === null ? {} : { cancelRequestedAt: row.cancelRequestedAt }),
  };
}

/** A new run as it is kept; who started it acts. */
export function toRow(run: Omit<StoredRun, 'actingAs'>): RunTable {
  return {
    runId: run.runId,
    planId: run.planId,
    homeTenantId: run.homeTenantId,
    flow: run.content.flow,
    state: run.state,
    createdAt: run.createdAt,
    startedAt: null,
    finishedAt: null,
    startedByUserId: run.startedBy.userId,
    startedByName: run.startedBy.displayName,
    accountId: run.accountId,
    actingUserId: null,
    actingUserName: null,
    sequence: 0,
    progressJson: null,
    cancelRequestedAt: null,
  };
}

function ofRunIn(requestJson: string | null): Pick<StoredRun, 'ofRun'> {
  const request = requestJson === null ? undefined : (JSON.parse(requestJson) as PlanRequest);
  return request && 'runId' in request ? { ofRun: request.runId } : {};
}
