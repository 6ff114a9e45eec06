import { closeSync, mkdirSync, openSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync, type SQLInputValue } from 'node:sqlite';
import { SqliteDialect, type SqliteDatabase } from 'kysely';

/** The data directory is in use by another process. */
export class DataDirectoryInUseError extends Error {
  override readonly name = 'DataDirectoryInUseError';
}

/**
 * Opens the embedded database of a data directory, which is made when it is missing. What is committed survives a loss of
 * power. The database belongs to this process alone until it is closed.
 * @throws {DataDirectoryInUseError} when another process holds it.
 */
export function openSqliteDialect(dataDirectory: string): SqliteDialect {
  mkdirSync(dataDirectory, { recursive: true, mode: 0o700 });
  const path = join(dataDirectory, 'tenantry.db');
  // Made before SQLite makes it, for its owner only; the files beside it take after it.
  closeSync(openSync(path, 'a', 0o600));
  const database = new DatabaseSync(path, { timeout: 3_000 });
  try {
    database.exec(`
      pragma locking_mode = exclusive;
      pragma journal_mode = wal;
      pragma synchronous = full;
      pragma foreign_keys = on;
      begin exclusive;
      commit;
    `);
  } catch (error) {
    database.close();
    if (error instanceof Error && /locked|busy/.test(error.message)) {
      throw new DataDirectoryInUseError(`Another Tenantry process is using the data directory ${dataDirectory}.`, {
        cause: error,
      });
    }
    throw error;
  }
  return new SqliteDialect({ database: shapedForKysely(database) });
}

/** A statement that is not needed any more. */
const nothing = {
  reader: false,
  all: () => [],
  run: () => ({ changes: 0, lastInsertRowid: 0 }),
  iterate: () => [].values(),
};

function shapedForKysely(database: DatabaseSync): SqliteDatabase {
  return {
    close: () => database.close(),
    prepare(text) {
      // After some errors, such as a full disk, SQLite has rolled back already, and says so instead of what went wrong.
      if (text === 'rollback' && !database.isTransaction) return nothing;
      const statement = database.prepare(text);
      const values = (parameters: readonly unknown[]): SQLInputValue[] => parameters as SQLInputValue[];
      return {
        reader: statement.columns().length > 0,
        all: (parameters) => statement.all(...values(parameters)),
        run: (parameters) => statement.run(...values(parameters)),
        iterate: (parameters) => statement.iterate(...values(parameters)),
      };
    },
  };
}
