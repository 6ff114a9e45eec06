import fc from 'fast-check';

export const faultKinds = [
  'reset-before',
  'reset-after',
  'throttled',
  'throttled-without-a-word',
  'unavailable',
  'gateway-timeout',
  'bad-gateway',
  'truncated',
  'not-found',
  'forbidden',
  'conflict',
  'claims-challenge',
] as const;
export type FaultKind = (typeof faultKinds)[number];

export const eventKinds = [
  'tenant-left',
  'tenant-joined',
  'role-removed',
  'group-deleted',
  'user-added-to-group',
] as const;

/** Everything that happens in one simulated world. The same script always ends the same, and a part of it is a script too. */
export interface Script {
  readonly seed: number;
  readonly partners: number;
  /** Whether the home tenant has entries for its partners. */
  readonly trust: boolean;
  /** Groups that every partner's running configuration has in scope at the beginning; none: there is no configuration. */
  readonly shared: readonly number[];
  readonly wanted: readonly number[];
  /** Median time in milliseconds that a write takes to a replica. */
  readonly replication: number;
  /** What happens to the n-th request. */
  readonly faults: readonly { readonly at: number; readonly kind: FaultKind }[];
  /** At which of its waits a process dies, or is paused for so many seconds; another takes over. */
  readonly crashes: readonly { readonly at: number; readonly paused: number }[];
  /** What happens in the world, at so many milliseconds after the beginning. */
  readonly events: readonly {
    readonly at: number;
    readonly kind: (typeof eventKinds)[number];
    readonly which: number;
  }[];
  /** When another administrator's process tries to apply the same plan without the lease; 0: never. */
  readonly secondAdministratorAt: number;
}

export const groupCount = 4;
const someGroups = (least: number) =>
  fc
    .uniqueArray(fc.nat(groupCount - 1), { minLength: least, maxLength: 2 })
    .map((groups) => groups.toSorted((a, b) => a - b));

/** Worlds in which much goes wrong. */
export const anyScript: fc.Arbitrary<Script> = fc.record({
  seed: fc.nat(1_000_000),
  partners: fc.integer({ min: 1, max: 2 }),
  trust: fc.boolean(),
  shared: fc.oneof(fc.constant([]), someGroups(1)),
  wanted: someGroups(1),
  replication: fc.integer({ min: 0, max: 12_000 }),
  faults: fc.array(fc.record({ at: fc.nat(120), kind: fc.constantFrom(...faultKinds) }), { maxLength: 12 }),
  crashes: fc.array(fc.record({ at: fc.integer({ min: 1, max: 400 }), paused: fc.constantFrom(0, 0, 30, 60) }), {
    maxLength: 3,
  }),
  events: fc.array(fc.record({ at: fc.nat(120_000), kind: fc.constantFrom(...eventKinds), which: fc.nat(3) }), {
    maxLength: 2,
  }),
  secondAdministratorAt: fc.constantFrom(0, 0, 0, 20_000),
});
