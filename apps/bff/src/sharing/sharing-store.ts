import type { Sharing } from '@tenantry/domain';
import type { Database } from '../store/engine.ts';

/** Keeps what is intended to be shared: what drift is measured against. */
export interface SharingStore {
  read(homeTenantId: string, within?: Database): Promise<Sharing | undefined>;
  /**
   * Keeps what is intended from now on; `undefined` when nothing is any more. What was intended until now is kept with the
   * run that changes it.
   */
  save(
    homeTenantId: string,
    sharing: Sharing | undefined,
    appliedAt: number,
    runId: string,
    within?: Database,
  ): Promise<void>;
  /** The run that last changed what is intended, when something is. */
  changedBy(homeTenantId: string, within?: Database): Promise<string | undefined>;
  /** What was intended before a run changed it; `undefined` when that run changed nothing of it. */
  before(runId: string, within?: Database): Promise<{ readonly sharing: Sharing | undefined } | undefined>;
}

/** The intended sharing in the store's tables; `within` is a transaction that reading and saving are to be part of. */
export function createSharingStore(database: Database): SharingStore {
  const readRow = (homeTenantId: string, within: Database) =>
    within.selectFrom('intendedSharing').selectAll().where('homeTenantId', '=', homeTenantId).executeTakeFirst();
  return {
    async read(homeTenantId, within = database) {
      const row = await readRow(homeTenantId, within);
      return row && (JSON.parse(row.sharingJson) as Sharing);
    },
    async save(homeTenantId, sharing, appliedAt, runId, within = database) {
      const beforeJson = (await readRow(homeTenantId, within))?.sharingJson ?? null;
      await within
        .insertInto('sharingHistory')
        .values({ runId, homeTenantId, beforeJson })
        .onConflict((conflict) => conflict.column('runId').doNothing())
        .execute();
      if (sharing === undefined) {
        await within.deleteFrom('intendedSharing').where('homeTenantId', '=', homeTenantId).execute();
        return;
      }
      const values = { sharingJson: JSON.stringify(sharing), appliedAt, runId };
      await within
        .insertInto('intendedSharing')
        .values({ homeTenantId, ...values })
        .onConflict((conflict) => conflict.column('homeTenantId').doUpdateSet(values))
        .execute();
    },
    changedBy: async (homeTenantId, within = database) => (await readRow(homeTenantId, within))?.runId,
    async before(runId, within = database) {
      const row = await within
        .selectFrom('sharingHistory')
        .select('beforeJson')
        .where('runId', '=', runId)
        .executeTakeFirst();
      return row && { sharing: row.beforeJson === null ? undefined : (JSON.parse(row.beforeJson) as Sharing) };
    },
  };
}
