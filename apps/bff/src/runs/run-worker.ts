import { whileLeased } from '../store/keep-lease.ts';
import { carryOutRun, type CarryOutDependencies } from './carry-out-run.ts';
import { endCancelledRun } from './end-cancelled-run.ts';
import { leaseMilliseconds, renewEvery, runLease } from './run-lease.ts';
import type { StoredRun } from './run-store.ts';

/** How long to leave a run alone after something outside of it failed, such as the store; doubled with every time. */
const pauseAfterFailure = { shortest: 2_000, longest: 60_000 } as const;
/** How long stopping waits for writes that are under way; what they come to without us, the next process finds out. */
const drainMilliseconds = 10_000;

export interface RunWorkerDependencies extends CarryOutDependencies {
  /** Told after a run has ended or come to rest, so that the status is read anew. */
  readonly onRunChanged: () => void;
}

/** Does the runs of the home tenant, one at a time, whoever asked for them and whether anybody watches. */
export interface RunWorker {
  /** Begins looking for runs that are not finished: new ones, and those another process left. */
  start(): void;
  /** Looks at once. */
  wake(): void;
  /** Stops between two steps, within ten seconds; the run is carried on by whoever looks next. */
  stop(): Promise<void>;
}

/** A worker over the store: what it does not finish is not lost, because it keeps nothing to itself. */
export function createRunWorker(dependencies: RunWorkerDependencies): RunWorker {
  const { store, clock, log } = dependencies.foundation;
  const stopping = new AbortController();
  let woken = Promise.withResolvers<void>();
  let working: Promise<void> | undefined;
  const wake = (): void => woken.resolve();
  const unlisten = store.wakeUps.listen('run', wake);

  async function rest(milliseconds: number, look: Promise<void>): Promise<void> {
    const over = new AbortController();
    const resting = clock.sleep(milliseconds, AbortSignal.any([over.signal, stopping.signal])).catch(() => undefined);
    await Promise.race([look, resting]);
    over.abort();
  }

  async function lookForWork(): Promise<void> {
    for (let failures = 0; !stopping.signal.aborted;) {
      const look = woken.promise;
      try {
        const milliseconds = await workOnce(dependencies, stopping.signal);
        failures = 0;
        await rest(milliseconds, look);
      } catch (error) {
        log.error({ err: error }, 'Runs could not be worked on; they will be tried again.');
        const pause = Math.min(pauseAfterFailure.longest, pauseAfterFailure.shortest * 2 ** failures);
        failures += 1;
        // Wake-ups of the run's own events must not shorten this: a defect would spin.
        await rest(pause, new Promise(() => undefined));
      }
      if (woken.promise === look) woken = Promise.withResolvers<void>();
    }
  }

  return {
    start() {
      working ??= lookForWork();
    },
    wake,
    async stop() {
      stopping.abort(new Error('The portal stops.'));
      unlisten();
      const drained = new AbortController();
      const enough = clock.sleep(drainMilliseconds, drained.signal).catch(() => undefined);
      await Promise.race([working, enough]);
      drained.abort();
    },
  };
}

/** Carries on the unfinished run, if there is one and nobody else does. @returns how long to rest before the next look. */
async function workOnce(dependencies: RunWorkerDependencies, signal: AbortSignal): Promise<number> {
  const { foundation, runs, onRunChanged } = dependencies;
  const { store, clock, config, processId } = foundation;
  const run = await runs.unfinished(config.entra.tenantId);
  if (!run || rests(run)) return leaseMilliseconds;
  const terms = runLease(run.homeTenantId, processId);
  await whileLeased(store.leases, clock, terms, signal, async (lease, leased) => {
    // Read again under the lease: another process may have finished it a moment ago.
    const current = await runs.read(run.runId, run.homeTenantId);
    if (!current || current.state === 'finished' || rests(current)) return;
    try {
      if (current.cancelRequestedAt === undefined) await carryOutRun(dependencies, current, lease, leased);
      else await endCancelledRun(dependencies, current, lease);
    } finally {
      onRunChanged();
    }
  });
  return renewEvery;
}

/** Nothing goes on with a run that waits for somebody to sign in, unless it is to be cancelled. */
function rests({ state, cancelRequestedAt }: StoredRun): boolean {
  return state === 'parked' && cancelRequestedAt === undefined;
}
