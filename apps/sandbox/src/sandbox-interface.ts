import type { VirtualClock } from './clock/virtual-clock.ts';
import type { EventOutcome } from './control/events.ts';
import type { SandboxState } from './control/state.ts';
import type { Fault } from './faults/faults.ts';
import type { JournalEntry } from './journal/journal.ts';
import type { Latency } from './latency/latency.ts';
import type { ReplicationLag } from './replication/replication.ts';
import type { Scenario } from './scenarios/scenario.ts';
import type { TokenOrder } from './sign-in/issue-token.ts';
import type { World } from './world/world.ts';

/** What may be chosen when a sandbox is made. */
export interface SandboxOptions {
  /** A scenario or the name of one; without it the first, or what was saved in `dataDirectory`. */
  readonly scenario?: string | Scenario;
  readonly seed?: number;
  /** Without it a clock that stands still unless advanced. */
  readonly clock?: VirtualClock;
  /** Where people reach the sandbox, such as `http://localhost:3100`; a function when it is known only later. */
  readonly origin?: string | (() => string);
  readonly latency?: Latency;
  /** How long a write to the object of this key takes to be seen, such as `<tenantId>/users/<id>`; without it `latency` decides. */
  readonly replication?: (key: string) => ReplicationLag;
  /** Where the world and the signing key are kept; without it nothing is. */
  readonly dataDirectory?: string;
  /** Waits real time for latency; without it nobody waits. */
  readonly wait?: (milliseconds: number) => Promise<void>;
  /** Real time, by which tokens live. */
  readonly wall?: () => number;
  /** Whether the published budgets of Graph are enforced; they are unless `false`. */
  readonly throttling?: boolean;
}
/** A sandbox as whoever holds it in process uses it. */
export interface Sandbox {
  /** Serves any request; throws `ConnectionReset` where an injected fault closes the connection. */
  fetch(request: Request): Promise<Response>;
  readonly clock: VirtualClock;
  world(): World;
  state(tenantId?: string): SandboxState;
  journal(after?: number): JournalEntry[];
  /** The number of the latest journal entry; 0 before the first. */
  lastJournalEntry(): number;
  setFaults(faults: readonly Fault[]): void;
  faults(): readonly Fault[];
  setLatency(latency: Latency): void;
  latency(): Latency;
  setThrottling(enabled: boolean): void;
  throttling(): boolean;
  /** Seconds a new access token lives; `undefined` for what Entra does. */
  setAccessTokenLifetime(seconds: number | undefined): void;
  dispatch(event: unknown): EventOutcome;
  /** Starts over: the world, faults, latency, budgets and the journal. The clock goes on. */
  reset(options?: { readonly scenario?: string | Scenario; readonly seed?: number }): void;
  issueToken(order: TokenOrder): Promise<string>;
  /** Runs the cycles that are due by now. */
  advance(): void;
  /** Lets virtual milliseconds pass with everything that happens in them, giving way to requests in between; with 0, does what is due by now. */
  pass(milliseconds: number): Promise<void>;
  /** Something outside the world was moved that has to be kept, such as the clock. */
  changed(): void;
  /** Saves what is not saved yet. */
  close(): void;
}
