import type { ChangeKind, RunEvent } from '@tenantry/domain';
import type { StoreTransaction } from '../store/engine.ts';
import type { HeldLease } from '../store/leases.ts';
import type { CarryOutDependencies } from './carry-out-run.ts';
import type { RunStore, StoredRun } from './run-store.ts';

/** Where the events of a run are kept, in the order in which they happen. */
export interface RunRecord {
  /** Keeps an event with what belongs to it, and wakes those who follow the run. */
  keep(event: RunEvent): Promise<void>;
  /** For what is told from the side, such as throttling: when it cannot be kept, the next event fails too. */
  aside(event: RunEvent): void;
  /** From now on nothing is taken from the side: the run has ended or rests. */
  close(): void;
}

/** What a tenant is not as it was before by, although the run may not have finished it. */
const sharingKinds: ReadonlySet<ChangeKind> = new Set([
  'assign',
  'unassign',
  'start-job',
  'pause-job',
  'rename-configuration',
  'delete-configuration',
]);

/** Whether a run has told of a change of who is shared, in whichever tenant and process: then it was meant, and holds. */
async function hasChangedWhoIsShared(runs: RunStore, { runId }: StoredRun): Promise<boolean> {
  const events = await runs.events(runId, 0);
  return events.some(({ event }) => event.type === 'change-finished' && sharingKinds.has(event.kind));
}

/** A record that is kept only while the lease is held. */
export function recordRun(
  { foundation, runs, onShared }: CarryOutDependencies,
  run: StoredRun,
  lease: HeldLease,
): RunRecord {
  const { clock, store } = foundation;
  let tail: Promise<unknown> = Promise.resolve();
  let closed = false;

  async function keepNow(event: RunEvent): Promise<void> {
    const at = clock.now();
    const isShared = event.type === 'run-finished' && (event.succeeded > 0 || (await hasChangedWhoIsShared(runs, run)));
    await runs.append(run.runId, event, at, lease, async (transaction) => {
      if (isShared) await onShared(run, at, transaction);
      await audit(event, at, transaction);
    });
    await store.wakeUps.notify('run', run.runId);
  }

  async function audit(event: RunEvent, at: number, transaction: StoreTransaction): Promise<void> {
    if (event.type !== 'run-parked' && event.type !== 'run-resumed' && event.type !== 'run-finished') return;
    const { type: kind, ...content } = event;
    const { runId, planId, actingAs: actor } = run;
    await store.journal.append({ at, kind, actor, runId, planId, content }, { transaction });
  }

  const keep = (event: RunEvent): Promise<void> => {
    const kept = tail.then(() => keepNow(event));
    tail = kept.catch(() => undefined);
    return kept;
  };
  return {
    keep,
    aside(event) {
      if (!closed) void keep(event).catch(() => undefined);
    },
    close() {
      closed = true;
    },
  };
}
