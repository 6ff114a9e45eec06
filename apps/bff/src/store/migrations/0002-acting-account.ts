import { sql, type Kysely } from 'kysely';

/** Remembers who carries a run on in the place of whoever started it. */
export async function up(database: Kysely<unknown>): Promise<void> {
  await sql`alter table run add column acting_user_id text`.execute(database);
  await sql`alter table run add column acting_user_name text`.execute(database);
}
