import type { ActivityEntry, DriftAspect } from '@tenantry/contract';
import type { Clock, Intent, Outcome } from '@tenantry/domain';
import type { RouteModule } from '../http/route-table.ts';
import type { StoreJournal } from '../store/journal.ts';
import type { JournalRow } from '../store/journal-chain.ts';
import type { JournalKind } from '../store/tables.ts';
import { exportActivity } from './export-activity.ts';

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
  'plan-approved': 'plan-approved',
  'approval-refused': 'approval-refused',
  'settings-changed': 'settings-changed',
  'drift-accepted': 'drift-accepted',
  'activity-exported': 'activity-exported',
} as const satisfies Record<JournalKind, ActivityEntry['kind'] | undefined>;

const shown = (Object.keys(kinds) as JournalKind[]).filter((kind) => kinds[kind] !== undefined);

/** The audit trail, newest first. */
export function activityRoutes(journal: StoreJournal, clock: Clock): RouteModule {
  return (table) => {
    table.serveDownload('activity.export', 'signed-in', ({ query, principal }) =>
      exportActivity(journal, clock, query.format, principal),
    );
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
    readonly laxer?: string[];
    readonly aspect?: DriftAspect;
    readonly reason?: string;
  };
  return {
    entryId: String(row.sequence),
    at: row.at,
    kind: kinds[row.kind] ?? 'write',
    ...(row.userId === null ? {} : { actor: { userId: row.userId, displayName: row.userName ?? row.userId } }),
    ...(row.tenantId === null ? {} : { tenantId: row.tenantId, tenantName: row.tenantName ?? row.tenantId }),
    ...(content.kind === undefined ? {} : { change: content.kind }),
    ...(content.outcome === undefined ? {} : { outcome: content.outcome.result }),
    ...(content.laxer === undefined ? {} : { laxer: content.laxer }),
    ...(row.kind === 'drift-accepted' && content.aspect !== undefined
      ? { aspect: content.aspect, ...(content.reason === undefined ? {} : { reason: content.reason }) }
      : {}),
    ...(row.runId === null ? {} : { runId: row.runId }),
    ...(row.planId === null ? {} : { planId: row.planId }),
  };
}
