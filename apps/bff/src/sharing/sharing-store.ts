import type { Sharing } from '@tenantry/domain';
import type { Database } from '../store/engine.ts';

/** Keeps what the portal last applied: what drift is measured against. */
export interface SharingStore {
  read(homeTenantId: string): Promise<Sharing | undefined>;
  save(homeTenantId: string, sharing: Sharing, appliedAt: number, runId: string): Promise<void>;
}

export function createSharingStore(database: Database): SharingStore {
  return {
    async read(homeTenantId) {
      const row = await database
        .selectFrom('intendedSharing')
        .select('sharingJson')
        .where('homeTenantId', '=', homeTenantId)
        .executeTakeFirst();
      return row && (JSON.parse(row.sharingJson) as Sharing);
    },
    async save(homeTenantId, sharing, appliedAt, runId) {
      const values = { sharingJson: JSON.stringify(sharing), appliedAt, runId };
      await database
        .insertInto('intendedSharing')
        .values({ homeTenantId, ...values })
        .onConflict((conflict) => conflict.column('homeTenantId').doUpdateSet(values))
        .execute();
    },
  };
}
