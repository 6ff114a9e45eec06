import { cycleInterval } from '../../status/job-health.ts';
import type { SynchronizationJob } from '../../synchronization.ts';
import type { FakeJob, FakeWorld } from './fake-world.ts';

/** How long every cycle takes, in milliseconds. */
export const cycleLasts = 60_000;

/** What a job shows of its last cycle that has ended: one begins with its start and every forty minutes. */
export function lastCycleOf(
  job: FakeJob,
  { cycleEnds, clockAhead }: FakeWorld,
  ours: number,
): Pick<SynchronizationJob, 'lastExecution' | 'quarantine'> {
  if (job.runsSince === undefined || cycleEnds === 'never') return {};
  const now = ours + clockAhead;
  const end = Math.min(now, job.active ? now : (job.pausedAt ?? now));
  const number = Math.floor((end - cycleLasts - job.runsSince) / cycleInterval);
  if (number < 0) return {};
  const beganAt = job.runsSince + number * cycleInterval;
  const endedAt = beganAt + cycleLasts;
  if (cycleEnds === 'quarantine') return { quarantine: { reason: 'TooManyDeletes', since: endedAt } };
  return { lastExecution: { state: cycleEnds, beganAt, endedAt, exported: 1, escrowed: 0 } };
}
