import { assumptions } from './assumptions.ts';
import type { Exchange } from './exchange.ts';

const firstRetry = assumptions.firstRetryMinutes * 60_000;
const longestWait = 24 * 3_600_000;

/** Whether somebody's failed attempt is still waiting: the same values are tried again only when their time has come. */
export function waitsInEscrow(
  { job, kind, now }: Exchange,
  sourceId: string,
  values: Readonly<Record<string, string>>,
): boolean {
  const escrow = job.memory.escrows[sourceId];
  return (
    kind === 'incremental' &&
    escrow !== undefined &&
    escrow.nextAttempt > now &&
    escrow.values === JSON.stringify(values)
  );
}

/** Keeps a failed attempt for retry: after 40 minutes, then twice as long each time, at most a day. */
export function putIntoEscrow(
  exchange: Exchange,
  sourceId: string,
  code: string,
  values: Readonly<Record<string, string>>,
): void {
  const { escrows } = exchange.job.memory;
  const attempts = (escrows[sourceId]?.attempts ?? 0) + 1;
  const wait = Math.min(longestWait, firstRetry * 2 ** Math.min(attempts - 1, 10));
  escrows[sourceId] = { attempts, nextAttempt: exchange.now + wait, code, values: JSON.stringify(values) };
  exchange.tally.failures += 1;
}
