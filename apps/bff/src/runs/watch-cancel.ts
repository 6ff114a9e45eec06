import type { Clock } from '@tenantry/domain';
import type { WakeUps } from '../store/wake-ups.ts';
import type { RunStore } from './run-store.ts';

/** The store is looked at this often even when nobody says that a run was cancelled. */
const lookAnyway = 5_000;

export interface WatchCancelDependencies {
  readonly runs: RunStore;
  readonly wakeUps: WakeUps;
  readonly clock: Clock;
}

/**
 * A signal that is aborted when somebody, in whichever process, asks for the run to be cancelled.
 * @param until ends the watch.
 */
export function watchCancel(
  { runs, wakeUps, clock }: WatchCancelDependencies,
  runId: string,
  until: AbortSignal,
): AbortSignal {
  const cancelled = new AbortController();
  let woken = Promise.withResolvers<void>();
  const unlisten = wakeUps.listen('run-cancel', (id) => {
    if (id === undefined || id === runId) woken.resolve();
  });
  async function watch(): Promise<void> {
    while (!until.aborted && !cancelled.signal.aborted) {
      // A store that does not answer now is asked again; the run itself finds out what is the matter with it.
      if ((await runs.cancelRequestedAt(runId).catch(() => undefined)) !== undefined) {
        cancelled.abort(new Error('The run is cancelled.'));
        return;
      }
      const rest = new AbortController();
      const resting = clock.sleep(lookAnyway, AbortSignal.any([rest.signal, until])).catch(() => undefined);
      await Promise.race([woken.promise, resting]);
      rest.abort();
      woken = Promise.withResolvers<void>();
    }
  }
  void watch().finally(unlisten);
  return cancelled.signal;
}
