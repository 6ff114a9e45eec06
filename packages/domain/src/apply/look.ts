import { DirectoryError } from '../directory-error.ts';
import { freshPatience, recoverFrom, throwIfStopped } from './waiting.ts';
import type { TenantWork } from './tenant-work.ts';

/**
 * Reads from the directory and rides out whatever passes: throttling, outages, and refusals of what was just made.
 * @param missing what to answer when the directory does not know what is asked about; without it that is a refusal.
 * @throws {TenantFailure} when it does not pass.
 */
export async function look<Value>(
  work: TenantWork,
  read: (signal: AbortSignal) => Promise<Value>,
  missing?: () => Value,
): Promise<Value> {
  const patience = freshPatience();
  for (;;) {
    await work.run.throttle.pass();
    throwIfStopped(work);
    try {
      return await read(work.run.stop);
    } catch (error) {
      throwIfStopped(work);
      if (!(error instanceof DirectoryError)) throw error;
      if (error.code === 'not-found' && missing) return missing();
      await recoverFrom(work, error, patience);
    }
  }
}
