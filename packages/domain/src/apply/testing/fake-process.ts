import type { ApplyPorts, Random } from '../ports.ts';
import { applyPlan } from '../apply-plan.ts';
import type { ApplyInput } from '../apply-plan.ts';
import type { RunEvent } from '../run-event.ts';
import type { Journal } from '../journal.ts';
import type { Directory } from '../../directory.ts';
import type { VirtualClock } from './virtual-clock.ts';

/** What there is outside of the process. */
export interface Surroundings {
  readonly directory: Directory;
  readonly journal: Journal;
  readonly clock: VirtualClock;
  readonly random: Random;
  readonly leaseHeld?: () => boolean;
}

export interface Ending {
  readonly how: 'ended' | 'crashed' | 'threw';
  readonly events: readonly RunEvent[];
  readonly error?: unknown;
  /** How often the process waited for something outside: the places at which it can crash. */
  readonly awaits: number;
}

/**
 * Applies a plan in a process of its own, until it ends or crashes. A crashed process does nothing more, but what it has
 * sent is on its way and arrives.
 * @param crashAt the number of the wait at which the process dies.
 */
export async function runProcess(
  input: ApplyInput,
  surroundings: Surroundings,
  crashAt = Number.POSITIVE_INFINITY,
): Promise<Ending> {
  const crash = Promise.withResolvers<'crashed'>();
  let awaits = 0;
  const forever = new Promise<never>(() => undefined);
  async function outside<Value>(go: () => Promise<Value>): Promise<Value> {
    await step();
    const outcome = await go().then(
      (value) => () => value,
      (error: unknown) => () => {
        throw error;
      },
    );
    await step();
    return outcome();
  }
  async function step(): Promise<void> {
    awaits += 1;
    if (awaits < crashAt) return;
    crash.resolve('crashed');
    await forever;
  }
  const ports: ApplyPorts = {
    directory: guard(surroundings.directory, outside),
    journal: guard(surroundings.journal, outside),
    random: surroundings.random,
    clock: {
      now: () => surroundings.clock.now(),
      sleep: (milliseconds, signal) => outside(() => surroundings.clock.sleep(milliseconds, signal)),
    },
    lease: { held: () => outside(async () => surroundings.leaseHeld?.() ?? true) },
  };
  const events: RunEvent[] = [];
  let error: unknown;
  async function consume(): Promise<'ended' | 'threw'> {
    try {
      for await (const event of applyPlan(input, ports)) events.push(event);
      return 'ended';
    } catch (thrown) {
      error = thrown;
      return 'threw';
    }
  }
  const how = await surroundings.clock.run(Promise.race([consume(), crash.promise]));
  return { how, events: [...events], error, awaits };
}

/** The same object, every method of which passes through the process boundary. */
function guard<Port extends object>(port: Port, outside: <Value>(go: () => Promise<Value>) => Promise<Value>): Port {
  return new Proxy(port, {
    get(target, name, receiver) {
      const member: unknown = Reflect.get(target, name, receiver);
      if (typeof member !== 'function') return member;
      return (...parameters: unknown[]) => outside(() => Reflect.apply(member, target, parameters));
    },
  });
}
