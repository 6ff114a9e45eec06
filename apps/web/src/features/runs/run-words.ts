import type { Run, RunTenant } from '@tenantry/contract';
import { changeInWork } from '../../shared/change-words.ts';
import { failureSentence } from '../../shared/failure-sentences.ts';
import type { Tone } from '../../shared/status-text.tsx';
import { clockTime } from '../../shared/time.ts';
import { announcements, runListStrings, tenantLineStrings as lines } from './runs-strings.ts';

/** A state as it is shown: an icon's tone, and words. */
export interface StateWords {
  readonly tone: Tone;
  readonly label: string;
}

/** A run without its tenants, as the list has it. */
export type RunLine = Omit<Run, 'tenants'>;

/** How much of a run is done, in whole percent; only a finished run has 100. */
export function percentDone({ counts, state }: RunLine): number {
  if (state === 'finished') return 100;
  if (counts.changesTotal === 0) return 0;
  return Math.min(99, Math.floor((counts.changesDone / counts.changesTotal) * 100));
}

const waits: Record<NonNullable<RunTenant['waitingFor']>, (time: string | undefined) => string> = {
  replication: lines.replication,
  'settle-window': lines.settleWindow,
  retry: lines.retry,
  cycle: lines.cycle,
};

function waitingWords({ waitingFor, waitingUntil }: RunTenant): string {
  const time = waitingUntil === undefined ? undefined : clockTime(waitingUntil);
  return waits[waitingFor ?? 'retry'](time);
}

/** Where a run stands with one tenant. */
export function tenantWords(tenant: RunTenant): StateWords {
  switch (tenant.state) {
    case 'queued':
      return { tone: 'none', label: lines.queued };
    case 'running':
      return { tone: 'progress', label: tenant.currentChange ? changeInWork(tenant.currentChange) : lines.looking };
    case 'waiting':
      return { tone: 'waiting', label: waitingWords(tenant) };
    case 'succeeded':
      return { tone: 'success', label: lines.succeeded };
    case 'failed':
      return {
        tone: tenant.failure?.code === 'cancelled' ? 'warning' : 'error',
        label: failureSentence(tenant.failure?.code ?? 'unknown', tenant.displayName).happened,
      };
    case 'not-started':
      return { tone: 'warning', label: lines.notStarted };
  }
}

/** Whether somebody has asked for a run to end and it has not ended yet. */
export function isCancelling({ state, cancelRequestedAt }: RunLine): boolean {
  return state !== 'finished' && cancelRequestedAt !== undefined;
}

/** Where a run stands as a whole. */
export function runWords(run: RunLine): StateWords {
  if (isCancelling(run)) return { tone: 'progress', label: runListStrings.cancelling };
  switch (run.state) {
    case 'queued':
      return { tone: 'waiting', label: runListStrings.queued };
    case 'running':
      return { tone: 'progress', label: runListStrings.running(percentDone(run)) };
    case 'parked':
      return { tone: 'warning', label: runListStrings.parked };
    case 'finished':
      return finishedWords(run);
  }
}

function finishedWords({ counts, cancelRequestedAt }: RunLine): StateWords {
  const unfinished = counts.total - counts.succeeded;
  if (cancelRequestedAt !== undefined && unfinished > 0) {
    return { tone: 'warning', label: runListStrings.cancelled(unfinished) };
  }
  return counts.failed > 0
    ? { tone: 'error', label: runListStrings.failedOf(counts.failed) }
    : { tone: 'success', label: runListStrings.finished };
}

/** The tenants in which the next cycle is waited for, and when it is expected at the latest of them. */
export interface CycleWait {
  readonly tenants: readonly string[];
  readonly until: number | undefined;
}

/** What of a run waits for Entra's next cycle; `undefined` when nothing does. */
export function cycleWait({ tenants }: Run): CycleWait | undefined {
  const waiting = tenants.filter((tenant) => tenant.state === 'waiting' && tenant.waitingFor === 'cycle');
  if (waiting.length === 0) return undefined;
  const ends = waiting.flatMap(({ waitingUntil }) => waitingUntil ?? []);
  return {
    tenants: waiting.map(({ displayName }) => displayName),
    until: ends.length > 0 ? Math.max(...ends) : undefined,
  };
}

/** What a screen reader is told: every tenth of the way, and every failure. */
export function announcement(run: Run): string {
  const percent = Math.floor(percentDone(run) / 10) * 10;
  const { succeeded, failed, total } = run.counts;
  const failures = run.tenants.filter((tenant) => tenant.state === 'failed').map((tenant) => tenant.displayName);
  const progress = percent === 0 ? '' : announcements.progress(percent, succeeded + failed, total);
  const cancelling = isCancelling(run) ? runListStrings.cancelling : '';
  return [cancelling, progress, failures.length > 0 ? announcements.failed(failures) : ''].filter(Boolean).join(' ');
}
