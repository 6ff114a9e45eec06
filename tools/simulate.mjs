// npm run simulate -- --runs N --seed S [--naive N]: runs the simulation of tools/simulation on the project's Node.
import { spawnSync } from 'node:child_process';
import { ensureInstalled } from './install.mjs';
import { fail, projectNode, root } from './project.mjs';

try {
  ensureInstalled();
} catch (error) {
  fail(error.message);
}
const { status } = spawnSync(projectNode(), ['tools/simulation/simulate.ts', ...process.argv.slice(2)], {
  cwd: root,
  stdio: ['ignore', 'inherit', 'inherit'],
});
process.exit(status ?? 1);
