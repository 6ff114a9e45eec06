import { createVirtualClock } from '../../apps/sandbox/src/clock/virtual-clock.ts';
import { createJob, pauseJob, saveSecrets, startJob } from '../../apps/sandbox/src/engine/engine.ts';
import { createRandom } from '../../apps/sandbox/src/random/seeded-random.ts';
import { addConfiguration, assign, secretsFor } from '../../apps/sandbox/src/scenarios/configurations.ts';
import type { Scenario } from '../../apps/sandbox/src/scenarios/scenario.ts';
import { createSandbox } from '../../apps/sandbox/src/sandbox.ts';
import type { Sandbox } from '../../apps/sandbox/src/sandbox-interface.ts';
import type { ServicePrincipal } from '../../apps/sandbox/src/world/service-principal.ts';
import type { Tenant } from '../../apps/sandbox/src/world/tenant.ts';
import { groupCount, type Script } from './script.ts';
import { smallOrganization } from './small-organization.ts';

const hour = 3_600_000;
const day = 24 * hour;
const clock = createVirtualClock({ start: Date.UTC(2026, 10, 23), speed: 0 });
let sandbox: Sandbox | undefined;

export const foreignName = 'A configuration of somebody else';

/** The world a script begins with, at the beginning of a day. One sandbox serves all worlds, one after the other. */
export function openWorld(script: Script): Sandbox {
  const scenario = scenarioOf(script);
  sandbox ??= createSandbox({ scenario, clock, throttling: false });
  clock.advance(day - (clock.now() % day));
  sandbox.reset({ scenario, seed: script.seed });
  sandbox.setLatency({ read: 0, write: 0, instantiate: 0, replication: script.replication, scale: 1 });
  return sandbox;
}

/** The name of a configuration that somebody has made by hand for a tenant. */
export function nameByHand(tenantId: string): string {
  return `By hand for ${tenantId}`;
}

function scenarioOf({ partners, trust, peoplePerGroup, ...script }: Script): Scenario {
  const { shared, rival, edit, paused } = script;
  const organization = smallOrganization({
    partners,
    groups: groupCount,
    peoplePerGroup,
    trust: trust || shared.length > 0,
  });
  return {
    ...organization,
    create(seed, now) {
      const world = organization.create(seed, now);
      const random = createRandom(seed + 1);
      const home = homeOf(world);
      addConfiguration(home, random, foreignName, now - day);
      if (shared.length === 0) return world;
      const add = (name: string, tenantId: string, groups: readonly number[], made: number): void =>
        addRunning(world, random, { name, tenantId, groups, made, paused });
      for (const tenantId of world.tenants.keys()) {
        if (tenantId === world.homeTenantId) continue;
        add(`MTO_Sync_${tenantId}`, tenantId, shared, now - day);
        if (edit !== 'choose') continue;
        add(rival.sameName ? `MTO_Sync_${tenantId}` : nameByHand(tenantId), tenantId, [groupCount - 1], now - day / 2);
      }
      return world;
    },
  };
}

interface RunningConfiguration {
  readonly name: string;
  readonly tenantId: string;
  readonly groups: readonly number[];
  readonly made: number;
  readonly paused: boolean;
}

/** A configuration with Entra's guard against accidental deletion as narrow as for a few people. */
function addRunning(
  world: ReturnType<Scenario['create']>,
  random: ReturnType<typeof createRandom>,
  { name, tenantId, groups, made, paused }: RunningConfiguration,
): void {
  const home = homeOf(world);
  const configuration = addConfiguration(home, random, name, made);
  const job = createJob(world, home, configuration, made, random);
  const guard = { DeleteThresholdEnabled: true, DeleteThresholdValue: 5 };
  saveSecrets(world, home, configuration, secretsFor(tenantId, guard), { now: made });
  for (const index of groups) {
    const group = [...home.groups.values()][index];
    if (group) assign(configuration, random, group, 'Group', made);
  }
  startJob(world, home, configuration, job, { now: made, random });
  if (paused) pauseJob(world, home, configuration, job, { now: made + hour });
}

export function homeOf(world: {
  readonly tenants: ReadonlyMap<string, Tenant>;
  readonly homeTenantId: string;
}): Tenant {
  const home = world.tenants.get(world.homeTenantId);
  if (!home) throw new Error('There is no home tenant.');
  return home;
}

/** The configurations of a name that are really there. */
export function configurationsNamed(sandboxOf: Sandbox, displayName: string): readonly ServicePrincipal[] {
  return [...homeOf(sandboxOf.world()).servicePrincipals.values()].filter(
    (one) => one.displayName === displayName && one.deletedDateTime === null,
  );
}

/** Whether a configuration has a job that runs. */
export function isRunning(configuration: ServicePrincipal): boolean {
  return configuration.jobs.some((job) => job.schedule.state === 'Active');
}

/** Ids of those who are assigned. */
export function scopeOf({ assignments }: ServicePrincipal): readonly string[] {
  return assignments.map(({ principalId }) => principalId);
}
