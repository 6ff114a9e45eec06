import type { Clock } from '@tenantry/domain';
import { DirectoryError } from '@tenantry/domain';
import type { Logger } from 'pino';
import { whileLeased } from '../store/keep-lease.ts';
import type { Leases } from '../store/leases.ts';
import type { WakeUps } from '../store/wake-ups.ts';
import type { StatusReader } from './status-reader.ts';
import type { StatusSnapshot } from './status-snapshot.ts';

/** Between two readings: while something is moving, soon after, and when all is calm. */
const pace = { moving: 15_000, recent: 60_000, steady: 300_000 } as const;
/** After a run, Graph shows only bit by bit what was done. */
const settlingMilliseconds = 2 * 60 * 1000;
/** After a run or a cycle, changes are expected for this long. */
const recentMilliseconds = 10 * 60 * 1000;
const lease = { milliseconds: 20_000, renewEvery: 5_000 } as const;

export interface StatusPollerDependencies {
  readonly homeTenantId: string;
  readonly processId: string;
  readonly statusReader: StatusReader;
  readonly leases: Leases;
  readonly wakeUps: WakeUps;
  readonly clock: Clock;
  readonly log: Logger;
  /** Whether a run is going. */
  readonly isRunning: () => Promise<boolean>;
  /** Told of every reading that worked. The next one waits for it; what it throws is logged. */
  readonly onRead: (snapshot: StatusSnapshot) => Promise<void>;
}

/** Keeps the status fresh for everybody, in one process at a time. */
export interface StatusPoller {
  start(): void;
  /** Something happened that shows in the status: reads soon, and more often for a while. */
  hurry(): void;
  stop(): Promise<void>;
}

export function createStatusPoller(dependencies: StatusPollerDependencies): StatusPoller {
  const { clock, statusReader, leases, wakeUps, log, isRunning, onRead } = dependencies;
  const stopping = new AbortController();
  let hurried = Promise.withResolvers<void>();
  let lastHurry = 0;
  /** A run tells something, in this or another process: it is going, or has just ended. */
  let told = Promise.withResolvers<void>();
  let lastTold = 0;
  let working: Promise<void> | undefined;
  const unlisten = wakeUps.listen('run', () => {
    lastTold = clock.now();
    told.resolve();
  });

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
      hurried = Promise.withResolvers<void>();
      told = Promise.withResolvers<void>();
      const readAt = clock.now();
      const wait = await readOnce(signal);
      await rest(wait, [hurried.promise, told.promise], signal);
      // Runs tell much: they bring readings forward, and not closer together than while something is moving.
      await rest(Math.min(wait, readAt + pace.moving - clock.now()), [hurried.promise], signal);
    }
  }

  async function rest(milliseconds: number, unless: readonly Promise<void>[], signal: AbortSignal): Promise<void> {
    if (milliseconds <= 0) return;
    const over = new AbortController();
    const resting = clock.sleep(milliseconds, AbortSignal.any([over.signal, signal])).catch(() => undefined);
    await Promise.race([...unless, resting]);
    over.abort();
  }

  async function readOnce(signal: AbortSignal): Promise<number> {
    try {
      const snapshot = await statusReader.read(undefined, clock.now());
      const running = await isRunning();
      if (snapshot.failedAt === undefined) await tell(snapshot, signal);
      const sinceNews = clock.now() - Math.max(lastHurry, lastTold);
      return paceAfter(snapshot, running || sinceNews < settlingMilliseconds, sinceNews < recentMilliseconds);
    } catch (error) {
      if (signal.aborted) return pace.steady;
      log.warn({ err: error }, 'The organization could not be read.');
      // Permissions of the application seldom change: viewers read with their own meanwhile.
      return error instanceof DirectoryError && error.code === 'forbidden' ? pace.steady : pace.recent;
    }
  }

  async function tell(snapshot: StatusSnapshot, signal: AbortSignal): Promise<void> {
    try {
      await onRead(snapshot);
    } catch (error) {
      if (!signal.aborted) log.warn({ err: error }, 'What was read could not be worked on.');
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
      stopping.abort(new Error('The portal stops.'));
      unlisten();
      await working;
    },
  };
}

function paceAfter({ reading, failedAt }: StatusSnapshot, unsettled: boolean, recently: boolean): number {
  const jobs = reading.configurations.flatMap((configuration) => configuration.jobs);
  const moving = jobs.some((job) => job.schedule === 'active' && !job.initialCycleDone);
  if (unsettled || moving) return pace.moving;
  return recently || failedAt !== undefined ? pace.recent : pace.steady;
}
