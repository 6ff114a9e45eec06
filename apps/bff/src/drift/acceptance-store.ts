import type { DriftAcceptance, DriftAspect, TenantId } from '@tenantry/domain';
import type { Database, StoreTransaction } from '../store/engine.ts';

/** Who lets which value be, and why. */
export interface KeptAcceptance extends DriftAcceptance {
  readonly tenantId: TenantId;
  readonly reason: string;
  readonly by: { readonly userId: string; readonly displayName: string };
  readonly at: number;
}

/** Keeps the differences that administrators have accepted: the last one for each aspect of a tenant. */
export interface AcceptanceStore {
  list(homeTenantId: string): Promise<readonly KeptAcceptance[]>;
  save(homeTenantId: string, acceptance: KeptAcceptance, transaction: StoreTransaction): Promise<void>;
  /** Forgets what was accepted in these aspects of a tenant. */
  remove(
    homeTenantId: string,
    tenantId: TenantId,
    aspects: readonly DriftAspect[],
    transaction: StoreTransaction,
  ): Promise<void>;
}

export function createAcceptanceStore(database: Database): AcceptanceStore {
  return {
    async list(homeTenantId) {
      const rows = await database
        .selectFrom('driftAcceptance')
        .selectAll()
        .where('homeTenantId', '=', homeTenantId)
        .execute();
      return rows.map((row) => ({
        tenantId: row.tenantId,
        aspect: row.aspect as DriftAspect,
        liveDigest: row.liveDigest,
        reason: row.reason,
        by: { userId: row.acceptedByUserId, displayName: row.acceptedByName },
        at: row.acceptedAt,
      }));
    },
    async save(homeTenantId, { tenantId, aspect, liveDigest, reason, by, at }, transaction) {
      const values = {
        liveDigest,
        reason,
        acceptedByUserId: by.userId,
        acceptedByName: by.displayName,
        acceptedAt: at,
      };
      await transaction
        .insertInto('driftAcceptance')
        .values({ homeTenantId, tenantId, aspect, ...values })
        .onConflict((conflict) => conflict.columns(['homeTenantId', 'tenantId', 'aspect']).doUpdateSet(values))
        .execute();
    },
    async remove(homeTenantId, tenantId, aspects, transaction) {
      await transaction
        .deleteFrom('driftAcceptance')
        .where('homeTenantId', '=', homeTenantId)
        .where('tenantId', '=', tenantId)
        .where('aspect', 'in', aspects)
        .execute();
    },
  };
}
