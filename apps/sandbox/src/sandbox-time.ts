import { passTime } from './clock/pass-time.ts';
import type { VirtualClock } from './clock/virtual-clock.ts';
import { advanceSynchronization, nextSynchronization } from './engine/engine.ts';
import { advanceOrganization, nextTransition } from './organization/transitions.ts';
import { synchronizationPulse } from './persistence/synchronization-pulse.ts';
import type { Random } from './random/seeded-random.ts';
import type { World } from './world/world.ts';

/** What happens by itself in a sandbox. */
export interface SandboxTime {
  /** Does what is due by now. While somebody lets time pass it is their task, in slices that let requests through. */
  readonly advance: () => void;
  /** Lets virtual time pass, in milliseconds, and does what falls due on the way. */
  readonly pass: (milliseconds: number) => Promise<void>;
  /** Says that somebody else may have changed the world. */
  readonly disturb: () => void;
}

/** The passing of time over whatever world there is at the moment. `kept` is absent where no world is saved. */
export function createSandboxTime(surroundings: {
  readonly clock: VirtualClock;
  readonly world: () => World;
  readonly random: () => Random;
  readonly kept: { readonly touch: () => void } | undefined;
}): SandboxTime {
  const { clock, world, random, kept } = surroundings;
  let passing = 0;
  let disturbed = true;
  const happen = (undisturbed: boolean, pause?: () => boolean): void => {
    const before = kept === undefined ? '' : synchronizationPulse(world());
    advanceOrganization(world(), clock.now(), random());
    advanceSynchronization(world(), clock.now(), random(), { undisturbed, ...(pause && { pause }) });
    if (kept !== undefined && synchronizationPulse(world()) !== before) kept.touch();
  };
  const nextDue = (): number => Math.max(clock.now(), Math.min(nextSynchronization(world()), nextTransition(world())));
  const advance = (pause: () => boolean): void => {
    const undisturbed = !disturbed;
    disturbed = false;
    happen(undisturbed, pause);
  };
  return {
    advance: () => {
      if (passing === 0) happen(false);
    },
    async pass(milliseconds) {
      disturbed = true;
      passing += 1;
      try {
        await passTime(clock, milliseconds, { nextDue, advance });
      } finally {
        passing -= 1;
      }
    },
    disturb: () => {
      disturbed = true;
    },
  };
}
