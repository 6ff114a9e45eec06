import type { Clock } from '@tenantry/domain';
import type { Logger } from 'pino';
import type { Sessions } from '../session/session-store.ts';

const every = 600_000;

/** Removes ended sessions now and then; resolves after `stopping` was aborted. */
export async function startHousekeeping(
  sessions: Sessions,
  clock: Clock,
  log: Logger,
  stopping: AbortSignal,
): Promise<void> {
  while (!stopping.aborted) {
    try {
      await sessions.purge();
    } catch (error) {
      log.warn({ err: error }, 'Ended sessions could not be removed.');
    }
    try {
      await clock.sleep(every, stopping);
    } catch {
      return;
    }
  }
}
