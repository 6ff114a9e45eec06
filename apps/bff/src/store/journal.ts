import { createHash, randomUUID } from 'node:crypto';
import type { Selectable } from 'kysely';
import { canonicalJson } from './canonical-json.ts';
import type { Database, Engine, StoreTransaction } from './engine.ts';
import type { HeldLease, Leases } from './leases.ts';
import type { JournalKind, JournalTable } from './tables.ts';

/** One thing that happened, or is about to. */
export interface JournalRecord {
  readonly at: number;
  readonly kind: JournalKind;
  /** With `write-concluded`: the id of the intention. */
  readonly refersTo?: string;
  readonly actor?: { readonly userId: string; readonly displayName: string };
  readonly tenant?: { readonly tenantId: string; readonly displayName?: string };
  readonly runId?: string;
  readonly planId?: string;
  /** Anything that JSON can hold; never a token. */
  readonly content?: unknown;
}

export interface AppendOptions {
  /** The entry is made only while this lease is held. */
  readonly lease?: HeldLease;
  /** The entry becomes part of it; without one it is durable when the promise resolves. */
  readonly transaction?: StoreTransaction;
}

export type JournalRow = Selectable<JournalTable>;

/** The one journal: write-ahead log of every Graph write, and audit trail. Each entry carries the hash of the one before. */
export interface StoreJournal {
  /**
   * Adds an entry and answers its id.
   * @throws {LeaseLostError} with nothing added, when the lease of the options is lost.
   */
  append(record: JournalRecord, options?: AppendOptions): Promise<string>;
  /** Entries from the newest to the oldest, from before `before` on. */
  list(query: {
    readonly before?: number;
    readonly limit: number;
    readonly kinds?: readonly JournalKind[];
  }): Promise<readonly JournalRow[]>;
  /** Walks the whole chain; `brokenAt` is the sequence number of the first entry that is missing or not as it was made. */
  verify(): Promise<
    { readonly intact: true; readonly entries: number } | { readonly intact: false; readonly brokenAt: number }
  >;
}

const firstHash = '0'.repeat(64);

/** The journal on the store's table. */
export function createStoreJournal(database: Database, engine: Engine, leases: Leases): StoreJournal {
  async function appendIn(
    transaction: StoreTransaction,
    record: JournalRecord,
    lease: HeldLease | undefined,
  ): Promise<string> {
    await engine.lock(transaction, 'journal');
    if (lease) await leases.guard(transaction, lease);
    const last = await transaction
      .selectFrom('journal')
      .select(['sequence', 'hash'])
      .orderBy('sequence', 'desc')
      .limit(1)
      .executeTakeFirst();
    const row = chained(record, (last?.sequence ?? 0) + 1, last?.hash ?? firstHash);
    await transaction.insertInto('journal').values(row).execute();
    return row.entryId;
  }
  return {
    append: (record, { lease, transaction } = {}) =>
      transaction
        ? appendIn(transaction, record, lease)
        : database.transaction().execute((own) => appendIn(own, record, lease)),
    list: ({ before, limit, kinds }) =>
      database
        .selectFrom('journal')
        .selectAll()
        .$if(before !== undefined, (query) => query.where('sequence', '<', before ?? 0))
        .$if(kinds !== undefined, (query) => query.where('kind', 'in', kinds ?? []))
        .orderBy('sequence', 'desc')
        .limit(limit)
        .execute(),
    verify: () => verifyChain(database),
  };
}

function chained(record: JournalRecord, sequence: number, previousHash: string): JournalRow {
  const row = {
    sequence,
    entryId: randomUUID(),
    at: record.at,
    kind: record.kind,
    refersTo: record.refersTo ?? null,
    userId: record.actor?.userId ?? null,
    userName: record.actor?.displayName ?? null,
    tenantId: record.tenant?.tenantId ?? null,
    tenantName: record.tenant?.displayName ?? null,
    runId: record.runId ?? null,
    planId: record.planId ?? null,
    contentJson: canonicalJson(record.content ?? {}),
    previousHash,
  };
  return { ...row, hash: hashOf(row) };
}

function hashOf(row: Omit<JournalRow, 'hash'>): string {
  return createHash('sha256').update(row.previousHash).update(canonicalJson(row)).digest('hex');
}

async function verifyChain(database: Database): ReturnType<StoreJournal['verify']> {
  let expected = { sequence: 1, previousHash: firstHash };
  for (;;) {
    const rows = await database
      .selectFrom('journal')
      .selectAll()
      .where('sequence', '>=', expected.sequence)
      .orderBy('sequence')
      .limit(500)
      .execute();
    if (rows.length === 0) return { intact: true, entries: expected.sequence - 1 };
    for (const { hash, ...row } of rows) {
      const intact =
        row.sequence === expected.sequence && row.previousHash === expected.previousHash && hash === hashOf(row);
      if (!intact) return { intact: false, brokenAt: expected.sequence };
      expected = { sequence: row.sequence + 1, previousHash: hash };
    }
  }
}
