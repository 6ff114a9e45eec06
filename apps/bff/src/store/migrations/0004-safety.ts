import { sql, type Kysely } from 'kysely';

/** Settings of safety, approvals by a second administrator, and what drift is measured against. */
export async function up(database: Kysely<unknown>): Promise<void> {
  for (const statement of statements) await sql.raw(statement).execute(database);
}

const statements = [
  `create table safety_settings (
    home_tenant_id text primary key, version bigint not null, settings_json text not null, changed_at bigint not null,
    changed_by_user_id text not null, changed_by_name text not null)`,
  `create table plan_approval (
    approval_id text primary key, plan_id text not null references plan (plan_id), digest text not null,
    approved_by_user_id text not null, approved_by_name text not null, approved_at bigint not null,
    expires_at bigint not null)`,
  `create index plan_approval_plan on plan_approval (plan_id)`,
  `create table applied_configuration (
    home_tenant_id text not null, tenant_id text not null, run_id text not null, applied_at bigint not null,
    service_principal_id text not null, job_id text not null, content_json text not null, schema_json text,
    schema_read_at bigint, primary key (home_tenant_id, tenant_id))`,
  `create table drift_acceptance (
    home_tenant_id text not null, tenant_id text not null, aspect text not null, live_digest text not null,
    reason text not null, accepted_by_user_id text not null, accepted_by_name text not null, accepted_at bigint not null,
    primary key (home_tenant_id, tenant_id, aspect))`,
  `create index plan_expiry on plan (expires_at)`,
];
