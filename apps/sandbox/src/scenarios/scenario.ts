import type { Fault } from '../faults/faults.ts';
import type { Latency } from '../latency/latency.ts';
import type { World } from '../world/world.ts';

/** How Microsoft Graph behaves from the beginning. */
export interface Conditions {
  readonly faults?: readonly Fault[];
  /** Laid over the latency the sandbox has. */
  readonly latency?: Partial<Latency>;
  /** The part of the large budgets that others have left over, 0 to 1; without it, all. */
  readonly budgetShare?: number;
}

/** A world to begin with. The same seed and moment make the same world. */
export interface Scenario {
  /** What `reset` is called with. */
  readonly name: string;
  readonly title: string;
  readonly description: string;
  /** Without them nothing goes wrong by itself. */
  readonly conditions?: Conditions;
  create(seed: number, now: number): World;
}
