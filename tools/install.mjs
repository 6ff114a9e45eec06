import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { fromRoot, root, say } from './project.mjs';

/**
 * Whether what is installed is what the lock file asks for. `installed` is npm's own record, which it writes into
 * node_modules when an installation has ended; optional packages are those of other platforms and may be missing.
 */
export function agrees(lock, installed) {
  if (installed === undefined) return false;
  return Object.entries(lock.packages).every(([path, wanted]) => {
    if (!path.startsWith('node_modules/') && !path.includes('/node_modules/')) return true;
    const found = installed.packages[path];
    if (found === undefined) return wanted.optional === true || wanted.devOptional === true;
    return found.version === wanted.version && found.integrity === wanted.integrity;
  });
}

function readJson(file) {
  return existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : undefined;
}

function npm(args) {
  const viaNode = /\.c?js$/.test(process.env.npm_execpath ?? '');
  const [command, first] = viaNode ? [process.execPath, [process.env.npm_execpath]] : ['npm', []];
  return spawnSync(command, [...first, ...args], {
    cwd: root,
    stdio: ['ignore', 'inherit', 'inherit'],
    shell: !viaNode && process.platform === 'win32',
  });
}

/** Installs the packages when they are missing or not those of package-lock.json. Throws when npm fails. */
export function ensureInstalled() {
  const lock = readJson(fromRoot('package-lock.json'));
  const complete = existsSync(fromRoot('node_modules', 'node', 'bin'));
  if (complete && agrees(lock, readJson(fromRoot('node_modules', '.package-lock.json')))) return;
  say('Installing the packages of package-lock.json (npm ci; half a minute to two minutes) …');
  const { status, error } = npm(['ci', '--no-audit', '--no-fund', '--loglevel=error']);
  if (status !== 0)
    throw new Error(`npm ci failed (${error?.message ?? `exit code ${status}`}). What npm said is above.`);
}
