import type { PlanContent, RecordedRunEvent, RunEvent } from '@tenantry/domain';
import type { Selectable } from 'kysely';
import type { Database } from '../store/engine.ts';
import type { HeldLease } from '../store/leases.ts';
import type { Store } from '../store/open-store.ts';
import type { RunTable } from '../store/tables.ts';

/** A run as it is kept. Its progress is not kept: it is what its events tell. */
export interface StoredRun {
  readonly runId: string;
  readonly planId: string;
  readonly homeTenantId: string;
  /** The plan, without its effect on people: nothing of that is needed to do it. */
  readonly content: RunContent;
  readonly startedBy: { readonly userId: string; readonly displayName: string };
  /** Whose delegated token the writes are made with; another administrator may take over when signing in again. */
  readonly accountId: string;
  readonly createdAt: number;
  readonly state: 'queued' | 'running' | 'parked' | 'finished';
}

export type RunContent = Omit<PlanContent, 'effect'>;

/** Keeps runs and their events. Everything is durable when a call returns. */
export interface RunStore {
  /** @returns the run given; or the one that was made from the same plan before; or another one that is not finished. */
  create(run: StoredRun): Promise<StoredRun>;
  read(runId: string, homeTenantId: string): Promise<StoredRun | undefined>;
  /** The run that is not finished, if there is one; an organization has at most one. */
  unfinished(homeTenantId: string): Promise<StoredRun | undefined>;
  /** Newest first. */
  list(homeTenantId: string, limit: number): Promise<readonly StoredRun[]>;
  /**
   * Adds the next event and moves the run's state with it, in one transaction.
   * @throws {LeaseLostError} with nothing added, when the lease is not held any more.
   */
  append(runId: string, event: RunEvent, at: number, lease: HeldLease): Promise<RecordedRunEvent>;
  /** Events after a sequence number, in order. */
  events(runId: string, after: number): Promise<readonly RecordedRunEvent[]>;
  /** Puts a parked run back in the queue, to be carried on with this account's token. */
  requeue(runId: string, accountId: string): Promise<void>;
}

const stateAfter: Partial<Record<RunEvent['type'], StoredRun['state']>> = {
  'run-started': 'running',
  'run-resumed': 'running',
  'run-parked': 'parked',
  'run-finished': 'finished',
};

/** Runs in the store's tables. */
export function createRunStore({ database, leases }: Store): RunStore {
  const select = selectRuns(database);
  return {
    async create(run) {
      return database.transaction().execute(async (transaction) => {
        const inserted = await transaction
          .insertInto('run')
          .values(toRow(run))
          .onConflict((conflict) => conflict.doNothing())
          .returning('runId')
          .executeTakeFirst();
        if (inserted) {
          await transaction.updateTable('plan').set({ runId: run.runId }).where('planId', '=', run.planId).execute();
          return run;
        }
        const runs = selectRuns(transaction);
        const known =
          (await runs().where('run.planId', '=', run.planId).executeTakeFirst()) ??
          (await runs()
            .where('run.homeTenantId', '=', run.homeTenantId)
            .where('run.state', '<>', 'finished')
            .executeTakeFirstOrThrow());
        return toRun(known);
      });
    },
    async read(runId, homeTenantId) {
      const row = await select()
        .where('run.runId', '=', runId)
        .where('run.homeTenantId', '=', homeTenantId)
        .executeTakeFirst();
      return row && toRun(row);
    },
    async unfinished(homeTenantId) {
      const row = await select()
        .where('run.homeTenantId', '=', homeTenantId)
        .where('run.state', '<>', 'finished')
        .executeTakeFirst();
      return row && toRun(row);
    },
    async list(homeTenantId, limit) {
      const rows = await select()
        .where('run.homeTenantId', '=', homeTenantId)
        .orderBy('run.createdAt', 'desc')
        .limit(limit)
        .execute();
      return rows.map(toRun);
    },
    append: (runId, event, at, lease) =>
      database.transaction().execute(async (transaction) => {
        await leases.guard(transaction, lease);
        const state = stateAfter[event.type];
        const { sequence } = await transaction
          .updateTable('run')
          .set((on) => ({
            sequence: on('sequence', '+', 1),
            ...(state === undefined ? {} : { state }),
            ...(event.type === 'run-started' ? { startedAt: at } : {}),
            ...(event.type === 'run-finished' ? { finishedAt: at } : {}),
          }))
          .where('runId', '=', runId)
          .returning('sequence')
          .executeTakeFirstOrThrow();
        await transaction
          .insertInto('runEvent')
          .values({ runId, sequence, at, eventJson: JSON.stringify(event) })
          .execute();
        return { sequence, at, event };
      }),
    async events(runId, after) {
      const rows = await database
        .selectFrom('runEvent')
        .selectAll()
        .where('runId', '=', runId)
        .where('sequence', '>', after)
        .orderBy('sequence')
        .execute();
      return rows.map(({ sequence, at, eventJson }) => ({ sequence, at, event: JSON.parse(eventJson) as RunEvent }));
    },
    async requeue(runId, accountId) {
      await database
        .updateTable('run')
        .set({ accountId, state: 'queued' })
        .where('runId', '=', runId)
        .where('state', '=', 'parked')
        .execute();
    },
  };
}

function selectRuns(database: Database) {
  return () =>
    database
      .selectFrom('run')
      .innerJoin('plan', 'plan.planId', 'run.planId')
      .selectAll('run')
      .select('plan.contentJson');
}

type Row = Selectable<RunTable> & { readonly contentJson: string };

function toRun(row: Row): StoredRun {
  return {
    runId: row.runId,
    planId: row.planId,
    homeTenantId: row.homeTenantId,
    content: JSON.parse(row.contentJson) as RunContent,
    startedBy: { userId: row.startedByUserId, displayName: row.startedByName },
    accountId: row.accountId,
    createdAt: row.createdAt,
    state: row.state,
  };
}

function toRow(run: StoredRun): RunTable {
  return {
    runId: run.runId,
    planId: run.planId,
    homeTenantId: run.homeTenantId,
    flow: run.content.flow,
    state: run.state,
    createdAt: run.createdAt,
    startedAt: null,
    finishedAt: null,
    startedByUserId: run.startedBy.userId,
    startedByName: run.startedBy.displayName,
    accountId: run.accountId,
    sequence: 0,
    progressJson: null,
  };
}
