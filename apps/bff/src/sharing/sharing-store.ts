import type { Sharing } from '@tenantry/domain';
import type { Database } from '../store/engine.ts';

/** Keeps what is intended to be shared: what drift is measured against. */
export interface SharingStore {
  read(homeTenantId: string, within?: Database): Promise<Sharing | undefined>;
  save(homeTenantId: string, sharing: Sharing, appliedAt: number, runId: string, within?: Database): Promise<void>;
}

/** The intended sharing in the store's table; `within` is a transaction that reading and saving are to be part of. */
export function createSharingStore(database: Database): SharingStore {
  return {
    async read(homeTenantId, within = database) {
      const row = await within
        .selectFrom('intendedSharing')
        .select('sharingJson')
        .where('homeTenantId', '=', homeTenantId)
        .executeTakeFirst();
      return row && (JSON.parse(row.sharingJson) as Sharing);
    },
    async save(homeTenantId, sharing, appliedAt, runId, within = database) {
      const values = { sharingJson: JSON.stringify(sharing), appliedAt, runId };
      await within
        .insertInto('intendedSharing')
        .values({ homeTenantId, ...values })
        .onConflict((conflict) => conflict.column('homeTenantId').doUpdateSet(values))
        .execute();
    },
  };
}
