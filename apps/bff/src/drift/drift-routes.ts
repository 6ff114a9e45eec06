import type { AcceptDrift, TenantDrift } from '@tenantry/contract';
import { ProblemError } from '../http/problem-error.ts';
import type { RouteModule } from '../http/route-table.ts';
import type { SessionPrincipal } from '../session/session-principal.ts';
import type { AcceptanceStore } from './acceptance-store.ts';
import { readDrift, type DriftDependencies } from './read-drift.ts';

/** Whoever accepts something has just looked at it. */
const acceptedAge = 15_000;

export interface DriftRouteDependencies extends DriftDependencies {
  readonly acceptances: AcceptanceStore;
}

/** Drift of a tenant, and letting a difference be. */
export function driftRoutes(dependencies: DriftRouteDependencies): RouteModule {
  return (table) => {
    table.serve('drift.read', 'signed-in', async ({ params, principal }) => {
      const { view } = await readDrift(dependencies, params.tenantId.toLowerCase(), principal);
      return view;
    });
    table.serve('drift.accept', 'administrator-now', ({ params, body, principal }) =>
      acceptDrift(dependencies, params.tenantId.toLowerCase(), body, principal),
    );
  };
}

/**
 * Lets exactly the value be that is live now, with the reason in the audit trail. Nothing is written in the directory.
 * @throws {ProblemError} `drift-changed` when another value is live, or none that differs.
 */
async function acceptDrift(
  dependencies: DriftRouteDependencies,
  tenantId: string,
  { aspect, liveDigest, reason }: AcceptDrift,
  principal: SessionPrincipal,
): Promise<TenantDrift> {
  const { foundation, acceptances, organization } = dependencies;
  const { clock, store } = foundation;
  const { items, displayName } = await readDrift(dependencies, tenantId, principal, acceptedAge);
  const item = items.find((one) => one.aspect === aspect);
  const differs = item?.state === 'drifted' || item?.state === 'not-applied' || item?.state === 'accepted';
  if (!item || !differs || item.liveDigest !== liveDigest)
    throw new ProblemError('drift-changed', 'Another value is live than the one that was accepted.');
  const at = clock.now();
  const by = { userId: principal.userId, displayName: principal.displayName };
  const { live, differences } = item;
  const content = { aspect, reason, liveDigest, ...(live?.kind === 'schema' ? { differences } : { live }) };
  await store.database.transaction().execute(async (transaction) => {
    await acceptances.save(organization.homeTenantId, { tenantId, aspect, liveDigest, reason, by, at }, transaction);
    await store.journal.append(
      { at, kind: 'drift-accepted', actor: by, tenant: { tenantId, displayName }, content },
      { transaction },
    );
  });
  return (await readDrift(dependencies, tenantId, principal, acceptedAge)).view;
}
