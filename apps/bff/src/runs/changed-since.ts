import type { RunProgress, SharingFlow, TenantId } from '@tenantry/domain';

/** As much of a run as tells what has become of its tenants. */
export interface RunOutcome {
  readonly runId: string;
  readonly flow: SharingFlow;
  /** The run that this one retries or takes back. */
  readonly ofRun?: string | undefined;
  readonly progress: RunProgress;
}

/**
 * The tenants that are not any more as a run left them because a later run has changed them: what the run wanted, and what
 * was before it, says nothing about whom they are shared with by now. A retry of the run goes on with it, a repair brings back
 * what was wanted, and a later run that was itself taken back counts for nothing.
 * @param later the runs after this one, oldest first.
 */
export function changedSince(run: RunOutcome, later: readonly RunOutcome[]): ReadonlySet<TenantId> {
  const sameWish = new Set([run.runId, ...(run.flow === 'retry-run' && run.ofRun !== undefined ? [run.ofRun] : [])]);
  const tenants = new Map(run.progress.tenants.map(({ tenantId }) => [tenantId, [run.runId]]));
  for (const one of later) {
    if (one.flow === 'repair-drift') continue;
    if (one.flow === 'retry-run' && one.ofRun !== undefined && sameWish.has(one.ofRun)) {
      sameWish.add(one.runId);
      continue;
    }
    for (const { tenantId, state, changesDone } of one.progress.tenants) {
      const effective = tenants.get(tenantId);
      if (!effective || (state !== 'succeeded' && changesDone === 0)) continue;
      const takesBack = one.flow === 'undo-run' && state === 'succeeded' && effective.at(-1) === one.ofRun;
      if (takesBack) effective.pop();
      else effective.push(one.runId);
    }
  }
  const changed = [...tenants].filter(([, effective]) => effective.some((runId) => runId !== run.runId));
  return new Set(changed.map(([tenantId]) => tenantId));
}
