import { PostgresDialect } from 'kysely';
import { Pool, types } from 'pg';

const int8 = 20;

/**
 * A pool of connections to PostgreSQL; whole numbers of 64 bits come as numbers. A connection that fails while nobody uses it
 * is told to `onError` and replaced.
 */
export function createPostgresPool(databaseUrl: string, onError: (error: Error) => void): Pool {
  const pool = new Pool({
    connectionString: databaseUrl,
    max: 10,
    connectionTimeoutMillis: 10_000,
    statement_timeout: 30_000,
    types: {
      getTypeParser: (oid: number, format?: 'text' | 'binary') =>
        oid === int8 ? (value: string) => Number(value) : types.getTypeParser(oid, format as 'text'),
    },
  });
  pool.on('error', onError);
  return pool;
}

/** Kysely's dialect on a pool. */
export function postgresDialect(pool: Pool): PostgresDialect {
  return new PostgresDialect({ pool });
}
