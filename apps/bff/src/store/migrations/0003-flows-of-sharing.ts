import { sql, type Kysely } from 'kysely';

/** What it takes to draw a plan again, to cancel a run, to take one back, and to keep a plan ready for tenants that join. */
export async function up(database: Kysely<unknown>): Promise<void> {
  for (const statement of statements) await sql.raw(statement).execute(database);
}

const statements = [
  `alter table plan add column request_json text`,
  `alter table run add column cancel_requested_at bigint`,
  // What was intended before a run has changed it; without a text, nothing was.
  `create table sharing_history (
    run_id text primary key references run (run_id), home_tenant_id text not null, before_json text)`,
  `create table ready_plan (
    home_tenant_id text primary key, made_for text not null, made_at bigint not null, plan_id text)`,
  // What was written in the last minutes is asked for at every reading of the directory.
  `create index journal_time on journal (at)`,
];
