import type { TenantPlan } from '../plan/plan.ts';
import type { Sharing } from '../sharing.ts';
import type { TenantId } from '../tenant.ts';
import { applyTenant } from './apply-tenant.ts';
import { eventQueue } from './event-queue.ts';
import type { ApplyPorts } from './ports.ts';
import type { RunEvent } from './run-event.ts';
import { RunStopped } from './run-stopped.ts';
import { beginRunWork } from './run-work.ts';
import type { RunWork } from './run-work.ts';

/** What is to be applied. */
export interface ApplyInput {
  readonly runId: string;
  readonly homeTenantId: TenantId;
  /** Plans that change nothing are passed over. */
  readonly tenants: readonly TenantPlan[];
  readonly sharing: Sharing;
  /** The run has begun before, in this or another process. */
  readonly resumed: boolean;
  /**
   * Aborted to cancel the run: every tenant ends after the write it is at, as `cancelled`. To stop without cancelling,
   * such as for a restart, abort and leave the loop without keeping what is told afterwards.
   */
  readonly signal?: AbortSignal;
}

/**
 * Applies a plan to all its tenants at once and tells what happens. It looks before it writes, writes only what the plan
 * holds and the directory lacks, and keeps an intent in the journal before every write; so it may be ended at any point
 * and taken up again with `resumed`, and it comes to the same end. It ends with `run-finished`, or with `run-parked` when
 * somebody has to sign in. Leaving the loop over it stops all work between two writes.
 * @throws {LeaseLostError} when the lease is not held any more; what the journal or lease throw; defects. All work has
 * stopped by then.
 * @see https://learn.microsoft.com/entra/identity/multi-tenant-organizations/cross-tenant-synchronization-configure-graph
 */
export async function* applyPlan(input: ApplyInput, ports: ApplyPorts): AsyncGenerator<RunEvent> {
  const queue = eventQueue<RunEvent>();
  const run = beginRunWork(input, ports, queue.put);
  const cancel = () => run.halt(new RunStopped('cancelled'));
  input.signal?.addEventListener('abort', cancel, { once: true });
  if (input.signal?.aborted) cancel();
  yield { type: input.resumed ? 'run-resumed' : 'run-started' };
  const plans = input.tenants.filter((plan) => plan.disposition.kind === 'change');
  const all = Promise.allSettled(plans.map((plan) => applyTenant(run, plan))).finally(queue.close);
  try {
    yield* queue.events();
  } finally {
    input.signal?.removeEventListener('abort', cancel);
    run.halt(new RunStopped('abandoned'));
    await all;
  }
  yield endOf(run, await all);
}

/** @throws the defect that ended the run, if one did. */
function endOf(run: RunWork, results: readonly PromiseSettledResult<'succeeded' | 'failed' | 'stopped'>[]): RunEvent {
  for (const result of results) if (result.status === 'rejected') throw result.reason;
  const count = (end: string) => results.filter((one) => one.status === 'fulfilled' && one.value === end).length;
  const reason: unknown = run.stop.reason;
  if (reason instanceof RunStopped && reason.reason === 'parked')
    return { type: 'run-parked', reason: 'needs-sign-in' };
  return { type: 'run-finished', succeeded: count('succeeded'), failed: count('failed') };
}
