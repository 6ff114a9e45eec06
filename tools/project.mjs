import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The top folder of the project. */
export const root = dirname(dirname(fileURLToPath(import.meta.url)));

/** Resolves a path from the top folder. */
export function fromRoot(...parts) {
  return join(root, ...parts);
}

/**
 * The Node the project runs on: the one of node_modules, so that a machine's older Node only has to start this file.
 * Call it after `ensureInstalled`.
 */
export function projectNode() {
  const installed = fromRoot('node_modules', 'node', 'bin', process.platform === 'win32' ? 'node.exe' : 'node');
  if (existsSync(installed)) return installed;
  if (Number(process.versions.node.split('.')[0]) >= 24) return process.execPath;
  throw new Error('Node 24 is missing from node_modules. Remove node_modules and start again.');
}

/** Says one line to the person at the terminal. */
export function say(line) {
  process.stdout.write(`${line}\n`);
}

/** Ends with one readable sentence instead of a stack: what stops a start is news for a person, not for a debugger. */
export function fail(sentence, code = 1) {
  process.stderr.write(`${sentence}\n`);
  process.exit(code);
}
