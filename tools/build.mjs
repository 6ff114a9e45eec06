import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { fromRoot, projectNode, root, say } from './project.mjs';
import { fingerprint, readStamp, writeStamp } from './stamp.mjs';

const sources = ['apps/web', 'packages/contract', 'packages/domain', 'package-lock.json', 'tsconfig.base.json'];

/** Builds the single-page application when its sources are other than those of the last build. Throws when it fails. */
export function ensureBuilt() {
  const stampFile = fromRoot('node_modules', '.tenantry', 'web-build');
  const stamp = fingerprint(root, sources);
  if (readStamp(stampFile) === stamp && existsSync(fromRoot('apps/web/dist/index.html'))) return;
  say('Building the pages …');
  const vite = fromRoot('node_modules', 'vite', 'bin', 'vite.js');
  const { status } = spawnSync(projectNode(), [vite, 'build', 'apps/web', '--logLevel', 'warn'], {
    cwd: root,
    stdio: ['ignore', 'inherit', 'inherit'],
  });
  if (status !== 0) throw new Error('The pages could not be built. What Vite said is above.');
  writeStamp(stampFile, stamp);
}
