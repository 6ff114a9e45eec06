import { join } from 'node:path';
import type { World } from '../world/world.ts';
import { readSaved, writeAtomically } from './saved-file.ts';
import { readWorld, writeWorld, type SavedHeader } from './world-lines.ts';

export interface SavedWorld {
  /** What was saved last, or `undefined` when nothing whole is there. */
  load(): { readonly world: World; readonly header: SavedHeader } | undefined;
  /** Notes that something changed; it is written a little later, many changes at once. */
  touch(): void;
  /** Writes what is not yet written. */
  flush(): void;
  close(): void;
}
const shortest = 500;

/**
 * Keeps a world in `<directory>/world.jsonl`. Writing a large world takes a while, so the pause between two writes grows with
 * the time the last one took: saving never takes more than about a tenth of the process.
 */
export function createSavedWorld(
  directory: string,
  current: () => { readonly world: World; readonly header: SavedHeader },
): SavedWorld {
  const file = join(directory, 'world.jsonl');
  let timer: NodeJS.Timeout | undefined;
  let pause = shortest;
  let changed = false;
  const flush = (): void => {
    clearTimeout(timer);
    timer = undefined;
    if (!changed) return;
    changed = false;
    const began = performance.now();
    const { world, header } = current();
    writeAtomically(file, writeWorld(world, header));
    pause = Math.max(shortest, (performance.now() - began) * 10);
  };
  return {
    load() {
      const content = readSaved(file);
      return content === undefined ? undefined : readWorld(content);
    },
    touch() {
      changed = true;
      timer ??= setTimeout(() => {
        try {
          flush();
        } catch (error) {
          // A full disk must not end the sandbox; the next change tries again.
          changed = true;
          process.stderr.write(
            `The world could not be saved: ${error instanceof Error ? error.message : String(error)}\n`,
          );
        }
      }, pause).unref();
    },
    flush,
    close: flush,
  };
}
