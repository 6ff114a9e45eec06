import type { World } from '../world/world.ts';

/** Changes whenever a synchronization cycle began, went on or ended: cheap to compute, compared to saving for nothing. */
export function synchronizationPulse(world: World): string {
  let pulse = '';
  for (const tenant of world.tenants.values()) {
    for (const principal of tenant.servicePrincipals.values()) {
      for (const job of principal.jobs) {
        const { running, nextCycle } = job.memory;
        pulse += `${job.status.code} ${String(running?.ends)} ${String(nextCycle)} ${String(job.status.progress[0]?.completedUnits)};`;
      }
    }
    pulse += String(tenant.provisioningLog.length);
  }
  return pulse;
}
