import type { Database } from '../store/engine.ts';

/** What a plan was last kept ready for. */
export interface ReadyPlan {
  /** The tenants without share and what is shared, in one text. */
  readonly madeFor: string;
  /** Milliseconds since the epoch. */
  readonly madeAt: number;
  /** Absent when no plan could be made. */
  readonly planId?: string;
}

/** Remembers the plan that waits for a click; one for each organization. */
export interface ReadyPlanStore {
  read(homeTenantId: string): Promise<ReadyPlan | undefined>;
  save(homeTenantId: string, ready: ReadyPlan): Promise<void>;
}

/** The plan that waits, in the store's table. */
export function createReadyPlanStore(database: Database): ReadyPlanStore {
  return {
    async read(homeTenantId) {
      const row = await database
        .selectFrom('readyPlan')
        .selectAll()
        .where('homeTenantId', '=', homeTenantId)
        .executeTakeFirst();
      return (
        row && {
          madeFor: row.madeFor,
          madeAt: row.madeAt,
          ...(row.planId === null ? {} : { planId: row.planId }),
        }
      );
    },
    async save(homeTenantId, { madeFor, madeAt, planId }) {
      const values = { madeFor, madeAt, planId: planId ?? null };
      await database
        .insertInto('readyPlan')
        .values({ homeTenantId, ...values })
        .onConflict((conflict) => conflict.column('homeTenantId').doUpdateSet(values))
        .execute();
    },
  };
}
