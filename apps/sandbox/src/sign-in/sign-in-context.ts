import type { Clock } from '../clock/virtual-clock.ts';
import type { Random } from '../random/seeded-random.ts';
import type { World } from '../world/world.ts';
import type { SigningKeys } from './signing-keys.ts';

/** What every part of the sign-in works with. */
export interface SignInContext {
  readonly world: () => World;
  readonly clock: Clock;
  /** Milliseconds since the epoch by which tokens live: the real time. */
  readonly wall: () => number;
  readonly random: () => Random;
  readonly keys: SigningKeys;
  /** Such as `http://localhost:3100`. */
  readonly origin: () => string;
  /** Something was consented or forgotten: the world has to be saved. */
  readonly changed: () => void;
  /** Seconds an access token lives; `undefined` for what Entra does. */
  readonly accessTokenLifetime: () => number | undefined;
}
