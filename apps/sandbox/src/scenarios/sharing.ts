import { advanceSynchronization, createJob, saveSecrets, startJob } from '../engine/engine.ts';
import type { Random } from '../random/seeded-random.ts';
import type { Group } from '../world/group.ts';
import type { ServicePrincipal } from '../world/service-principal.ts';
import type { Tenant } from '../world/tenant.ts';
import type { World } from '../world/world.ts';
import { addConfiguration, assign, secretsFor } from './configurations.ts';

/** The tenant with this name; throws a `RangeError` when the world has none. */
export function tenantNamed(world: World, displayName: string): Tenant {
  for (const tenant of world.tenants.values()) if (tenant.displayName === displayName) return tenant;
  throw new RangeError(`There is no tenant ${displayName}.`);
}

/** The group of the home tenant that is shared in every scenario. */
export function sharedGroup(world: World): Group {
  const groups = world.tenants.get(world.homeTenantId)?.groups.values() ?? [];
  for (const group of groups) if (group.displayName === 'All Employees Sync') return group;
  throw new RangeError('There is no group to share.');
}

/** Everything a share of one group with one tenant leaves behind, with the job started at `began`. */
export function shareWith(
  world: World,
  target: Tenant,
  random: Random,
  began: number,
  notifications: Readonly<Record<string, unknown>> = {},
): ServicePrincipal {
  const home = world.tenants.get(world.homeTenantId);
  if (!home) throw new RangeError('There is no home tenant.');
  const outbound = home.partners.get(target.tenantId);
  if (outbound) outbound.automaticUserConsentSettings ??= { inboundAllowed: true, outboundAllowed: true };
  const configuration = addConfiguration(home, random, `MTO_Sync_${target.tenantId}`, began);
  const job = createJob(world, home, configuration, began, random);
  saveSecrets(world, home, configuration, secretsFor(target.tenantId, notifications), { now: began });
  assign(configuration, random, sharedGroup(world), 'Group', began);
  startJob(world, home, configuration, job, { now: began, random });
  return configuration;
}

/** Shares the group with every partner that is active and lets people in, and lets the cycles run until `now`. */
export function shareWithEverybodyReady(
  world: World,
  random: Random,
  began: number,
  now: number,
  notifications: Readonly<Record<string, unknown>> = {},
): Map<string, ServicePrincipal> {
  const configurations = new Map<string, ServicePrincipal>();
  for (const { tenantId, state, displayName } of world.organization?.tenants ?? []) {
    const target = world.tenants.get(tenantId);
    if (!target || tenantId === world.homeTenantId || state !== 'active') continue;
    const inbound = target.partners.get(world.homeTenantId)?.identitySynchronization?.userSyncInbound;
    if (inbound?.isSyncAllowed === true) {
      configurations.set(displayName, shareWith(world, target, random, began, notifications));
    }
  }
  advanceSynchronization(world, now, random);
  return configurations;
}
