import type { Run, RunTenant } from '@tenantry/contract';
import { changeInWork } from '../../shared/change-words.ts';
import { failureSentence } from '../../shared/failure-sentences.ts';
import type { Tone } from '../../shared/status-text.tsx';
import { clockTime } from '../../shared/time.ts';
import { announcements, runListStrings } from './runs-strings.ts';

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
  replication: (time) =>
    `Waiting for Microsoft Entra to show what was made${time === undefined ? '' : `, until ${time} at most`}`,
  'settle-window': (time) =>
    `Waiting until it is certain what the last call did${time === undefined ? '' : `, until ${time} at most`}`,
  retry: (time) => (time === undefined ? 'Waiting to try again' : `Waiting to try again at ${time}`),
};

function waitingWords({ waitingFor, waitingUntil }: RunTenant): string {
  const time = waitingUntil === undefined ? undefined : clockTime(waitingUntil);
  return waits[waitingFor ?? 'retry'](time);
}

/** Where a run stands with one tenant. */
export function tenantWords(tenant: RunTenant): StateWords {
  switch (tenant.state) {
    case 'queued':
      return { tone: 'none', label: 'Its turn comes' };
    case 'running':
      return { tone: 'progress', label: tenant.currentChange ? changeInWork(tenant.currentChange) : 'Looking' };
    case 'waiting':
      return { tone: 'waiting', label: waitingWords(tenant) };
    case 'succeeded':
      return { tone: 'success', label: 'Done' };
    case 'failed':
      return {
        tone: 'error',
        label: failureSentence(tenant.failure?.code ?? 'unknown', tenant.displayName).happened,
      };
    case 'not-started':
      return { tone: 'warning', label: 'Not begun before the run ended' };
  }
}

/** Where a run stands as a whole. */
export function runWords(run: RunLine): StateWords {
  switch (run.state) {
    case 'queued':
      return { tone: 'waiting', label: runListStrings.queued };
    case 'running':
      return { tone: 'progress', label: runListStrings.running(percentDone(run)) };
    case 'parked':
      return { tone: 'warning', label: runListStrings.parked };
    case 'finished':
      return run.counts.failed > 0
        ? { tone: 'error', label: runListStrings.failedOf(run.counts.failed) }
        : { tone: 'success', label: runListStrings.finished };
  }
}

/** What a screen reader is told: every tenth of the way, and every failure. */
export function announcement(run: Run): string {
  const percent = Math.floor(percentDone(run) / 10) * 10;
  const { succeeded, failed, total } = run.counts;
  const failures = run.tenants.filter((tenant) => tenant.state === 'failed').map((tenant) => tenant.displayName);
  const progress = percent === 0 ? '' : announcements.progress(percent, succeeded + failed, total);
  return [progress, failures.length > 0 ? announcements.failed(failures) : ''].filter(Boolean).join(' ');
}
