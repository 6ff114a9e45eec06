import type { PlanContent, RecordedRunEvent, RunEvent } from '@tenantry/domain';
import type { Alongside, StoreTransaction } from '../store/engine.ts';
import type { HeldLease } from '../store/leases.ts';
import type { Store } from '../store/open-store.ts';
import { selectRuns, toRow, toRun } from './run-rows.ts';

export interface Administrator {
  readonly userId: string;
  readonly displayName: string;
}

/** A run as it is kept. Its progress is not kept: it is what its events tell. */
export interface StoredRun {
  readonly runId: string;
  readonly planId: string;
  readonly homeTenantId: string;
  /** The plan, without its effect on people: nothing of that is needed to do it. */
  readonly content: RunContent;
  readonly startedBy: Administrator;
  /** Whose delegated token the writes are made with: another administrator may take over when signing in is needed. */
  readonly accountId: string;
  /** The person behind that account: the author of every write from then on. */
  readonly actingAs: Administrator;
  readonly createdAt: number;
  readonly state: 'queued' | 'running' | 'parked' | 'finished';
  /** The run that this one retries or takes back. */
  readonly ofRun?: string;
  /** Somebody asked for it to end between two steps. */
  readonly cancelRequestedAt?: number;
}

export type RunContent = Omit<PlanContent, 'effect'>;

/** Keeps runs and their events. Everything is durable when a call returns. */
export interface RunStore {
  /** How many runs there have been. */
  count(homeTenantId: string): Promise<number>;
  /**
   * Keeps a new run, with what is to be kept alongside it, if there have been exactly so many runs before.
   * @returns the run given; or, with nothing kept, the one that was made from the same plan before, or another one that is
   * not finished; `undefined` when others have come and gone.
   */
  create(run: Omit<StoredRun, 'actingAs'>, before: number, alongside: Alongside): Promise<StoredRun | undefined>;
  read(runId: string, homeTenantId: string): Promise<StoredRun | undefined>;
  /** The run that was made from a plan; there is at most one. */
  ofPlan(planId: string): Promise<StoredRun | undefined>;
  /** The run that is not finished, if there is one; an organization has at most one. */
  unfinished(homeTenantId: string): Promise<StoredRun | undefined>;
  /** Newest first. */
  list(homeTenantId: string, limit: number): Promise<readonly StoredRun[]>;
  /** The runs that were made after this one, oldest first. */
  after(run: Pick<StoredRun, 'runId' | 'homeTenantId' | 'createdAt'>): Promise<readonly StoredRun[]>;
  /** The run that finished last. */
  lastFinished(homeTenantId: string): Promise<StoredRun | undefined>;
  /**
   * Adds the next event, moves the run's state with it and keeps what belongs to it, in one transaction.
   * @throws {LeaseLostError} with nothing added, when the lease is not held any more.
   */
  append(
    runId: string,
    event: RunEvent,
    at: number,
    lease: HeldLease,
    alongside?: Alongside,
  ): Promise<RecordedRunEvent>;
  /** Events after a sequence number, in order. */
  events(runId: string, after: number): Promise<readonly RecordedRunEvent[]>;
  /** Puts a parked run back in the queue, to be carried on by this administrator. Nothing happens to a run that is not parked. */
  requeue(runId: string, accountId: string, actingAs: Administrator): Promise<void>;
  /**
   * Marks a run that is not finished as to be cancelled, with what is to be kept alongside it.
   * @returns false, with nothing kept, when it is finished or marked already.
   */
  requestCancel(runId: string, at: number, alongside: Alongside): Promise<boolean>;
  /** When somebody asked for the run to be cancelled. */
  cancelRequestedAt(runId: string): Promise<number | undefined>;
}

const stateAfter: Partial<Record<RunEvent['type'], StoredRun['state']>> = {
  'run-started': 'running',
  'run-resumed': 'running',
  'run-parked': 'parked',
  'run-finished': 'finished',
};

