import { createVirtualClock } from '../../apps/sandbox/src/clock/virtual-clock.ts';
import { createJob, saveSecrets, startJob } from '../../apps/sandbox/src/engine/engine.ts';
import { createRandom } from '../../apps/sandbox/src/random/seeded-random.ts';
import { addConfiguration, assign, secretsFor } from '../../apps/sandbox/src/scenarios/configurations.ts';
import type { Scenario } from '../../apps/sandbox/src/scenarios/scenario.ts';
import { createSandbox, type Sandbox } from '../../apps/sandbox/src/sandbox.ts';
import type { ServicePrincipal } from '../../apps/sandbox/src/world/service-principal.ts';
import type { Tenant } from '../../apps/sandbox/src/world/tenant.ts';
import { groupCount, type Script } from './script.ts';
import { smallOrganization } from './small-organization.ts';

const day = 86_400_000;
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

function scenarioOf({ partners, trust, shared }: Script): Scenario {
  const organization = smallOrganization({ partners, groups: groupCount, trust: trust || shared.length > 0 });
  return {
    ...organization,
    create(seed, now) {
      const world = organization.create(seed, now);
      const random = createRandom(seed + 1);
      const home = homeOf(world);
      addConfiguration(home, random, foreignName, now - day);
      if (shared.length === 0) return world;
      const groups = [...home.groups.values()];
      for (const tenantId of world.tenants.keys()) {
        if (tenantId === world.homeTenantId) continue;
        const configuration = addConfiguration(home, random, `MTO_Sync_${tenantId}`, now - day);
        const job = createJob(world, home, configuration, now - day, random);
        saveSecrets(world, home, configuration, secretsFor(tenantId), { now: now - day });
        for (const index of shared) {
          const group = groups[index];
          if (group) assign(configuration, random, group, 'Group', now - day);
        }
        startJob(world, home, configuration, job, { now: now - day, random });
      }
      return world;
    },
  };
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
