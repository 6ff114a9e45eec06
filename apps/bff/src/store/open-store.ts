import { CamelCasePlugin, Kysely, sql, type Dialect } from 'kysely';
import { postgresEngine, sqliteEngine, type Database, type Engine } from './engine.ts';
import { createStoreJournal, type StoreJournal } from './journal.ts';
import { createLeases, type Leases } from './leases.ts';
import { migrate } from './migrate.ts';
import { createPostgresPool, postgresDialect } from './postgres-database.ts';
import { createPostgresWakeUps } from './postgres-wake-ups.ts';
import { openSqliteDialect } from './sqlite-database.ts';
import type { Tables } from './tables.ts';
import { createLocalWakeUps, type WakeUps } from './wake-ups.ts';

/** Everything the portal keeps. */
export interface Store {
  readonly engine: Engine;
  readonly database: Database;
  readonly leases: Leases;
  readonly wakeUps: WakeUps;
  readonly journal: StoreJournal;
  /** Rejects when the store cannot be used now. */
  check(): Promise<void>;
  close(): Promise<void>;
}

export interface StoreOptions {
  readonly dataDirectory: string;
  /** PostgreSQL; absent: the embedded database in the data directory. */
  readonly databaseUrl: string | undefined;
  /** Told of connections that broke while nobody used them. */
  readonly onError: (error: Error) => void;
}

/**
 * Opens the store with its tables up to date.
 * @throws {DataDirectoryInUseError} when another process has the embedded database open.
 */
export async function openStore({ dataDirectory, databaseUrl, onError }: StoreOptions): Promise<Store> {
  if (databaseUrl === undefined) {
    return prepared(openSqliteDialect(dataDirectory), sqliteEngine, () => Promise.resolve(createLocalWakeUps()));
  }
  const pool = createPostgresPool(databaseUrl, onError);
  return prepared(postgresDialect(pool), postgresEngine, () => createPostgresWakeUps(databaseUrl, pool));
}

async function prepared(dialect: Dialect, engine: Engine, wake: () => Promise<WakeUps>): Promise<Store> {
  const database = new Kysely<Tables>({ dialect, plugins: [new CamelCasePlugin()] });
  try {
    await migrate(database);
    const wakeUps = await wake();
    const leases = createLeases(database, engine);
    return {
      engine,
      database,
      leases,
      wakeUps,
      journal: createStoreJournal(database, engine, leases),
      async check() {
        await sql`select 1`.execute(database);
      },
      async close() {
        await wakeUps.close();
        await database.destroy();
      },
    };
  } catch (error) {
    await database.destroy();
    throw error;
  }
}
