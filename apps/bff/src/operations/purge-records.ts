import type { Clock } from '@tenantry/domain';
import type { SettingsStore } from '../settings/settings-store.ts';
import type { Database } from '../store/engine.ts';

const day = 24 * 60 * 60 * 1000;
/** How long a plan that nobody applied can still be looked at after it has expired. */
const keptAfterExpiry = 7 * day;
/** Rows of one statement, so that nobody else waits long for the tables. */
const rowsAtOnce = 1_000;

/**
 * Removes plans that were never applied some days after they expired, with their approvals. Plans of runs stay: they tell what the run
 * was to do. That a plan was made, and by whom, stays in the audit trail.
 * @returns how many were removed.
 */
export async function purgePlans(database: Database, clock: Clock): Promise<number> {
  const before = clock.now() - keptAfterExpiry;
  return inPortions(async () => {
    const plans = await database
      .selectFrom('plan')
      .select('planId')
      .where('runId', 'is', null)
      .where('expiresAt', '<', before)
      .where(({ not, exists, selectFrom }) =>
        not(exists(selectFrom('run').select('runId').whereRef('run.planId', '=', 'plan.planId'))),
      )
      .limit(rowsAtOnce)
      .execute();
    const ids = plans.map(({ planId }) => planId);
    if (ids.length === 0) return 0;
    await database.transaction().execute(async (transaction) => {
      await transaction.deleteFrom('planApproval').where('planId', 'in', ids).execute();
      await transaction.deleteFrom('plan').where('planId', 'in', ids).where('runId', 'is', null).execute();
    });
    return ids.length;
  });
}

/**
 * Removes entries of the provisioning log that are older than the settings want them kept.
 * @returns how many were removed.
 */
export async function purgeProvisioningLog(
  database: Database,
  homeTenantId: string,
  settings: SettingsStore,
  clock: Clock,
): Promise<number> {
  const { logRetentionDays } = (await settings.read(homeTenantId)).settings;
  const before = clock.now() - logRetentionDays * day;
  return inPortions(async () => {
    const old = database
      .selectFrom('provisioningLog')
      .select('entryId')
      .where('homeTenantId', '=', homeTenantId)
      .where('at', '<', before)
      .limit(rowsAtOnce);
    const { numDeletedRows } = await database
      .deleteFrom('provisioningLog')
      .where('entryId', 'in', old)
      .executeTakeFirst();
    return Number(numDeletedRows);
  });
}

/** Goes on until a portion is not full. */
async function inPortions(removePortion: () => Promise<number>): Promise<number> {
  for (let removed = 0; ;) {
    const portion = await removePortion();
    removed += portion;
    if (portion < rowsAtOnce) return removed;
  }
}
