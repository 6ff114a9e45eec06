import type { DirectoryError } from '../directory-error.ts';
import type { JournaledChangeKind } from './journal.ts';
import { RunStopped } from './run-stopped.ts';
import { failureOf, TenantFailure } from './tenant-failure.ts';
import { announceWait } from './tenant-work.ts';
import type { TenantWork } from './tenant-work.ts';

const second = 1_000;
/** A directory that is out of reach for so long, in milliseconds, ends the tenant. */
export const patienceLimit = 15 * 60 * second;
const throttlingLimit = 60 * 60 * second;
/** How long, in milliseconds, something that was made may take to be seen. */
export const visibilityLimit = 10 * 60 * second;

/** How often and since when one and the same thing has been tried in vain. */
export interface Patience {
  attempts: number;
  since: number | undefined;
}

/** Nothing has been tried yet. */
export function freshPatience(): Patience {
  return { attempts: 0, since: undefined };
}

/** @throws the reason for which the run goes no further, if there is one. */
export function throwIfStopped({ run }: TenantWork): void {
  if (!run.stop.aborted) return;
  const reason: unknown = run.stop.reason;
  throw reason instanceof Error ? reason : new RunStopped('abandoned');
}

/** The end of the time in which refusals of what was just made are put down to replication. */
export function settlesAt(work: TenantWork): number {
  return work.madeAt === undefined ? 0 : work.madeAt + work.run.lag.settleWindow();
}

/**
 * Looks again and again, ever more rarely (from half a second to six), until there is something to be seen.
 * @param until milliseconds since the epoch; a last look is taken then.
 * @returns what was seen, or `undefined` when the time was up.
 */
export async function waitFor<Value>(
  work: TenantWork,
  waitingFor: 'replication' | 'settle-window',
  until: number,
  look: () => Promise<Value | undefined>,
): Promise<Value | undefined> {
  return lookUntil(work, until, beatAfter, async () => {
    const value = await look();
    if (value === undefined && work.run.ports.clock.now() < until) announceWait(work, waitingFor, until);
    return value;
  });
}

/**
 * Looks at a pace until there is something to be seen, and a last time at `until`, in milliseconds since the epoch. Everybody
 * looks at the same moments of the clock, so that the directory can answer many with one request.
 * @param paceAfter milliseconds between two looks after so many milliseconds of waiting.
 */
export async function lookUntil<Value>(
  work: TenantWork,
  until: number,
  paceAfter: (waited: number) => number,
  look: () => Promise<Value | undefined>,
): Promise<Value | undefined> {
  const { clock } = work.run.ports;
  const begunAt = clock.now();
  for (;;) {
    const value = await look();
    if (value !== undefined) return value;
    const now = clock.now();
    if (now >= until) return undefined;
    const pace = paceAfter(now - begunAt);
    await clock.sleep(Math.min(until - now, pace - (now % pace)), work.run.stop);
  }
}

/** What is not seen for long is looked at less often. Every beat is a multiple of those before, so that moments meet. */
function beatAfter(waited: number): number {
  if (waited < 2 * second) return second / 2;
  if (waited < 20 * second) return second;
  return waited < 90 * second ? 2 * second : 6 * second;
}

/** Half a second, doubled with every attempt up to five, with jitter. */
function shortPause(work: TenantWork, attempt: number): number {
  return Math.min(5 * second, (second / 2) * 2 ** attempt) * (0.5 + work.run.ports.random.next() / 2);
}

/** Two seconds, doubled with every attempt up to sixty, with full jitter. */
function longPause(work: TenantWork, attempt: number): number {
  const full = Math.min(60 * second, 2 * second * 2 ** attempt);
  return Math.max(second / 4, full * work.run.ports.random.next());
}

/**
 * Waits as long as a refusal deserves, so that the same may be tried again.
 * @throws {TenantFailure} when waiting will not help, or has not helped long enough; {RunStopped} when somebody has to
 * sign in first.
 */
export async function recoverFrom(
  work: TenantWork,
  error: DirectoryError,
  patience: Patience,
  kind?: JournaledChangeKind,
): Promise<void> {
  const { clock } = work.run.ports;
  patience.since ??= clock.now();
  const tried = clock.now() - patience.since;
  const attempt = patience.attempts;
  patience.attempts += 1;
  switch (error.code) {
    case 'needs-sign-in':
      work.run.halt(new RunStopped('parked'));
      return throwIfStopped(work);
    case 'throttled':
      if (tried >= throttlingLimit) throw new TenantFailure('directory-unavailable', error);
      work.run.throttle.hold(error.retryAt ?? clock.now() + longPause(work, attempt));
      return work.run.throttle.pass();
    case 'unavailable':
    case 'ambiguous':
    case 'unexpected-answer': {
      if (tried >= patienceLimit) throw new TenantFailure('directory-unavailable', error);
      const pause = longPause(work, attempt);
      announceWait(work, 'retry', clock.now() + pause);
      return clock.sleep(pause, work.run.stop);
    }
    case 'not-found':
    case 'conflict':
    case 'forbidden':
    case 'already-exists':
    case 'invalid-request': {
      const until = Math.max(
        settlesAt(work),
        mayCollide(error, kind) ? patience.since + work.run.lag.settleWindow() : 0,
      );
      if (clock.now() >= until) throw failureOf(error, kind);
      announceWait(work, 'replication', until);
      return clock.sleep(shortPause(work, attempt), work.run.stop);
    }
  }
}

/** Names of configurations need not be unique: what collides with the making of one is another write, which will end. */
function mayCollide(error: DirectoryError, kind: JournaledChangeKind | undefined): boolean {
  return kind === 'create-configuration' && error.code === 'conflict';
}
