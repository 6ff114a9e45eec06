import type { RemovedPerson } from '@tenantry/contract';
import type { ProvisioningLogEntry, RunProgress, TenantEffect } from '@tenantry/domain';
import type { StoredPlan } from '../plans/plan-store.ts';
import type { ProvisioningLogStore } from '../provisioning-logs/provisioning-log-store.ts';
import { reachedTenants } from './reached-tenants.ts';
import type { StoredRun } from './run-store.ts';

/** For this long a soft-deleted account can be restored; the directory empties its bin afterwards. */
const restorable = 30 * 24 * 60 * 60 * 1000;

export interface RemovalQuery {
  readonly q?: string | undefined;
  readonly offset: number;
  readonly limit: number;
}

export interface Removal {
  readonly run: StoredRun;
  readonly plan: StoredPlan;
  readonly progress: RunProgress;
  readonly now: number;
}

/**
 * Whom a run took out of tenants, in order of name: with the time of the deletion and of a restore where the provisioning
 * log tells of them. Only tenants that the run reached count.
 * @see https://learn.microsoft.com/entra/fundamentals/users-restore
 */
export async function readRemovedPeople(
  logs: ProvisioningLogStore,
  { run, plan, progress, now }: Removal,
  { q, offset, limit }: RemovalQuery,
): Promise<{ total: number; people: RemovedPerson[] }> {
  const reached = reachedTenants(progress);
  const tenantsOf = removedFrom(plan.content.effect.tenants, reached);
  const wanted = q?.trim().toLocaleLowerCase() ?? '';
  const matching = [...tenantsOf.keys()]
    .flatMap((userId) => plan.content.effect.people[userId] ?? [])
    .filter((person) => `${person.displayName} ${person.userPrincipalName}`.toLocaleLowerCase().includes(wanted))
    .toSorted((a, b) => a.displayName.localeCompare(b.displayName, 'en') || (a.userId < b.userId ? -1 : 1));
  const page = matching.slice(offset, offset + limit);
  const since = progress.startedAt ?? run.createdAt;
  const entries = await logs.ofPeople(
    run.homeTenantId,
    page.map((person) => person.userId),
    since,
  );
  const names = new Map(plan.content.tenants.map((tenant) => [tenant.tenantId, tenant.displayName]));
  const removedAt = progress.finishedAt ?? now;
  return {
    total: matching.length,
    people: page.map(({ userId, displayName, userPrincipalName }) => ({
      userId,
      displayName,
      userPrincipalName,
      tenants: (tenantsOf.get(userId) ?? []).map((tenantId) => ({
        tenantId,
        displayName: names.get(tenantId) ?? tenantId,
        ...fateOf(
          entries.filter((entry) => entry.source.id === userId && entry.targetTenantId === tenantId),
          removedAt,
        ),
      })),
    })),
  };
}

/** The tenants that each person was taken out of. */
function removedFrom(
  effects: readonly TenantEffect[],
  reached: ReadonlySet<string>,
): ReadonlyMap<string, readonly string[]> {
  const tenantsOf = new Map<string, string[]>();
  for (const { removed, tenantIds } of effects) {
    const concerned = tenantIds.filter((tenantId) => reached.has(tenantId));
    if (concerned.length === 0) continue;
    for (const userId of removed) tenantsOf.set(userId, [...(tenantsOf.get(userId) ?? []), ...concerned]);
  }
  return tenantsOf;
}

/** What the log tells of one account, its entries in order of time. Whoever is synchronized after the deletion is back. */
function fateOf(entries: readonly ProvisioningLogEntry[], removedAt: number) {
  const went = entries.filter((entry) => entry.status === 'success');
  const deletion = went.findLast((entry) => entry.action === 'delete' || entry.action === 'staged-delete');
  const restored = went.some(
    (entry) =>
      (entry.action === 'create' || entry.action === 'update') && deletion !== undefined && entry.at > deletion.at,
  );
  return {
    ...(deletion ? { deletedAt: deletion.at } : {}),
    restorableUntil: (deletion?.at ?? removedAt) + restorable,
    restored,
  };
}
