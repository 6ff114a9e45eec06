import type { Sharing } from '@tenantry/domain';
import type { RunContent } from '../runs/run-store.ts';

/**
 * What is intended from the end of a run on: what was confirmed, also for tenants that the run could not finish, which then
 * differ from it and are shown so. `share-current-scope` leaves tenants as they are that have a share, whatever their scope:
 * they are held to it only if they were before.
 * @param before what was intended until now.
 */
export function intendedAfter({ flow, sharing, tenants }: RunContent, before: Sharing | undefined): Sharing {
  if (flow !== 'share-current-scope') return sharing;
  const same = before !== undefined && idsOf(before) === idsOf(sharing);
  const changed = tenants.filter((tenant) => tenant.disposition.kind === 'change').map((tenant) => tenant.tenantId);
  return {
    ...sharing,
    tenants: sharing.tenants.filter((id) => changed.includes(id) || (same && before.tenants.includes(id))),
  };
}

function idsOf({ principals }: Sharing): string {
  return principals
    .map((principal) => principal.id)
    .toSorted()
    .join();
}
