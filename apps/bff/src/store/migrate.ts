import type { Kysely } from 'kysely';
import { Migrator, type Migration } from 'kysely/migration';
import * as firstTables from './migrations/0001-first-tables.ts';
import * as actingAccount from './migrations/0002-acting-account.ts';
import * as flowsOfSharing from './migrations/0003-flows-of-sharing.ts';
import * as safety from './migrations/0004-safety.ts';
import * as firewallOfPlans from './migrations/0005-firewall-of-plans.ts';
import type { Tables } from './tables.ts';

/** In order of name; a migration that was released is never changed again. */
const migrations: Record<string, Migration> = {
  '0001-first-tables': firstTables,
  '0002-acting-account': actingAccount,
  '0003-flows-of-sharing': flowsOfSharing,
  '0004-safety': safety,
  '0005-firewall-of-plans': firewallOfPlans,
};

/**
 * Brings the tables up to date. Several processes may do it at once: the others wait for the first.
 * @throws the error of the migration that failed; what came before it stays.
 */
export async function migrate(database: Kysely<Tables>): Promise<void> {
  const migrator = new Migrator({ db: database, provider: { getMigrations: () => Promise.resolve(migrations) } });
  const { error } = await migrator.migrateToLatest();
  if (error !== undefined) throw error instanceof Error ? error : new Error('A migration failed.', { cause: error });
}
