import { sql, type Kysely } from 'kysely';

/** What the deletion firewall was like when a plan was made. */
export async function up(database: Kysely<unknown>): Promise<void> {
  await sql.raw('alter table plan add column firewall_json text').execute(database);
}
