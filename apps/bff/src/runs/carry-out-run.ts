import type { ApplyPorts, Directory, RunEvent } from '@tenantry/domain';
import { applyPlan, LeaseLostError } from '@tenantry/domain';
import type { RunWatch } from '../directory/directories.ts';
import type { Foundation } from '../foundation.ts';
import type { StoreTransaction } from '../store/engine.ts';
import type { HeldLease } from '../store/leases.ts';
import { recordRun, type RunRecord } from './record-run.ts';
import { createRunJournal } from './run-journal.ts';
import type { RunStore, StoredRun } from './run-store.ts';
import { watchCancel } from './watch-cancel.ts';

export interface CarryOutDependencies {
  readonly foundation: Foundation;
  readonly runs: RunStore;
  /** The directory as the account sees it. */
  readonly directoryOf: (accountId: string, watch: RunWatch) => Directory;
  /** Keeps what is shared from now on, in the transaction in which a run ends that has changed something. */
  readonly onShared: (run: StoredRun, at: number, transaction: StoreTransaction) => Promise<void>;
}

/**
 * Carries a run out from wherever it is until it ends, has to wait for somebody to sign in, or `signal` is aborted; then
 * what is in flight comes to its end and is concluded in the journal, and no further write is begun. When somebody cancels
 * the run, it ends in the same way, and is told to the end.
 * @throws what the store says, or a defect: the run stays unfinished, for whoever takes it up next.
 */
export async function carryOutRun(
  dependencies: CarryOutDependencies,
  run: StoredRun,
  lease: HeldLease,
  signal: AbortSignal,
): Promise<void> {
  const earlier = await dependencies.runs.events(run.runId, 0);
  const record = recordRun(dependencies, run, lease);
  const { runId, homeTenantId } = run;
  const { tenants, sharing } = run.content;
  const over = new AbortController();
  const { store, clock } = dependencies.foundation;
  const watching = AbortSignal.any([signal, over.signal]);
  const cancelled = watchCancel({ runs: dependencies.runs, wakeUps: store.wakeUps, clock }, runId, watching);
  const story = applyPlan(
    {
      runId,
      homeTenantId,
      tenants,
      sharing,
      resumed: earlier.length > 0,
      signal: AbortSignal.any([signal, cancelled]),
    },
    portsOf(dependencies, run, lease, record.aside),
  );
  try {
    await follow(story, record, signal);
  } catch (error) {
    if (!signal.aborted) throw error;
  } finally {
    over.abort();
    record.close();
    await story.return(undefined).catch(() => undefined);
  }
}

/** Keeps every event before the next is taken. What the story tells after the signal, such as that it was cancelled, is not kept. */
async function follow(story: AsyncGenerator<RunEvent>, record: RunRecord, signal: AbortSignal): Promise<void> {
  const stopped = Promise.withResolvers<never>();
  stopped.promise.catch(() => undefined);
  const stop = (): void => stopped.reject(signal.reason);
  signal.addEventListener('abort', stop, { once: true });
  try {
    for (;;) {
      signal.throwIfAborted();
      const next = await Promise.race([story.next(), stopped.promise]);
      signal.throwIfAborted();
      if (next.done) return;
      await record.keep(next.value);
    }
  } finally {
    signal.removeEventListener('abort', stop);
  }
}

function portsOf(
  { foundation, directoryOf }: CarryOutDependencies,
  run: StoredRun,
  lease: HeldLease,
  tell: (event: RunEvent) => void,
): ApplyPorts {
  const { store, clock, random } = foundation;
  const tenantNames = new Map(run.content.tenants.map((tenant) => [tenant.tenantId, tenant.displayName]));
  return {
    clock,
    random,
    lease: { held: () => store.leases.held(lease) },
    journal: createRunJournal(store.database, store.journal, { actor: run.actingAs, tenantNames, lease }),
    directory: directoryOf(run.accountId, {
      onThrottled: (until) => tell(until === undefined ? { type: 'throttling-ended' } : { type: 'throttled', until }),
      async beforeWrite() {
        if (!(await store.leases.held(lease))) throw new LeaseLostError();
      },
    }),
  };
}
