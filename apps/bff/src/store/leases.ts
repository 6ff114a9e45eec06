import type { Database, Engine, StoreTransaction } from './engine.ts';

/** The right to do something alone, for a while. `fence` grows with every holder, so that a late writer is known by it. */
export interface HeldLease {
  readonly name: string;
  readonly holder: string;
  readonly fence: number;
}

/** Somebody else has the lease by now; whatever was to be written was not. */
export class LeaseLostError extends Error {
  override readonly name = 'LeaseLostError';
}

/** Leases by the store's own time, so that the clocks of the processes do not matter. */
export interface Leases {
  /** `undefined` while somebody, the same holder included, has it. */
  take(name: string, holder: string, milliseconds: number): Promise<HeldLease | undefined>;
  /** False when it has run out or went to somebody else: a lease that was lost never comes back. */
  renew(lease: HeldLease, milliseconds: number): Promise<boolean>;
  held(lease: HeldLease): Promise<boolean>;
  /** Lets the next one in at once. Does nothing when it is lost already. */
  release(lease: HeldLease): Promise<void>;
  /**
   * Makes what a transaction writes depend on the lease: it cannot change hands before the transaction has ended.
   * @throws {LeaseLostError} when it is not held any more.
   */
  guard(transaction: StoreTransaction, lease: HeldLease): Promise<void>;
}

/** Leases as rows of the store. */
export function createLeases(database: Database, engine: Engine): Leases {
  return {
    async take(name, holder, milliseconds) {
      const row = await database
        .insertInto('lease')
        .values((on) => ({ name, holder, fence: 1, expiresAt: on(engine.now, '+', milliseconds) }))
        .onConflict((conflict) =>
          conflict
            .column('name')
            .doUpdateSet((on) => ({
              holder,
              fence: on('lease.fence', '+', 1),
              expiresAt: on(engine.now, '+', milliseconds),
            }))
            .where((on) => on('lease.expiresAt', '<=', engine.now)),
        )
        .returning('fence')
        .executeTakeFirst();
      return row && { name, holder, fence: row.fence };
    },
    async renew(lease, milliseconds) {
      const row = await database
        .updateTable('lease')
        .set((on) => ({ expiresAt: on(engine.now, '+', milliseconds) }))
        .where('name', '=', lease.name)
        .where('fence', '=', lease.fence)
        .where('expiresAt', '>', engine.now)
        .returning('fence')
        .executeTakeFirst();
      return row !== undefined;
    },
    async held(lease) {
      return (await selectHeld(database, engine, lease).executeTakeFirst()) !== undefined;
    },
    async release(lease) {
      await database
        .updateTable('lease')
        .set({ expiresAt: 0 })
        .where('name', '=', lease.name)
        .where('fence', '=', lease.fence)
        .execute();
    },
    async guard(transaction, lease) {
      const query = selectHeld(transaction, engine, lease);
      const row = await (engine.kind === 'postgres' ? query.forShare() : query).executeTakeFirst();
      if (row === undefined) throw new LeaseLostError(`The lease ${lease.name} is lost.`);
    },
  };
}

function selectHeld(database: Database, engine: Engine, lease: HeldLease) {
  return database
    .selectFrom('lease')
    .select('fence')
    .where('name', '=', lease.name)
    .where('fence', '=', lease.fence)
    .where('expiresAt', '>', engine.now);
}
