import { PostgresDialect } from 'kysely';
import { Pool, types } from 'pg';

const int8 = 20;

/**
 * A pool of connections to PostgreSQL; whole numbers of 64 bits come as numbers. A connection that fails is told to `onError`
 * and replaced; whoever used it learns of it by the query that fails.
 */
export function createPostgresPool(databaseUrl: string, onError: (error: Error) => void): Pool {
  const pool = new Pool({
    connectionString: databaseUrl,
    max: 10,
    connectionTimeoutMillis: 10_000,
    statement_timeout: 30_000,
    // A process that stands still in the middle of a transaction must not keep what it has locked, the lease above all.
    idle_in_transaction_session_timeout: 3_000,
    types: {
      getTypeParser: (oid: number, format?: 'text' | 'binary') =>
        oid === int8 ? (value: string) => Number(value) : types.getTypeParser(oid, format as 'text'),
    },
  });
  pool.on('error', onError);
  // The pool listens to a connection only while nobody uses it; without a listener its loss would end the process.
  pool.on('connect', (client) => void client.on('error', onError));
  return pool;
}

/** Kysely's dialect on a pool. */
export function postgresDialect(pool: Pool): PostgresDialect {
  return new PostgresDialect({ pool });
}
