import type { Journal, JournalEntry } from '../journal.ts';

/** A journal that outlives the processes that write to it. */
export interface MemoryJournal extends Journal {
  readonly entries: readonly JournalEntry[];
}

/** An empty journal. */
export function memoryJournal(): MemoryJournal {
  const entries: JournalEntry[] = [];
  return {
    entries,
    intend: async (intent) => {
      const entryId = `entry-${entries.length + 1}`;
      entries.push({ ...intent, entryId, kind: intent.change.kind });
      return entryId;
    },
    conclude: async (entryId, outcome, at) => {
      const index = entries.findIndex((entry) => entry.entryId === entryId);
      const entry = entries[index];
      if (!entry) throw new Error(`There is no ${entryId}.`);
      if (entry.outcome && outcome.result === 'ambiguous') return;
      if (entry.outcome && entry.outcome.result !== 'ambiguous') throw new Error(`${entryId} is concluded already.`);
      entries[index] = { ...entry, outcome, concludedAt: at };
    },
    read: async (tenantId) => entries.filter((entry) => entry.tenantId === tenantId),
  };
}
