import type { Stage } from './stage.ts';

/** Tenants that are not as they should be in the end: one configuration, one job that runs, exactly the groups in scope. */
export function violationsOf({ sandbox, homeTenantId, tenants, groups }: Stage): number {
  const configurations = [...(sandbox.world().tenants.get(homeTenantId)?.servicePrincipals.values() ?? [])];
  const wanted = groups.map(({ id }) => id).toSorted();
  return tenants.filter((tenantId) => {
    const ours = configurations.filter(
      (one) => one.displayName === `MTO_Sync_${tenantId}` && one.deletedDateTime === null,
    );
    const [one] = ours;
    const scope = (one?.assignments.map(({ principalId }) => principalId) ?? []).toSorted();
    return (
      ours.length !== 1 ||
      one?.jobs.length !== 1 ||
      one.jobs[0]?.schedule.state !== 'Active' ||
      scope.join() !== wanted.join()
    );
  }).length;
}
