import type { JournaledChangeKind } from '@tenantry/domain';
import type { JournalRecord, StoreJournal } from '../store/journal.ts';
import type { Store } from '../store/open-store.ts';

/**
 * When a process is killed: around the first write of a kind. `before-journal`: nothing is known of it. `after-journal`: the
 * intention is kept, nothing was sent. `after-send`: Graph has done it, the answer never arrives. `after-response`: the
 * answer has arrived, and is not kept.
 */
export interface CrashPoint {
  readonly kind: JournaledChangeKind;
  readonly moment: 'before-journal' | 'after-journal' | 'after-send' | 'after-response';
}

/** Every moment at which a write can be cut off. */
export const crashMoments = ['before-journal', 'after-journal', 'after-send', 'after-response'] as const;

/** The store of a process that kills itself at a point; `after-send` is for whoever sees the request arrive. */
export function withCrash(store: Store, point: CrashPoint | undefined): Store {
  if (!point || point.moment === 'after-send') return store;
  const append: StoreJournal['append'] = async (record, options) => {
    const here = kindOf(record) === point.kind;
    const intends = record.kind === 'write-intended';
    if (here && intends && point.moment === 'before-journal') dieAtOnce();
    if (here && !intends && point.moment === 'after-response') dieAtOnce();
    const entryId = await store.journal.append(record, options);
    if (here && intends && point.moment === 'after-journal') dieAtOnce();
    return entryId;
  };
  return { ...store, journal: { ...store.journal, append } };
}

function kindOf({ kind, content }: JournalRecord): string | undefined {
  if (kind === 'write-intended') return (content as { readonly change: { readonly kind: string } }).change.kind;
  return kind === 'write-concluded' ? (content as { readonly kind?: string }).kind : undefined;
}

/** As `kill -9` does it: nothing is closed, nothing is said, not a step further. */
function dieAtOnce(): never {
  process.kill(process.pid, 'SIGKILL');
  Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0);
  throw new Error('A killed process went on.');
}
