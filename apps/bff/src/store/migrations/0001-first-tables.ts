import { sql, type Kysely } from 'kysely';

/** The tables of the first release. */
export async function up(database: Kysely<unknown>): Promise<void> {
  for (const statement of statements) await sql.raw(statement).execute(database);
}

// Columns and types that SQLite and PostgreSQL both know; times are whole milliseconds.
const statements = [
  `create table session (
    id_hash text primary key, content_json text not null, account_id text, created_at bigint not null,
    last_seen_at bigint not null, idle_ends_at bigint not null, ends_at bigint not null)`,
  `create index session_account on session (account_id)`,
  `create index session_idle_end on session (idle_ends_at)`,
  `create table token_vault (
    account_id text primary key, key_id text not null, ciphertext text not null, updated_at bigint not null)`,
  `create table plan (
    plan_id text primary key, home_tenant_id text not null, flow text not null, created_at bigint not null,
    expires_at bigint not null, observed_at bigint not null, created_by_user_id text not null, created_by_name text not null,
    digest text not null, content_json text not null, effect_json text not null, presentation_json text, run_id text)`,
  `create table run (
    run_id text primary key, plan_id text not null unique references plan (plan_id), home_tenant_id text not null,
    flow text not null, state text not null, created_at bigint not null, started_at bigint, finished_at bigint,
    started_by_user_id text not null, started_by_name text not null, account_id text not null,
    sequence bigint not null, progress_json text)`,
  // One run per organization, whatever the processes in front of the store believe.
  `create unique index run_unfinished on run (home_tenant_id) where state <> 'finished'`,
  `create index run_created on run (home_tenant_id, created_at)`,
  `create table run_event (
    run_id text not null references run (run_id), sequence bigint not null, at bigint not null, event_json text not null,
    primary key (run_id, sequence))`,
  `create table journal (
    sequence bigint primary key, entry_id text not null unique, at bigint not null, kind text not null, refers_to text,
    user_id text, user_name text, tenant_id text, tenant_name text, run_id text, plan_id text,
    content_json text not null, previous_hash text not null, hash text not null)`,
  `create index journal_tenant on journal (tenant_id, sequence)`,
  `create index journal_refers_to on journal (refers_to)`,
  `create table lease (name text primary key, holder text not null, fence bigint not null, expires_at bigint not null)`,
  `create table status_snapshot (
    home_tenant_id text primary key, read_at bigint not null, content_json text not null, failed_at bigint, failure text)`,
  `create table provisioning_log (
    entry_id text primary key, home_tenant_id text not null, at bigint not null, target_tenant_id text not null,
    action text not null, status text not null, person_id text not null, person_name text not null,
    search_text text not null, content_json text not null)`,
  `create index provisioning_log_time on provisioning_log (home_tenant_id, at)`,
  `create index provisioning_log_tenant on provisioning_log (target_tenant_id, at)`,
  `create table provisioning_log_position (
    home_tenant_id text primary key, watermark bigint not null, read_at bigint not null, failed_at bigint)`,
  `create table intended_sharing (
    home_tenant_id text primary key, sharing_json text not null, applied_at bigint not null, run_id text not null)`,
];
