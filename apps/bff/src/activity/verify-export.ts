import { createReadStream } from 'node:fs';
import { createInterface } from 'node:readline';
import { createChainCheck, type JournalRow } from '../store/journal-chain.ts';
import { csvRecords } from './csv.ts';
import { fromCells, fromMembers } from './exported-entry.ts';

/** What looking at an exported file came to. */
export type ExportVerdict =
  | { readonly intact: true; readonly entries: number; readonly lastHash: string }
  | { readonly intact: false; readonly fault: string };

/**
 * Checks an exported file by itself: every entry from the first on is as it was made, none is missing, and the last one is that of
 * the export. The format is told by what the file begins with.
 */
export async function verifyExport(path: string): Promise<ExportVerdict> {
  const chain = createChainCheck();
  let last: JournalRow | undefined;
  try {
    for await (const row of rowsOf(path)) {
      const brokenAt = chain.take(row);
      if (brokenAt !== undefined)
        return { intact: false, fault: `Entry ${String(brokenAt)} is missing or not as it was written.` };
      last = row;
    }
  } catch (error) {
    return { intact: false, fault: error instanceof Error ? error.message : String(error) };
  }
  if (last?.kind !== 'activity-exported')
    return { intact: false, fault: 'The file does not end with the entry of its export: it was cut off.' };
  return { intact: true, entries: chain.entries(), lastHash: chain.lastHash() };
}

async function* rowsOf(path: string): AsyncGenerator<JournalRow> {
  const isJson = (await firstCharacter(path)) === '{';
  const pieces = createReadStream(path, { encoding: 'utf8' });
  if (isJson) {
    for await (const line of createInterface({ input: pieces, crlfDelay: Number.POSITIVE_INFINITY })) {
      yield fromMembers(JSON.parse(line) as Record<string, unknown>);
    }
    return;
  }
  let head: readonly (string | undefined)[] | undefined;
  for await (const cells of csvRecords(pieces as AsyncIterable<string>)) {
    if (head) yield fromCells(head, cells);
    else head = cells;
  }
}

async function firstCharacter(path: string): Promise<string> {
  for await (const piece of createReadStream(path, { encoding: 'utf8', end: 3 })) return String(piece).slice(0, 1);
  return '';
}
