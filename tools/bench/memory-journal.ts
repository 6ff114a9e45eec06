import type { Journal, JournalEntry } from '../../packages/domain/src/index.ts';

/** A journal that lives as long as the program, and loses nothing before. */
export function memoryJournal(): Journal & { entries(): readonly JournalEntry[] } {
  const entries = new Map<string, JournalEntry>();
  return {
    entries: () => [...entries.values()],
    intend(intent) {
      const entryId = String(entries.size + 1);
      entries.set(entryId, { ...intent, entryId, kind: intent.change.kind });
      return Promise.resolve(entryId);
    },
    conclude(entryId, outcome, at) {
      const entry = entries.get(entryId);
      if (entry && !(entry.outcome && outcome.result === 'ambiguous'))
        entries.set(entryId, { ...entry, outcome, concludedAt: at });
      return Promise.resolve();
    },
    read: (tenantId) => Promise.resolve([...entries.values()].filter((entry) => entry.tenantId === tenantId)),
  };
}
