import type { Clock, JournalEntry } from '@tenantry/domain';
import { readWritesSince } from '../runs/run-journal.ts';
import type { Database } from '../store/engine.ts';
import { overlayMilliseconds } from './overlay-writes.ts';

/** What the portal, in whichever process, has written so lately that Graph's lists may not show it yet. */
export type RecentWrites = () => Promise<readonly JournalEntry[]>;

/** Reads them from the journal. */
export function createRecentWrites(database: Database, clock: Clock): RecentWrites {
  return () => readWritesSince(database, clock.now() - overlayMilliseconds);
}
