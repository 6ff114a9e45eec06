import { randomUUID } from 'node:crypto';
import { canonicalJson } from './canonical-json.ts';
import type { Database, Engine, StoreTransaction } from './engine.ts';
import type { HeldLease, Leases } from './leases.ts';
import { createChainCheck, firstHash, hashOf, type JournalRow } from './journal-chain.ts';
import type { JournalKind } from './tables.ts';

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
  /** Entries after `after` in the order in which they were made. */
  follow(query: { readonly after: number; readonly limit: number }): Promise<readonly JournalRow[]>;
  /** Walks the whole chain; `brokenAt` is the sequence number of the first entry that is missing or not as it was made. */
  verify(): Promise<
    { readonly intact: true; readonly entries: number } | { readonly intact: false; readonly brokenAt: number }
  >;
}

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
    follow: ({ after, limit }) => followingRows(database, after, limit),
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

function followingRows(database: Database, after: number, limit: number): Promise<readonly JournalRow[]> {
  return database
    .selectFrom('journal')
    .selectAll()
    .where('sequence', '>', after)
    .orderBy('sequence')
    .limit(limit)
    .execute();
}

async function verifyChain(database: Database): ReturnType<StoreJournal['verify']> {
  const chain = createChainCheck();
  for (;;) {
    const rows = await followingRows(database, chain.entries(), 500);
    if (rows.length === 0) return { intact: true, entries: chain.entries() };
    for (const row of rows) {
      const brokenAt = chain.take(row);
      if (brokenAt !== undefined) return { intact: false, brokenAt };
    }
  }
}
