import type { Clock } from '@tenantry/domain';
import type { Logger } from 'pino';
import { whileLeased } from '../store/keep-lease.ts';
import type { Leases } from '../store/leases.ts';
import type { StatusReader } from './status-reader.ts';
import type { StatusSnapshot } from './status-snapshot.ts';

/** Between two readings: while something is moving, soon after, and when all is calm. */
const pace = { moving: 15_000, recent: 60_000, steady: 300_000 } as const;
/** After a run or a cycle, changes are expected for this long. */
const recentMilliseconds = 10 * 60 * 1000;
const lease = { milliseconds: 20_000, renewEvery: 5_000 } as const;

export interface StatusPollerDependencies {
  readonly homeTenantId: string;
  readonly processId: string;
  readonly statusReader: StatusReader;
  readonly leases: Leases;
  readonly clock: Clock;
  readonly log: Logger;
  /** Whether a run is going. */
  readonly isRunning: () => Promise<boolean>;
}

/** Keeps the status fresh for everybody, in one process at a time. */
export interface StatusPoller {
  start(): void;
  /** Something happened that shows in the status: reads soon, and more often for a while. */
  hurry(): void;
  stop(): Promise<void>;
}

export function createStatusPoller(dependencies: StatusPollerDependencies): StatusPoller {
  const { clock, statusReader, leases, log, isRunning } = dependencies;
  const stopping = new AbortController();
  let hurried = Promise.withResolvers<void>();
  let lastHurry = 0;
  let working: Promise<void> | undefined;

  async function poll(): Promise<void> {
    const terms = { name: `status:${dependencies.homeTenantId}`, holder: dependencies.processId, ...lease };
    while (!stopping.signal.aborted) {
      await whileLeased(leases, clock, terms, stopping.signal, (_, leased) => readOn(leased)).catch(
        (error: unknown) => {
          if (!stopping.signal.aborted)
            log.warn({ err: error }, 'The status could not be kept fresh; it is tried again.');
        },
      );
      await clock.sleep(lease.renewEvery, stopping.signal).catch(() => undefined);
    }
  }

  async function readOn(signal: AbortSignal): Promise<void> {
    while (!signal.aborted) {
      const look = hurried.promise;
      const wait = await readOnce();
      const rest = new AbortController();
      const resting = clock.sleep(wait, AbortSignal.any([rest.signal, signal])).catch(() => undefined);
      await Promise.race([look, resting]);
      rest.abort();
      if (hurried.promise === look) hurried = Promise.withResolvers<void>();
    }
  }

  async function readOnce(): Promise<number> {
    try {
      const snapshot = await statusReader.read(undefined, clock.now());
      const running = await isRunning();
      return paceAfter(snapshot, running, clock.now() - lastHurry < recentMilliseconds);
    } catch (error) {
      log.warn({ err: error }, 'The organization could not be read.');
      return pace.recent;
    }
  }

  return {
    start() {
      working ??= poll();
    },
    hurry() {
      lastHurry = clock.now();
      hurried.resolve();
    },
    async stop() {
      stopping.abort();
      await working;
    },
  };
}

function paceAfter({ reading, failedAt }: StatusSnapshot, running: boolean, recently: boolean): number {
  const jobs = reading.configurations.flatMap((configuration) => configuration.jobs);
  const moving = jobs.some((job) => job.schedule === 'active' && !job.initialCycleDone);
  if (running || moving) return pace.moving;
  return recently || failedAt !== undefined ? pace.recent : pace.steady;
}
