import type { World } from '../world/world.ts';

const day = 86_400_000;
const retention = 30 * day;

/** Midnight (UTC) after a moment: when recycle bins and logs are looked through. */
export function startOfNextDay(now: number): number {
  return (Math.floor(now / day) + 1) * day;
}

/**
 * Removes for good what was deleted more than 30 days before `now`, and provisioning logs older than that. Returns how
 * many users are gone.
 */
export function removeExpired(world: World, now: number): number {
  let removed = 0;
  for (const tenant of world.tenants.values()) {
    for (const user of tenant.users.values()) {
      if (user.deletedDateTime === null || Date.parse(user.deletedDateTime) + retention > now) continue;
      tenant.users.delete(user.id);
      removed += 1;
    }
    for (const group of tenant.groups.values()) {
      if (group.deletedDateTime !== null && Date.parse(group.deletedDateTime) + retention <= now)
        tenant.groups.delete(group.id);
    }
    const first = tenant.provisioningLog.findIndex((entry) => Date.parse(entry.activityDateTime) + retention > now);
    if (first !== 0) tenant.provisioningLog.splice(0, first === -1 ? tenant.provisioningLog.length : first);
  }
  return removed;
}
