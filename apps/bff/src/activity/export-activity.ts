import type { Clock } from '@tenantry/domain';
import type { Download } from '../http/route-table.ts';
import type { SessionPrincipal } from '../session/session-principal.ts';
import type { StoreJournal } from '../store/journal.ts';
import { csvHead, toCsv, toJsonLine } from './exported-entry.ts';

/** Entries read and sent at once. */
const entriesAtOnce = 500;

const formats = {
  csv: { head: csvHead, line: toCsv, contentType: 'text/csv; charset=utf-8; header=present' },
  jsonl: { head: '', line: toJsonLine, contentType: 'application/jsonl; charset=utf-8' },
} as const;

/**
 * The whole audit trail up to now as a file that can be checked by itself. That it was exported is an entry of the trail and the
 * last one of the file: a file that ends otherwise was cut off.
 */
export async function exportActivity(
  journal: StoreJournal,
  clock: Clock,
  format: keyof typeof formats,
  { userId, displayName }: SessionPrincipal,
): Promise<Download> {
  const at = clock.now();
  const entryId = await journal.append({
    at,
    kind: 'activity-exported',
    actor: { userId, displayName },
    content: { format },
  });
  const { contentType } = formats[format];
  const day = new Date(at).toISOString().slice(0, 10);
  return { fileName: `tenantry-activity-${day}.${format}`, contentType, pieces: piecesOf(journal, format, entryId) };
}

async function* piecesOf(
  journal: StoreJournal,
  format: keyof typeof formats,
  lastEntryId: string,
): AsyncGenerator<string> {
  const { head, line } = formats[format];
  if (head !== '') yield head;
  for (let after = 0; ;) {
    const rows = await journal.follow({ after, limit: entriesAtOnce });
    const end = rows.findIndex((row) => row.entryId === lastEntryId);
    const wanted = end === -1 ? rows : rows.slice(0, end + 1);
    yield wanted.map(line).join('');
    if (end !== -1) return;
    const last = rows.at(-1);
    if (last === undefined) throw new Error('The journal ends before the entry of its export.');
    after = last.sequence;
  }
}
