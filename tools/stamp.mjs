import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join, relative, sep } from 'node:path';

function filesUnder(path) {
  if (!existsSync(path)) return [];
  if (statSync(path).isFile()) return [path];
  return readdirSync(path).flatMap((name) =>
    name === 'node_modules' || name === 'dist' ? [] : filesUnder(join(path, name)),
  );
}

/**
 * One fingerprint of everything in `paths` (files and folders; node_modules, dist and tests left out). It depends on
 * names and contents only, never on times: a checkout or a copy of the same sources has the same fingerprint.
 */
export function fingerprint(folder, paths) {
  const hash = createHash('sha256');
  const files = paths
    .flatMap((path) => filesUnder(join(folder, path)))
    .filter((file) => !/\.test\.[a-z]+$/.test(file))
    .map((file) => relative(folder, file).split(sep).join('/'))
    .sort();
  for (const file of files) {
    const content = readFileSync(join(folder, file));
    hash.update(`${file}\0${content.length}\0`).update(content);
  }
  return hash.digest('hex');
}

/** The fingerprint kept in `file`, or undefined. */
export function readStamp(file) {
  return existsSync(file) ? readFileSync(file, 'utf8').trim() : undefined;
}

/** Keeps a fingerprint in `file`. */
export function writeStamp(file, value) {
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, `${value}\n`);
}
