import type { Random } from '../random/seeded-random.ts';
import type { ReplicationLag } from '../replication/replication.ts';

/** How slow Microsoft Graph is: medians in milliseconds of a lognormal distribution, all multiplied by `scale`. */
export interface Latency {
  readonly read: number;
  readonly write: number;
  readonly instantiate: number;
  /** How long a write takes to reach one replica: it is seen by id when the first of two has it, and in lists much later. */
  readonly replication: number;
  readonly scale: number;
}
/** No waiting and no replication lag: what tests in process begin with. */
export const noLatency: Latency = { read: 0, write: 0, instantiate: 0, replication: 0, scale: 1 };
/** What a sandbox of its own process begins with: the shape of the real thing at a twentieth of its length. */
export const processLatency: Latency = { read: 220, write: 500, instantiate: 3000, replication: 12_000, scale: 0.05 };

const instantiatePath = /^\/applicationTemplates\/[^/]+\/(microsoft\.graph\.)?instantiate$/i;

/** How long one Graph call takes, in milliseconds. `path` is without the version. Draws from `random` only when it must. */
export function callDuration(latency: Latency, random: Random, method: string, path: string): number {
  const median = method === 'GET' ? latency.read : instantiatePath.test(path) ? latency.instantiate : latency.write;
  const scaled = median * latency.scale;
  return scaled > 0 ? random.lognormal(scaled) : 0;
}

/** How long one write takes to be seen: by id as soon as one of two replicas has it, in lists after both, one behind the other. */
export function replicationLag(latency: Latency, random: Random): ReplicationLag {
  const scaled = latency.replication * latency.scale;
  if (scaled <= 0) return { byId: 0, inList: 0 };
  const [first, second] = [random.lognormal(scaled), random.lognormal(scaled)];
  return { byId: Math.min(first, second), inList: first + second };
}

const names = ['read', 'write', 'instantiate', 'replication', 'scale'] as const;

/**
 * `current` with the members of `input` laid over it.
 * @returns a sentence that says what is wrong when `input` is not such an object; nothing is half applied.
 */
export function parseLatency(input: unknown, current: Latency): Latency | string {
  if (typeof input !== 'object' || input === null || Array.isArray(input)) {
    return 'Latency is an object such as {"read":220,"write":500,"instantiate":3000,"replication":12000,"scale":0.05}.';
  }
  const wrong = Object.entries(input).find(
    ([name, value]) =>
      !names.some((known) => known === name) || typeof value !== 'number' || !Number.isFinite(value) || value < 0,
  );
  if (wrong !== undefined) {
    return `Latency: "${wrong[0]}" is not one of ${names.join(', ')} with a number of at least 0.`;
  }
  return { ...current, ...(input as Partial<Latency>) };
}
