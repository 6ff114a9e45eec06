import type { ProvisioningLogRow } from '@tenantry/contract';
import type { ProvisioningLogEntry } from '@tenantry/domain';
import { sql, type RawBuilder, type SqlBool } from 'kysely';
import type { Database } from '../store/engine.ts';

export interface LogQuery {
  readonly tenantId?: string | undefined;
  readonly status?: string | undefined;
  readonly q?: string | undefined;
  readonly offset: number;
  readonly limit: number;
}

/** How far the log was read, and whether that worked the last time. */
export interface LogPosition {
  readonly watermark: number;
  readonly readAt: number;
  readonly failedAt?: number;
}

/** Keeps provisioning log entries longer than Graph does. */
export interface ProvisioningLogStore {
  position(homeTenantId: string): Promise<LogPosition | undefined>;
  /** Entries that are known already are left as they are. */
  add(homeTenantId: string, entries: readonly ProvisioningLogEntry[]): Promise<void>;
  moveTo(homeTenantId: string, position: LogPosition): Promise<void>;
  /** Newest first. Names of tenants are not kept with the entries. */
  list(
    homeTenantId: string,
    query: LogQuery,
  ): Promise<{ total: number; rows: Omit<ProvisioningLogRow, 'tenantName'>[] }>;
  /** What happened to these people since a moment in milliseconds since the epoch, in order of time. */
  ofPeople(homeTenantId: string, personIds: readonly string[], since: number): Promise<readonly ProvisioningLogEntry[]>;
}

/** Rows of one statement, below what SQLite and PostgreSQL take as parameters. */
const rowsAtOnce = 500;

export function createProvisioningLogStore(database: Database): ProvisioningLogStore {
  return {
    async position(homeTenantId) {
      const row = await database
        .selectFrom('provisioningLogPosition')
        .selectAll()
        .where('homeTenantId', '=', homeTenantId)
        .executeTakeFirst();
      return (
        row && {
          watermark: row.watermark,
          readAt: row.readAt,
          ...(row.failedAt === null ? {} : { failedAt: row.failedAt }),
        }
      );
    },
    async add(homeTenantId, entries) {
      for (let from = 0; from < entries.length; from += rowsAtOnce) {
        await database
          .insertInto('provisioningLog')
          .values(entries.slice(from, from + rowsAtOnce).map((entry) => toRow(homeTenantId, entry)))
          .onConflict((conflict) => conflict.column('entryId').doNothing())
          .execute();
      }
    },
    async moveTo(homeTenantId, { watermark, readAt, failedAt }) {
      const values = { watermark, readAt, failedAt: failedAt ?? null };
      await database
        .insertInto('provisioningLogPosition')
        .values({ homeTenantId, ...values })
        .onConflict((conflict) => conflict.column('homeTenantId').doUpdateSet(values))
        .execute();
    },
    async list(homeTenantId, { tenantId, status, q, offset, limit }) {
      const matching = database
        .selectFrom('provisioningLog')
        .where('homeTenantId', '=', homeTenantId)
        .$if(tenantId !== undefined, (query) => query.where('targetTenantId', '=', tenantId ?? ''))
        .$if(status !== undefined, (query) => query.where('status', '=', status ?? ''))
        .$if(q !== undefined && q.trim() !== '', (query) => query.where(contains((q ?? '').trim().toLowerCase())));
      const [{ total }, rows] = await Promise.all([
        matching.select((on) => on.fn.countAll<number>().as('total')).executeTakeFirstOrThrow(),
        matching.selectAll().orderBy('at', 'desc').orderBy('entryId').offset(offset).limit(limit).execute(),
      ]);
      return {
        total: Number(total),
        rows: rows.map((row) => viewEntry(JSON.parse(row.contentJson) as ProvisioningLogEntry)),
      };
    },
    async ofPeople(homeTenantId, personIds, since) {
      if (personIds.length === 0) return [];
      const rows = await database
        .selectFrom('provisioningLog')
        .select('contentJson')
        .where('homeTenantId', '=', homeTenantId)
        .where('at', '>=', since)
        .where('personId', 'in', personIds)
        .orderBy('at')
        .orderBy('entryId')
        .execute();
      return rows.map((row) => JSON.parse(row.contentJson) as ProvisioningLogEntry);
    },
  };
}

/** `%` and `_` stand for themselves. */
function contains(text: string): RawBuilder<SqlBool> {
  const pattern = `%${text.replaceAll(/[%_\\]/g, '\\$&')}%`;
  return sql<SqlBool>`search_text like ${pattern} escape '\\'`;
}

function toRow(homeTenantId: string, entry: ProvisioningLogEntry) {
  const { source, error } = entry;
  const searchable = [
    source.displayName,
    source.userPrincipalName,
    source.id,
    error?.code,
    error?.reason,
    entry.changeId,
  ];
  return {
    entryId: entry.entryId,
    homeTenantId,
    at: entry.at,
    targetTenantId: entry.targetTenantId ?? '',
    action: entry.action,
    status: entry.status,
    personId: source.id,
    personName: source.displayName,
    searchText: searchable
      .filter((text) => text !== undefined)
      .join(' ')
      .toLowerCase(),
    contentJson: JSON.stringify(entry),
  };
}

function viewEntry(entry: ProvisioningLogEntry): Omit<ProvisioningLogRow, 'tenantName'> {
  const { error } = entry;
  return {
    id: entry.entryId,
    at: entry.at,
    tenantId: entry.targetTenantId ?? '',
    action: entry.action === 'unknown' ? 'other' : entry.action,
    status: entry.status,
    person: { userId: entry.source.id, displayName: entry.source.displayName },
    ...(error ? { errorCode: error.code } : {}),
    ...(error?.reason === undefined ? {} : { reason: error.reason }),
    ...(entry.changeId === undefined ? {} : { changeId: entry.changeId }),
  };
}
