import { ProblemError } from '../http/problem-error.ts';
import { whileLeased } from '../store/keep-lease.ts';
import type { CarryOutDependencies } from './carry-out-run.ts';
import { endCancelledRun } from './end-cancelled-run.ts';
import { runLease } from './run-lease.ts';
import type { Administrator, StoredRun } from './run-store.ts';

/**
 * Asks for a run to end between two steps, in whichever process it is carried. A run that nobody is at, because it waits its
 * turn or for somebody to sign in, ends at once. Asking again changes nothing.
 * @throws {ProblemError} `run-finished` when there is nothing left to cancel.
 */
export async function cancelRun(
  dependencies: CarryOutDependencies,
  run: StoredRun,
  { userId, displayName }: Administrator,
  signal: AbortSignal,
): Promise<void> {
  const { foundation, runs } = dependencies;
  const { store, clock, processId } = foundation;
  const { runId, planId, homeTenantId } = run;
  const at = clock.now();
  const cancelled = { at, kind: 'run-cancelled', actor: { userId, displayName }, runId, planId } as const;
  const marked = await runs.requestCancel(runId, at, (transaction) => store.journal.append(cancelled, { transaction }));
  const now = await runs.read(runId, homeTenantId);
  if (!marked && now?.state === 'finished') throw new ProblemError('run-finished', 'The run has ended already.');
  await whileLeased(store.leases, clock, runLease(homeTenantId, processId), signal, async (lease) => {
    const current = await runs.read(runId, homeTenantId);
    if (current && current.state !== 'finished') await endCancelledRun(dependencies, current, lease);
  });
  await store.wakeUps.notify('run-cancel', runId);
  await store.wakeUps.notify('run', runId);
}
