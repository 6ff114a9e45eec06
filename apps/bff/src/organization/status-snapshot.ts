import type { MultitenantOrganization, PartnerConfiguration, SynchronizationConfiguration } from '@tenantry/domain';
import type { Database } from '../store/engine.ts';

/** What was read of the organization at one moment: what every page about status is made of. */
export interface OrganizationReading {
  readonly organization: MultitenantOrganization;
  readonly partnerConfigurations: readonly PartnerConfiguration[];
  readonly configurations: readonly SynchronizationConfiguration[];
}

export interface StatusSnapshot {
  readonly readAt: number;
  readonly reading: OrganizationReading;
  /** Set when a later reading failed: what is here may no longer be true. */
  readonly failedAt?: number;
  readonly failure?: string;
}

/** Keeps the last reading, so that it survives a restart and every process shows the same. */
export interface SnapshotStore {
  read(homeTenantId: string): Promise<StatusSnapshot | undefined>;
  save(homeTenantId: string, readAt: number, reading: OrganizationReading): Promise<void>;
  /** Marks the last reading as possibly outdated. */
  fail(homeTenantId: string, failedAt: number, failure: string): Promise<void>;
}

/** The last reading in the store's table. */
export function createSnapshotStore(database: Database): SnapshotStore {
  /** Hundreds may ask for the same reading within a second: it is taken apart once. */
  let parsed: { readonly json: string; readonly reading: OrganizationReading } | undefined;
  const parse = (json: string): OrganizationReading => {
    if (parsed?.json !== json) parsed = { json, reading: JSON.parse(json) as OrganizationReading };
    return parsed.reading;
  };
  return {
    async read(homeTenantId) {
      const row = await database
        .selectFrom('statusSnapshot')
        .selectAll()
        .where('homeTenantId', '=', homeTenantId)
        .executeTakeFirst();
      return (
        row && {
          readAt: row.readAt,
          reading: parse(row.contentJson),
          ...(row.failedAt === null ? {} : { failedAt: row.failedAt }),
          ...(row.failure === null ? {} : { failure: row.failure }),
        }
      );
    },
    async save(homeTenantId, readAt, reading) {
      const values = { readAt, contentJson: JSON.stringify(reading), failedAt: null, failure: null };
      await database
        .insertInto('statusSnapshot')
        .values({ homeTenantId, ...values })
        .onConflict((conflict) => conflict.column('homeTenantId').doUpdateSet(values))
        .execute();
    },
    async fail(homeTenantId, failedAt, failure) {
      await database
        .updateTable('statusSnapshot')
        .set({ failedAt, failure })
        .where('homeTenantId', '=', homeTenantId)
        .execute();
    },
  };
}
