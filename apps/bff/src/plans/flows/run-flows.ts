import type { RunProgress, SharingRequest, TenantId } from '@tenantry/domain';
import { retryRequest, undoRequest } from '@tenantry/domain';
import { reachedTenants } from '../../runs/reached-tenants.ts';
import { refusePlan } from '../refuse-plan.ts';
import { principalsIn, type Background, type EarlierRun, type Wish } from './wish.ts';

/** The tenants that a run could not finish are wanted as that run wanted them. */
export function retryRun({ run }: Background): Wish {
  if (run?.progress.state !== 'finished') refusePlan({ code: 'run-not-finished' });
  return wishFor(run, unfinishedTenants(run.progress), 'nothing-to-retry', (failed) =>
    retryRequest(run.content, failed),
  );
}

/** Everything that a run has changed becomes as it was before. */
export function undoRun({ run, intended }: Background): Wish {
  if (run?.progress.state !== 'finished') refusePlan({ code: 'run-not-finished' });
  return wishFor(run, reachedTenants(run.progress), 'nothing-to-undo', (reached) =>
    undoRequest(run.content, reached, intended),
  );
}

/** What a later run has shared since is neither overwritten nor taken out by going back to an earlier one. */
function wishFor(
  { changedSince }: EarlierRun,
  tenants: ReadonlySet<TenantId>,
  nothing: 'nothing-to-retry' | 'nothing-to-undo',
  ask: (tenants: ReadonlySet<TenantId>) => SharingRequest | undefined,
): Wish {
  const request = ask(new Set([...tenants].filter((tenantId) => !changedSince.has(tenantId))));
  if (request) return asRequested(request);
  return refusePlan({ code: ask(tenants) ? 'changed-by-later-run' : nothing });
}

function unfinishedTenants({ tenants }: RunProgress): ReadonlySet<TenantId> {
  return new Set(tenants.filter((tenant) => tenant.state !== 'succeeded').map((tenant) => tenant.tenantId));
}

function asRequested(request: SharingRequest): Wish {
  return {
    principals: principalsIn(request),
    configurations: (request.choices ?? []).flatMap(({ keep, remove }) => [keep, ...remove]),
    sharing: () => request,
  };
}
