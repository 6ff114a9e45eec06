import type { AppliedConfiguration, SynchronizationSchema, TenantId } from '@tenantry/domain';
import type { Selectable } from 'kysely';
import type { Database } from '../store/engine.ts';
import type { AppliedConfigurationTable } from '../store/tables.ts';

/** What the portal left behind in a tenant, when, and by which run. */
export interface KeptApplied {
  readonly configuration: AppliedConfiguration;
  readonly appliedAt: number;
  readonly runId: string;
}

/** Keeps how the portal left the configuration of every tenant; `within` is a transaction that a call is to be part of. */
export interface AppliedStore {
  list(homeTenantId: string, within?: Database): Promise<ReadonlyMap<TenantId, KeptApplied>>;
  /** Mappings and filters that are known of the same job stay: the portal never writes them. */
  save(homeTenantId: string, tenantId: TenantId, applied: KeptApplied, within?: Database): Promise<void>;
  remove(homeTenantId: string, tenantId: TenantId, within?: Database): Promise<void>;
  /** The jobs whose mappings and filters were not read yet. */
  withoutSchema(homeTenantId: string): Promise<readonly { servicePrincipalId: string; jobId: string }[]>;
  /** Keeps mappings and filters of a job for which none are kept. */
  saveSchema(homeTenantId: string, jobId: string, schema: SynchronizationSchema, readAt: number): Promise<void>;
}

export function createAppliedStore(database: Database): AppliedStore {
  return {
    async list(homeTenantId, within = database) {
      const rows = await within
        .selectFrom('appliedConfiguration')
        .selectAll()
        .where('homeTenantId', '=', homeTenantId)
        .execute();
      return new Map(rows.map((row) => [row.tenantId, toKept(row)]));
    },
    async save(homeTenantId, tenantId, { configuration, appliedAt, runId }, within = database) {
      const { servicePrincipalId, jobId, schema: _, ...content } = configuration;
      const known = await within
        .selectFrom('appliedConfiguration')
        .select(['jobId', 'schemaJson', 'schemaReadAt'])
        .where('homeTenantId', '=', homeTenantId)
        .where('tenantId', '=', tenantId)
        .executeTakeFirst();
      const same = known?.jobId === jobId ? known : undefined;
      const values = {
        runId,
        appliedAt,
        servicePrincipalId,
        jobId,
        contentJson: JSON.stringify(content),
        schemaJson: same?.schemaJson ?? null,
        schemaReadAt: same?.schemaReadAt ?? null,
      };
      await within
        .insertInto('appliedConfiguration')
        .values({ homeTenantId, tenantId, ...values })
        .onConflict((conflict) => conflict.columns(['homeTenantId', 'tenantId']).doUpdateSet(values))
        .execute();
    },
    async remove(homeTenantId, tenantId, within = database) {
      await within
        .deleteFrom('appliedConfiguration')
        .where('homeTenantId', '=', homeTenantId)
        .where('tenantId', '=', tenantId)
        .execute();
    },
    withoutSchema: (homeTenantId) =>
      database
        .selectFrom('appliedConfiguration')
        .select(['servicePrincipalId', 'jobId'])
        .where('homeTenantId', '=', homeTenantId)
        .where('schemaJson', 'is', null)
        .execute(),
    async saveSchema(homeTenantId, jobId, schema, readAt) {
      await database
        .updateTable('appliedConfiguration')
        .set({ schemaJson: JSON.stringify(schema), schemaReadAt: readAt })
        .where('homeTenantId', '=', homeTenantId)
        .where('jobId', '=', jobId)
        .where('schemaJson', 'is', null)
        .execute();
    },
  };
}

function toKept(row: Selectable<AppliedConfigurationTable>): KeptApplied {
  const content = JSON.parse(row.contentJson) as Omit<AppliedConfiguration, 'servicePrincipalId' | 'jobId' | 'schema'>;
  const { servicePrincipalId, jobId, schemaJson, appliedAt, runId } = row;
  const schema = schemaJson === null ? {} : { schema: JSON.parse(schemaJson) as SynchronizationSchema };
  return { configuration: { ...content, servicePrincipalId, jobId, ...schema }, appliedAt, runId };
}
