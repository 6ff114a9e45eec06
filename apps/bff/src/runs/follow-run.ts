import type { Run } from '@tenantry/contract';
import type { Clock } from '@tenantry/domain';
import { nextProgress } from '@tenantry/domain';
import type { WakeUps } from '../store/wake-ups.ts';
import type { RunStore, StoredRun } from './run-store.ts';
import { progressOf, viewRun } from './run-view.ts';

/** The store is looked at this often even when nobody says that something happened. */
const lookAnyway = 5_000;

export interface FollowDependencies {
  readonly runs: RunStore;
  readonly wakeUps: WakeUps;
  readonly clock: Clock;
}

/**
 * Tells a run from where a reader left off: first everything that changed since, then each change as it happens, until the
 * run is finished. What happens faster than it is read comes together in one message.
 */
export async function* followRun(
  { runs, wakeUps, clock }: FollowDependencies,
  started: StoredRun,
  lastSeen: number,
  signal: AbortSignal,
): AsyncGenerator<{ readonly id: number; readonly data: Run }> {
  let run = started;
  let woken = Promise.withResolvers<void>();
  const stopListening = wakeUps.listen('run', (id) => {
    if (id === undefined || id === run.runId) woken.resolve();
  });
  try {
    let progress = progressOf(run, await runs.events(run.runId, 0));
    // A number from another life of the store cannot be counted on.
    let told = lastSeen > progress.sequence ? 0 : lastSeen;
    yield { id: progress.sequence, data: viewRun(run, progress, clock.now(), told) };
    told = progress.sequence;
    while (progress.state !== 'finished' && !signal.aborted) {
      const rest = new AbortController();
      const resting = clock.sleep(lookAnyway, AbortSignal.any([rest.signal, signal])).catch(() => undefined);
      await Promise.race([woken.promise, resting]);
      rest.abort();
      woken = Promise.withResolvers<void>();
      for (const recorded of await runs.events(run.runId, told)) progress = nextProgress(progress, recorded);
      const cancelRequestedAt = run.cancelRequestedAt ?? (await runs.cancelRequestedAt(run.runId));
      if (progress.sequence === told && cancelRequestedAt === run.cancelRequestedAt) continue;
      if (cancelRequestedAt !== undefined) run = { ...run, cancelRequestedAt };
      // Nothing changed since sequence 0 would be told as everything; from here on `told` is at least 1.
      yield { id: progress.sequence, data: viewRun(run, progress, clock.now(), told) };
      told = progress.sequence;
    }
  } finally {
    stopListening();
  }
}