/** Runs in the store's tables. */
export function createRunStore({ database, leases }: Store): RunStore {
  async function readOne(
    choose: (query: ReturnType<typeof selectRuns>) => ReturnType<typeof selectRuns>,
    within: Parameters<typeof selectRuns>[0] = database,
  ): Promise<StoredRun | undefined> {
    const row = await choose(selectRuns(within)).executeTakeFirst();
    return row && toRun(row);
  }
  const ofPlan = (planId: string, within?: StoreTransaction) =>
    readOne((query) => query.where('run.planId', '=', planId), within);
  const unfinished = (homeTenantId: string, within?: StoreTransaction) =>
    readOne((query) => query.where('run.homeTenantId', '=', homeTenantId).where('run.state', '<>', 'finished'), within);

  const count = async (homeTenantId: string, within: Parameters<typeof selectRuns>[0] = database): Promise<number> => {
    const { runs } = await within
      .selectFrom('run')
      .select(({ fn }) => fn.countAll().as('runs'))
      .where('homeTenantId', '=', homeTenantId)
      .executeTakeFirstOrThrow();
    return Number(runs);
  };

  return {
    count: (homeTenantId) => count(homeTenantId),
    create: (run, before, alongside) =>
      database.transaction().execute(async (transaction) => {
        const { runId, planId, homeTenantId } = run;
        const inserted =
          (await count(homeTenantId, transaction)) === before &&
          (await transaction
            .insertInto('run')
            .values(toRow(run))
            .onConflict((conflict) => conflict.doNothing())
            .returning('runId')
            .executeTakeFirst());
        if (!inserted) return (await ofPlan(planId, transaction)) ?? (await unfinished(homeTenantId, transaction));
        await transaction.updateTable('plan').set({ runId }).where('planId', '=', planId).execute();
        await alongside(transaction);
        return { ...run, actingAs: run.startedBy };
      }),
    read: (runId, homeTenantId) =>
      readOne((query) => query.where('run.runId', '=', runId).where('run.homeTenantId', '=', homeTenantId)),
    ofPlan: (planId) => ofPlan(planId),
    unfinished: (homeTenantId) => unfinished(homeTenantId),
    async list(homeTenantId, limit) {
      const rows = await selectRuns(database)
        .where('run.homeTenantId', '=', homeTenantId)
        .orderBy('run.createdAt', 'desc')
        .limit(limit)
        .execute();
      return rows.map(toRun);
    },
    async after({ runId, homeTenantId, createdAt }) {
      const rows = await selectRuns(database)
        .where('run.homeTenantId', '=', homeTenantId)
        .where('run.createdAt', '>=', createdAt)
        .where('run.runId', '<>', runId)
        .orderBy('run.createdAt')
        .execute();
      return rows.map(toRun);
    },
    lastFinished: (homeTenantId) =>
      readOne((query) =>
        query
          .where('run.homeTenantId', '=', homeTenantId)
          .where('run.state', '=', 'finished')
          .orderBy('run.finishedAt', 'desc')
          .limit(1),
      ),
    append: (runId, event, at, lease, alongside) =>
      database.transaction().execute(async (transaction) => {
        await leases.guard(transaction, lease);
        const sequence = await advance(transaction, runId, event, at);
        await transaction
          .insertInto('runEvent')
          .values({ runId, sequence, at, eventJson: JSON.stringify(event) })
          .execute();
        await alongside?.(transaction);
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
    async requeue(runId, accountId, { userId, displayName }) {
      await database
        .updateTable('run')
        .set({ accountId, actingUserId: userId, actingUserName: displayName, state: 'queued' })
        .where('runId', '=', runId)
        .where('state', '=', 'parked')
        .execute();
    },
    requestCancel: (runId, at, alongside) =>
      database.transaction().execute(async (transaction) => {
        const marked = await transaction
          .updateTable('run')
          .set({ cancelRequestedAt: at })
          .where('runId', '=', runId)
          .where('state', '<>', 'finished')
          .where('cancelRequestedAt', 'is', null)
          .returning('runId')
          .executeTakeFirst();
        if (!marked) return false;
        await alongside(transaction);
        return true;
      }),
    async cancelRequestedAt(runId) {
      const row = await database
        .selectFrom('run')
        .select('cancelRequestedAt')
        .where('runId', '=', runId)
        .executeTakeFirst();
      return row?.cancelRequestedAt ?? undefined;
    },
  };
}

/** Moves the run on by one event. @returns the event's number. */
async function advance(transaction: StoreTransaction, runId: string, event: RunEvent, at: number): Promise<number> {
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
  return sequence;
}
