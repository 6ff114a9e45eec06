import type { Clock } from '@tenantry/domain';
import type { Logger } from 'pino';

const every = 600_000;

/** Something that is removed once it is of no use any longer. */
export interface Purge {
  /** What is removed, for the log. */
  readonly what: string;
  /** Removes what has had its time; safe in several processes at once. */
  run(): Promise<unknown>;
}

/** Purges now and then, each on its own: one that fails holds no other up. Resolves after `stopping` was aborted. */
export async function startHousekeeping(
  purges: readonly Purge[],
  clock: Clock,
  log: Logger,
  stopping: AbortSignal,
): Promise<void> {
  while (!stopping.aborted) {
    for (const { what, run } of purges) {
      try {
        await run();
      } catch (error) {
        log.warn({ err: error, what }, 'What has had its time could not be removed.');
      }
    }
    try {
      await clock.sleep(every, stopping);
    } catch {
      return;
    }
  }
}
