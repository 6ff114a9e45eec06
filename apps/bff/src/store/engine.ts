import { sql, type Kysely, type RawBuilder, type Transaction } from 'kysely';
import type { Tables } from './tables.ts';

export type Database = Kysely<Tables>;
/** Inside a transaction nothing but it may be used: the embedded database has one connection. */
export type StoreTransaction = Transaction<Tables>;

/** What is kept in the same transaction as something else: both, or neither. */
export type Alongside = (transaction: StoreTransaction) => Promise<unknown>;

/** Where the two databases differ. */
export interface Engine {
  readonly kind: 'sqlite' | 'postgres';
  /** The database's own time in milliseconds since the epoch: what leases are measured by. */
  readonly now: RawBuilder<number>;
  /** Holds off everybody else who asks for the same lock until the transaction ends. */
  lock(transaction: StoreTransaction, lock: 'journal'): Promise<void>;
}

export const sqliteEngine: Engine = {
  kind: 'sqlite',
  now: sql<number>`cast(unixepoch('now', 'subsec') * 1000 as integer)`,
  // One connection: a transaction is alone already.
  lock: () => Promise.resolve(),
};

const lockNumbers = { journal: 7_316_001 } as const;

export const postgresEngine: Engine = {
  kind: 'postgres',
  now: sql<number>`cast(extract(epoch from clock_timestamp()) * 1000 as bigint)`,
  async lock(transaction, lock) {
    await sql`select pg_advisory_xact_lock(${lockNumbers[lock]})`.execute(transaction);
  },
};
