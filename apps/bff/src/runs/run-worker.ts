import type { ApplyPorts, Directory, RecordedRunEvent, RunEvent } from '@tenantry/domain';
import { applyPlan } from '@tenantry/domain';
import type { Foundation } from '../foundation.ts';
import { whileLeased } from '../store/keep-lease.ts';
import type { HeldLease } from '../store/leases.ts';
import { createRunJournal } from './run-journal.ts';
import type { RunStore, StoredRun } from './run-store.ts';

/** How long the lease of a run outlives a process that has died, and how often it is renewed. */
const leaseMilliseconds = 10_000;
const renewEvery = 2_000;
/** How long to leave a run alone after something outside of it failed, such as the store. */
const pauseAfterFailure = 2_000;

export interface RunWorkerDependencies {
  readonly foundation: Foundation;
  readonly runs: RunStore;
  /** The directory as the account sees it; `onThrottled` is told until when Graph makes everything wait. */
  readonly directoryOf: (accountId: string, onThrottled: (until: number | undefined) => void) => Directory;
  /** Told after a run has ended or come to rest, so that the status is read anew. */
  readonly onRunChanged: () => void;
  /** Keeps what was shared, after a run in which no tenant failed. */
  readonly onShared: (run: StoredRun, at: number) => Promise<void>;
}

/** Does the runs of the home tenant, one at a time, whoever asked for them and whether anybody watches. */
export interface RunWorker {
  /** Begins looking for runs that are not finished: new ones, and those another process left. */
  start(): void;
  /** Looks at once. */
  wake(): void;
  /** Stops between two steps; the run is carried on by whoever looks next. */
  stop(): Promise<void>;
}

/** A worker over the store: what it does not finish is not lost, because it keeps nothing to itself. */
export function createRunWorker(dependencies: RunWorkerDependencies): RunWorker {
  const { foundation } = dependencies;
  const stopping = new AbortController();
  let woken = Promise.withResolvers<void>();
  let working: Promise<void> | undefined;
  const wake = (): void => woken.resolve();
  const unlisten = foundation.store.wakeUps.listen('run', wake);

  async function lookForWork(): Promise<void> {
    while (!stopping.signal.aborted) {
      const look = woken.promise;
      const delay = await workOnce(dependencies, stopping.signal).catch((error: unknown) => {
        foundation.log.error({ err: error }, 'Runs could not be worked on; they will be tried again.');
        return pauseAfterFailure;
      });
      const rest = new AbortController();
      const signal = AbortSignal.any([rest.signal, stopping.signal]);
      await Promise.race([look, foundation.clock.sleep(delay, signal).catch(() => undefined)]);
      rest.abort();
      if (woken.promise === look) woken = Promise.withResolvers<void>();
    }
  }

  return {
    start() {
      working ??= lookForWork();
    },
    wake,
    async stop() {
      stopping.abort();
      unlisten();
      await working;
    },
  };
}

/** Carries on the unfinished run, if there is one and nobody else does. @returns how long to rest before the next look. */
async function workOnce(dependencies: RunWorkerDependencies, signal: AbortSignal): Promise<number> {
  const { foundation, runs } = dependencies;
  const { store, clock, config, processId } = foundation;
  const run = await runs.unfinished(config.entra.tenantId);
  if (!run || run.state === 'parked') return leaseMilliseconds;
  const terms = {
    name: `run:${run.homeTenantId}`,
    holder: processId,
    milliseconds: leaseMilliseconds,
    renewEvery,
  };
  await whileLeased(store.leases, clock, terms, signal, async (lease, leased) => {
    // Read again under the lease: another process may have finished it a moment ago.
    const current = await runs.read(run.runId, run.homeTenantId);
    if (current && current.state !== 'finished' && current.state !== 'parked')
      await carryOn(dependencies, current, lease, leased);
  });
  return renewEvery;
}

async function carryOn(
  dependencies: RunWorkerDependencies,
  run: StoredRun,
  lease: HeldLease,
  signal: AbortSignal,
): Promise<void> {
  const { foundation, runs, onRunChanged } = dependencies;
  const { clock } = foundation;
  const earlier = await runs.events(run.runId, 0);
  const record = recorder(dependencies, run, lease);
  const ports = portsOf(dependencies, run, lease, record.later);
  const story = applyPlan(
    {
      runId: run.runId,
      homeTenantId: run.homeTenantId,
      tenants: run.content.tenants,
      sharing: run.content.sharing,
      resumed: earlier.length > 0,
      signal,
    },
    ports,
  );
  const stopped = Promise.withResolvers<never>();
  stopped.promise.catch(() => undefined);
  const stop = (): void => stopped.reject(signal.reason);
  signal.addEventListener('abort', stop, { once: true });
  try {
    signal.throwIfAborted();
    let last: RunEvent | undefined;
    for (;;) {
      const next = await Promise.race([story.next(), stopped.promise]);
      if (next.done) break;
      last = next.value;
      await record.now(next.value);
    }
    await record.settled();
    if (last?.type === 'run-finished' && last.failed === 0) await dependencies.onShared(run, clock.now());
  } catch (error) {
    if (!signal.aborted) throw error;
  } finally {
    signal.removeEventListener('abort', stop);
    // Whatever is in flight comes to its end and is concluded in the journal; no further write is begun.
    await story.return(undefined).catch(() => undefined);
    onRunChanged();
  }
}

/** Keeps events in the order in which they happen, those of throttling among them. */
function recorder({ foundation, runs }: RunWorkerDependencies, run: StoredRun, lease: HeldLease) {
  let tail: Promise<unknown> = Promise.resolve();
  const now = async (event: RunEvent): Promise<RecordedRunEvent> => {
    const kept = tail.then(async () => {
      const recorded = await runs.append(run.runId, event, foundation.clock.now(), lease);
      await auditTurn(foundation, run, event);
      await foundation.store.wakeUps.notify('run', run.runId);
      return recorded;
    });
    tail = kept.catch(() => undefined);
    return kept;
  };
  return {
    now,
    /** For what is told from the side: a failure shows with the next event that is waited for. */
    later: (event: RunEvent): void => void now(event).catch(() => undefined),
    settled: async (): Promise<void> => void (await tail),
  };
}

const turns: Partial<Record<RunEvent['type'], 'run-parked' | 'run-resumed' | 'run-finished'>> = {
  'run-parked': 'run-parked',
  'run-resumed': 'run-resumed',
  'run-finished': 'run-finished',
};

async function auditTurn({ store, clock }: Foundation, run: StoredRun, event: RunEvent): Promise<void> {
  const kind = turns[event.type];
  if (kind === undefined) return;
  const { type: _, ...content } = event;
  await store.journal.append({
    at: clock.now(),
    kind,
    actor: run.startedBy,
    runId: run.runId,
    planId: run.planId,
    content,
  });
}

function portsOf(
  { foundation, directoryOf }: RunWorkerDependencies,
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
    journal: createRunJournal(store.database, store.journal, { actor: run.startedBy, tenantNames, lease }),
    directory: directoryOf(run.accountId, (until) =>
      tell(until === undefined ? { type: 'throttling-ended' } : { type: 'throttled', until }),
    ),
  };
}
