import type { StoredRun } from '../runs/run-store.ts';
import type { StoreTransaction } from '../store/engine.ts';
import { intendedAfter, intendedAfterUndo } from './intended-sharing.ts';
import type { SharingStore } from './sharing-store.ts';

/** Keeps what is intended from the end of a run on, in the transaction in which it ends. */
export async function keepIntended(
  sharings: SharingStore,
  run: StoredRun,
  at: number,
  transaction: StoreTransaction,
): Promise<void> {
  const { runId, homeTenantId, content, ofRun } = run;
  const now = await sharings.read(homeTenantId, transaction);
  if (content.flow !== 'undo-run' || ofRun === undefined) {
    await sharings.save(homeTenantId, intendedAfter(content, now), at, runId, transaction);
    return;
  }
  const history = await sharings.before(ofRun, transaction);
  if (!history) return;
  const latest = (await sharings.changedBy(homeTenantId, transaction)) === ofRun;
  const intended = intendedAfterUndo(content, now, { before: history.sharing, latest });
  await sharings.save(homeTenantId, intended, at, runId, transaction);
}
