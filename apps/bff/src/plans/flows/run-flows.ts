import type { RunProgress, SharingRequest, TenantId } from '@tenantry/domain';
import { retryRequest, undoRequest } from '@tenantry/domain';
import { reachedTenants } from '../../runs/reached-tenants.ts';
import { refusePlan } from '../refuse-plan.ts';
import { principalsIn, type Background, type Wish } from './wish.ts';

/** The tenants that a run could not finish are wanted as that run wanted them. */
export function retryRun({ run }: Background): Wish {
  if (run?.progress.state !== 'finished') refusePlan({ code: 'run-not-finished' });
  return (
    asRequested(retryRequest(run.content, unfinishedTenants(run.progress))) ?? refusePlan({ code: 'nothing-to-retry' })
  );
}

/** Everything that a run has changed becomes as it was before. */
export function undoRun({ run, intended }: Background): Wish {
  if (run?.progress.state !== 'finished') refusePlan({ code: 'run-not-finished' });
  const request = undoRequest(run.content, reachedTenants(run.progress), intended);
  return asRequested(request) ?? refusePlan({ code: 'nothing-to-undo' });
}

function unfinishedTenants({ tenants }: RunProgress): ReadonlySet<TenantId> {
  return new Set(tenants.filter((tenant) => tenant.state !== 'succeeded').map((tenant) => tenant.tenantId));
}

function asRequested(request: SharingRequest | undefined): Wish | undefined {
  if (!request) return undefined;
  return {
    principals: principalsIn(request),
    configurations: (request.choices ?? []).flatMap(({ keep, remove }) => [keep, ...remove]),
    sharing: () => request,
  };
}
