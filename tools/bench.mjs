// npm run bench [name …]: runs the programs of tools/bench one after the other on the project's Node.
import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync } from 'node:fs';
import { ensureInstalled } from './install.mjs';
import { fail, fromRoot, projectNode, root, say } from './project.mjs';

try {
  ensureInstalled();
} catch (error) {
  fail(error.message);
}
const folder = fromRoot('tools/bench');
const programs = existsSync(folder)
  ? readdirSync(folder)
      .filter((name) => name.endsWith('.bench.ts'))
      .sort()
  : [];
const chosen = process.argv.slice(2);
const wanted = programs.filter((name) => chosen.length === 0 || chosen.includes(name.replace(/\.bench\.ts$/, '')));
if (wanted.length === 0)
  fail(`There is no such benchmark in tools/bench. There are: ${programs.join(', ') || 'none'}.`, 2);

let failed = 0;
for (const name of wanted) {
  say(`\n== ${name.replace(/\.bench\.ts$/, '')}`);
  const { status } = spawnSync(projectNode(), [`tools/bench/${name}`], {
    cwd: root,
    stdio: ['ignore', 'inherit', 'inherit'],
  });
  if (status !== 0) failed += 1;
}
process.exit(failed === 0 ? 0 : 1);
