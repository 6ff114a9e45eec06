import type { ActivityEntry } from '@tenantry/contract';

/** The entries of one day in the reader's time zone. */
export interface ActivityDay {
  /** Any moment of that day, in milliseconds. */
  readonly at: number;
  readonly entries: readonly ActivityEntry[];
}

/** Groups entries, newest first as they come, by the reader's days. */
export function activityDays(entries: readonly ActivityEntry[]): readonly ActivityDay[] {
  const days = Map.groupBy(entries, (entry) => new Date(entry.at).toDateString());
  return [...days.values()].map((ofDay) => ({ at: ofDay[0]?.at ?? 0, entries: ofDay }));
}
