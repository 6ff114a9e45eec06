import { createRandom } from '../../apps/sandbox/src/random/seeded-random.ts';
import { createGraphClient, createGraphDirectory } from '../../packages/graph/src/index.ts';
import {
  applyPlan,
  DirectoryError,
  LeaseLostError,
  type ApplyInput,
  type ApplyPorts,
  type Clock,
  type Journal,
  type RunEvent,
} from '../../packages/domain/src/index.ts';
import type { VirtualTime } from '../bench/virtual-time.ts';
import type { Network } from './network.ts';

/** What a process finds outside of itself. */
export interface Outside {
  readonly time: VirtualTime;
  readonly network: Network;
  readonly journal: Journal;
  readonly token: string;
  /** Which process may write. */
  readonly lease: { holder: number };
  readonly report: (violation: string) => void;
}

export interface Process {
  /** How the run ended, or that the process stands still: for ever, or to go on later as a zombie. */
  readonly halted: Promise<'finished' | 'parked' | 'threw' | 'stands-still'>;
  /** Settles when nothing of it is left, which for a dead process is at once. */
  readonly gone: Promise<unknown>;
  readonly events: readonly RunEvent[];
  /** Milliseconds since the epoch. */
  readonly beganAt: number;
  readonly error: () => unknown;
}

/** Whether a request changes anything. */
function isWrite({ method, url }: Request): boolean {
  return method !== 'GET' && !/\$batch$|validateCredentials$/.test(new URL(url).pathname);
}

/** Whether a request takes the application along with its configuration. */
function isTidyingUp({ url }: Request): boolean {
  return new URL(url).pathname.startsWith('/v1.0/applications/');
}

/** Something of the process that goes out of it and comes back; between the two the process may die. */
type Passage = <Value>(go: () => Promise<Value>) => Promise<Value>;

/**
 * Applies a plan in a process of its own, with the production reconciler and the production Graph adapter.
 * @param crash at which wait it stands still, and for how many seconds; 0 for ever.
 */
export function startProcess(
  input: ApplyInput,
  outside: Outside,
  id: number,
  crash?: { readonly at: number; readonly paused: number },
): Process {
  const standsStill = Promise.withResolvers<'stands-still'>();
  const { time, network, journal } = outside;
  const beganAt = time.now();
  let waits = 0;
  let goesOnAt = 0;
  const step = async (): Promise<void> => {
    waits += 1;
    if (crash && waits >= crash.at && goesOnAt === 0) {
      goesOnAt = crash.paused === 0 ? Number.POSITIVE_INFINITY : time.now() + crash.paused * 1_000;
      standsStill.resolve('stands-still');
    }
    if (goesOnAt === Number.POSITIVE_INFINITY) await new Promise<never>(() => undefined);
    if (time.now() < goesOnAt) await time.sleep(goesOnAt - time.now());
  };
  const pass: Passage = async (go) => {
    await step();
    const outcome = await go().then(
      (value) => () => value,
      (error: unknown) => () => {
        throw error;
      },
    );
    await step();
    return outcome();
  };
  const events: RunEvent[] = [];
  let error: unknown;
  const consume = async (): Promise<'finished' | 'parked' | 'threw'> => {
    try {
      for await (const event of applyPlan(input, portsOf(outside, pass, id))) events.push(event);
      return events.at(-1)?.type === 'run-parked' ? 'parked' : 'finished';
    } catch (thrown) {
      error = thrown;
      return 'threw';
    }
  };
  const ended = consume();
  return {
    halted: Promise.race([ended, standsStill.promise]),
    gone: crash?.paused === 0 ? Promise.race([ended, standsStill.promise]) : ended,
    events,
    beganAt,
    error: () => error,
  };
  function portsOf({ token, lease, report }: Outside, passage: Passage, holder: number): ApplyPorts {
    const random = createRandom(holder + 11);
    const clock: Clock = { now: () => time.now(), sleep: (ms, signal) => passage(() => time.sleep(ms, signal)) };
    let mayWrite = 0;
    let mayBeSent = 0;
    let heldUntil = 0;
    const client = createGraphClient({
      // Claims can be satisfied only by a person.
      tokens: {
        token: (options) =>
          options?.claims === undefined
            ? Promise.resolve(token)
            : Promise.reject(new DirectoryError('needs-sign-in', 'claims')),
      },
      clock,
      random,
      purpose: 'background',
      beforeWrite: () =>
        passage(async () => {
          if (lease.holder !== holder) throw new LeaseLostError();
          mayBeSent += 1;
        }),
      send: (request) =>
        passage(async () => {
          if (isWrite(request)) {
            mayBeSent -= 1;
            if (mayBeSent < 0) report('I6: a request that writes without a last look at the lease');
            // What the adapter repeats or tidies up by itself was allowed with what was sent before.
            if (isNew(`${request.method} ${request.url} ${await request.clone().text()}`) && !isTidyingUp(request)) {
              mayWrite -= 1;
              if (mayWrite < 0) report('I6: a write without looking at the lease');
            }
          }
          if (time.now() < heldUntil) report('I13: a request before it was time');
          const response = await network.send(request);
          const after = Number(response.headers.get('retry-after') ?? Number.NaN);
          // An answer that nobody waits for any more, because the run has ended, is not read.
          const isRead = !request.signal.aborted;
          if (response.status === 429 && after > 0 && isRead) heldUntil = time.now() + after * 1_000;
          return response;
        }),
    });
    const sent = new Set<string>();
    function isNew(write: string): boolean {
      return sent.size < sent.add(write).size;
    }
    return {
      directory: createGraphDirectory(client),
      random,
      clock,
      journal: {
        intend: (intent) => passage(() => journal.intend(intent)),
        conclude: (entryId, outcome, at) => passage(() => journal.conclude(entryId, outcome, at)),
        read: (tenantId) => passage(() => journal.read(tenantId)),
      },
      lease: {
        held: () =>
          passage(async () => {
            if (lease.holder !== holder) return false;
            mayWrite += 1;
            return true;
          }),
      },
    };
  }
}
