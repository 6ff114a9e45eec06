import type { ActivityEntry } from '@tenantry/contract';
import type { Intent, Outcome } from '@tenantry/domain';
import type { RouteModule } from '../http/route-table.ts';
import type { JournalRow, StoreJournal } from '../store/journal.ts';
import type { JournalKind } from '../store/tables.ts';

const kinds = {
  'signed-in': 'signed-in',
  'signed-out': 'signed-out',
  denied: 'denied',
  'plan-made': 'plan-made',
  'run-started': 'run-started',
  'run-parked': undefined,
  'run-resumed': undefined,
  'run-finished': 'run-finished',
  'run-cancelled': 'run-cancelled',
  'write-intended': undefined,
  'write-concluded': 'write',
} as const satisfies Record<JournalKind, ActivityEntry['kind'] | undefined>;

const shown = (Object.keys(kinds) as JournalKind[]).filter((kind) => kinds[kind] !== undefined);

/** The audit trail, newest first. */
export function activityRoutes(journal: StoreJournal): RouteModule {
  return (table) => {
    table.serve('activity.list', 'signed-in', async ({ query }) => {
      const before = query.before === undefined ? undefined : Number.parseInt(query.before, 10);
      const rows = await journal.list({
        limit: query.limit + 1,
        kinds: shown,
        ...(before === undefined || Number.isNaN(before) ? {} : { before }),
      });
      const entries = rows.slice(0, query.limit).map(viewRow);
      return { entries, more: rows.length > query.limit };
    });
  };
}

function viewRow(row: JournalRow): ActivityEntry {
  const content = JSON.parse(row.contentJson) as {
    readonly outcome?: Outcome;
    readonly kind?: Intent['change']['kind'];
  };
  return {
    entryId: String(row.sequence),
    at: row.at,
    kind: kinds[row.kind] ?? 'write',
    ...(row.userId === null ? {} : { actor: { userId: row.userId, displayName: row.userName ?? row.userId } }),
    ...(row.tenantId === null ? {} : { tenantId: row.tenantId, tenantName: row.tenantName ?? row.tenantId }),
    ...(content.kind === undefined ? {} : { change: content.kind }),
    ...(content.outcome === undefined ? {} : { outcome: content.outcome.result }),
    ...(row.runId === null ? {} : { runId: row.runId }),
    ...(row.planId === null ? {} : { planId: row.planId }),
  };
}
