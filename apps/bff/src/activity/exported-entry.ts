import type { JournalRow } from '../store/journal-chain.ts';
import { csvLine } from './csv.ts';

/** The members of an exported entry in the order of the columns; `time` is there to be read, and is not hashed. */
const columns = [
  'sequence',
  'time',
  'kind',
  'userName',
  'tenantName',
  'runId',
  'planId',
  'contentJson',
  'entryId',
  'at',
  'refersTo',
  'userId',
  'tenantId',
  'previousHash',
  'hash',
] as const;

/** An entry with the time in words, and absent members as `null`. */
export type ExportedEntry = JournalRow & { readonly time: string };

/** The first line of a CSV file, which names the columns; before it stands the mark by which spreadsheets know UTF-8. */
export const csvHead = `\ufeff${csvLine(columns)}`;

/** An entry as a line of a CSV file. */
export function toCsv(row: JournalRow): string {
  const entry = withTime(row);
  return csvLine(columns.map((name) => entry[name] ?? undefined));
}

/** An entry as a line of JSON. @see https://jsonlines.org/ */
export function toJsonLine(row: JournalRow): string {
  return `${JSON.stringify(withTime(row))}\n`;
}

function withTime(row: JournalRow): ExportedEntry {
  return { time: new Date(row.at).toISOString(), ...row };
}

/**
 * The entry that a line of an exported file holds, by the names of the columns.
 * @throws when the line is not one of an export.
 */
export function fromCells(head: readonly (string | undefined)[], cells: readonly (string | undefined)[]): JournalRow {
  if (cells.length !== head.length) throw new Error('A line has not as many cells as there are columns.');
  return fromMembers(Object.fromEntries(head.map((name, index) => [name ?? '', cells[index] ?? null])));
}

/** The entry that an object of an exported file holds. @throws when a member is missing, or is no member of an entry. */
export function fromMembers(members: Readonly<Record<string, unknown>>): JournalRow {
  const unknown = Object.keys(members).find((name) => !(columns as readonly string[]).includes(name));
  if (unknown !== undefined) throw new Error(`An entry has the unknown member ${unknown}.`);
  const { time, ...row } = Object.fromEntries(columns.map((name) => [name, members[name] ?? null]));
  const [sequence, at] = [Number(row['sequence']), Number(row['at'])];
  if (!Number.isSafeInteger(sequence) || !Number.isSafeInteger(at))
    throw new Error('An entry has no number or no time.');
  // The time in words is what people read: it must not say anything else than the hashed one.
  if (time !== new Date(at).toISOString()) throw new Error(`The time of entry ${String(sequence)} was changed.`);
  return { ...row, sequence, at } as unknown as JournalRow;
}
