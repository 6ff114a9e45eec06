import type { Run } from '@tenantry/contract';
import type { Clock, RunProgress } from '@tenantry/domain';
import type { RunStore, StoredRun } from './run-store.ts';
import { progressOf, viewRun } from './run-view.ts';

/** Finished runs that are remembered: as many as a list shows. */
const remembered = 100;

/** Tells how far runs are, from what they have told. */
export interface RunProgressReader {
  read(run: StoredRun): Promise<RunProgress>;
  /** The same as the browser sees it. */
  view(run: StoredRun): Promise<Run>;
}

/** Reads the events of a run; those of a finished one, which tells no more, only once. */
export function createRunProgressReader(runs: RunStore, clock: Clock): RunProgressReader {
  const finished = new Map<string, RunProgress>();

  async function read(run: StoredRun): Promise<RunProgress> {
    const known = finished.get(run.runId);
    if (known) return known;
    const progress = progressOf(run, await runs.events(run.runId, 0));
    if (progress.state === 'finished') {
      finished.set(run.runId, progress);
      const [oldest] = finished.keys();
      if (finished.size > remembered && oldest !== undefined) finished.delete(oldest);
    }
    return progress;
  }

  return {
    read,
    view: async (run) => viewRun(run, await read(run), clock.now()),
  };
}
