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

/** What an administrator asks for; all but the first need something that is shared. */
export const edits = ['share', 'override', 'stop-take-out', 'stop-leave-behind', 'choose'] as const;

/** What is there at the beginning, and what an administrator wants. */
export interface Wish {
  readonly partners: number;
  /** Groups that every partner's configuration has in scope at the beginning; none: there is no configuration. */
  readonly shared: readonly number[];
  readonly wanted: readonly number[];
  readonly edit: (typeof edits)[number];
  /** Whether an edit that can be for one tenant is for all. */
  readonly everywhere: boolean;
  /** With seven, a group that goes is more than Entra's guard against accidental deletion lets through. */
  readonly peoplePerGroup: number;
  /** The jobs of the beginning are paused. */
  readonly paused: boolean;
  /** With `choose`: whether the other configuration carries the recognised name too, and whether it is the one to keep. */
  readonly rival: { readonly sameName: boolean; readonly kept: boolean };
}

/** What goes wrong meanwhile. */
export interface Trouble {
  readonly seed: number;
  /** Whether the home tenant has entries for its partners. */
  readonly trust: boolean;
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
  /** When the run is cancelled, in milliseconds after the beginning; 0: never. */
  readonly cancelAt: number;
  /** What the administrator does when the run has ended. */
  readonly afterwards: 'nothing' | 'undo' | 'retry';
}

/** Everything that happens in one simulated world. The same script always ends the same, and a part of it is a script too. */
export interface Script extends Wish, Trouble {}

export const groupCount = 4;
const someGroups = fc
  .uniqueArray(fc.nat(groupCount - 1), { minLength: 1, maxLength: 2 })
  .map((groups) => groups.toSorted((a, b) => a - b));

/** Sharing for the first time. */
const firstWish: fc.Arbitrary<Wish> = fc
  .tuple(someGroups, fc.integer({ min: 1, max: 5 }))
  .map(([wanted, partners]) => ({
    partners,
    shared: [],
    wanted,
    edit: 'share',
    everywhere: true,
    peoplePerGroup: 1,
    paused: false,
    rival: { sameName: false, kept: false },
  }));

const laterWish: fc.Arbitrary<Wish> = fc.record({
  partners: fc.integer({ min: 1, max: 2 }),
  shared: someGroups,
  wanted: someGroups,
  edit: fc.constantFrom(...edits),
  everywhere: fc.boolean(),
  peoplePerGroup: fc.constantFrom(1, 1, 7),
  paused: fc.constantFrom(false, false, true),
  rival: fc.record({ sameName: fc.boolean(), kept: fc.boolean() }),
});

/** Something happens to a fifth of these first requests on average. */
const requestsWithFaults = 150;
const mostFaults = 2 * (requestsWithFaults / 5);

const trouble: fc.Arbitrary<Trouble> = fc.record({
  seed: fc.nat(1_000_000),
  trust: fc.boolean(),
  replication: fc.integer({ min: 0, max: 12_000 }),
  faults: fc.array(fc.record({ at: fc.nat(requestsWithFaults), kind: fc.constantFrom(...faultKinds) }), {
    maxLength: mostFaults,
    size: 'max',
  }),
  crashes: fc.array(fc.record({ at: fc.integer({ min: 1, max: 400 }), paused: fc.constantFrom(0, 0, 30, 60) }), {
    maxLength: 3,
    size: 'max',
  }),
  events: fc.array(fc.record({ at: fc.nat(120_000), kind: fc.constantFrom(...eventKinds), which: fc.nat(3) }), {
    maxLength: 2,
  }),
  secondAdministratorAt: fc.constantFrom(0, 0, 0, 20_000),
  cancelAt: fc.oneof(
    { weight: 4, arbitrary: fc.constant(0) },
    { weight: 1, arbitrary: fc.integer({ min: 1_000, max: 900_000 }) },
  ),
  afterwards: fc.constantFrom('nothing', 'nothing', 'undo', 'retry'),
});

/** Worlds in which much goes wrong; in a third of them something is shared for the first time. */
export const anyScript: fc.Arbitrary<Script> = fc
  .tuple(fc.oneof({ weight: 1, arbitrary: firstWish }, { weight: 2, arbitrary: laterWish }), trouble)
  .map(([wish, wrong]) => ({ ...wrong, ...wish }));
