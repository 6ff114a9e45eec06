import { createHash } from 'node:crypto';
import type { Selectable } from 'kysely';
import { canonicalJson } from './canonical-json.ts';
import type { JournalTable } from './tables.ts';

export type JournalRow = Selectable<JournalTable>;

/** What stands in the place of an earlier hash in the first entry of all. */
export const firstHash = '0'.repeat(64);

/** The hash of an entry: over everything it holds, the hash of the entry before included. */
export function hashOf(row: Omit<JournalRow, 'hash'>): string {
  return createHash('sha256').update(row.previousHash).update(canonicalJson(row)).digest('hex');
}

/** Looks at entries one after the other, from the first on. */
export interface ChainCheck {
  /** @returns the sequence number of the entry that should be here, when it is missing or not as it was made. */
  take(row: JournalRow): number | undefined;
  /** How many entries were found in order so far. */
  entries(): number;
  /** The hash of the last of them. */
  lastHash(): string;
}

/** A check that expects the first entry next. */
export function createChainCheck(): ChainCheck {
  let entries = 0;
  let lastHash = firstHash;
  return {
    take({ hash, ...row }) {
      const expected = entries + 1;
      if (row.sequence !== expected || row.previousHash !== lastHash || hash !== hashOf(row)) return expected;
      entries = expected;
      lastHash = hash;
      return undefined;
    },
    entries: () => entries,
    lastHash: () => lastHash,
  };
}
