import { closeSync, mkdirSync, openSync, readFileSync, renameSync, writeSync } from 'node:fs';
import { dirname } from 'node:path';

const block = 1024 * 1024;

/** Writes `pieces` to `file` so that a reader finds either the old content or all of the new one, never a part. */
export function writeAtomically(file: string, pieces: Iterable<string>): void {
  mkdirSync(dirname(file), { recursive: true });
  const temporary = `${file}.new`;
  const descriptor = openSync(temporary, 'w', 0o600);
  try {
    let pending = '';
    for (const piece of pieces) {
      pending += piece;
      if (pending.length < block) continue;
      writeSync(descriptor, pending);
      pending = '';
    }
    writeSync(descriptor, pending);
  } finally {
    closeSync(descriptor);
  }
  renameSync(temporary, file);
}

/** The content of `file`, or `undefined` when there is none. */
export function readSaved(file: string): Buffer | undefined {
  try {
    return readFileSync(file);
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return undefined;
    throw error;
  }
}
