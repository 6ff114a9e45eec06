// npm test: everything, from a fresh clone. All steps run even when one fails; the exit code is that of the first failure.
import { spawn } from 'node:child_process';
import { mkdirSync, readFileSync, rmSync } from 'node:fs';
import { ensureBrowser } from './browser.mjs';
import { ensureInstalled } from './install.mjs';
import { startPostgres } from './postgres.mjs';
import { fail, fromRoot, projectNode, root, say } from './project.mjs';
import { closingLine, countPlaywright, countVitest, total } from './test-results.mjs';

const reports = fromRoot('test-results', 'reports');
const bin = (...path) => fromRoot('node_modules', ...path);
const seconds = (since) => `${((Date.now() - since) / 1000).toFixed(1)} s`;
const began = Date.now();
const steps = [];

async function timed(name, work) {
  const since = Date.now();
  try {
    return await work();
  } catch (error) {
    return fail(error.message);
  } finally {
    steps.push({ name, took: seconds(since), code: 0 });
  }
}

function step(name, args, env = {}) {
  say(`\n== ${name}`);
  const since = Date.now();
  return new Promise((resolve) => {
    const child = spawn(projectNode(), args, {
      cwd: root,
      stdio: ['ignore', 'inherit', 'inherit'],
      env: { ...process.env, ...env },
    });
    child.once('close', (code) => {
      steps.push({ name, took: seconds(since), code: code ?? 128 });
      resolve();
    });
  });
}

/** Counts a report; a runner that left none has failed as a whole. */
function counted(file, count) {
  try {
    return count(JSON.parse(readFileSync(file, 'utf8')));
  } catch {
    return { passed: 0, failed: 1, skipped: 0 };
  }
}

await timed('install', ensureInstalled);
rmSync(reports, { recursive: true, force: true });
mkdirSync(reports, { recursive: true });
const browser = await timed('browser', ensureBrowser);
const postgres = await timed('PostgreSQL', startPostgres);
if (postgres.url === undefined && process.env.CI) fail('In CI the store has to be tested on PostgreSQL too.');
process.on('exit', () => postgres.stop());
for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => process.exit(130));

const unit = `${reports}/unit.json`;
const endToEnd = `${reports}/end-to-end.json`;
await step('types', [bin('typescript', 'bin', 'tsc'), '-b']);
await step('lint', [bin('oxlint', 'bin', 'oxlint'), '--type-aware']);
await step('format', [bin('prettier', 'bin', 'prettier.cjs'), '--check', '--log-level', 'warn', '.']);
const vitest = [
  bin('vitest', 'vitest.mjs'),
  'run',
  '--reporter=default',
  '--reporter=json',
  `--outputFile.json=${unit}`,
];
await step('unit tests', vitest, postgres.url === undefined ? {} : { TEST_DATABASE_URL: postgres.url });
await step('simulation', ['tools/simulation/simulate.ts', '--runs', '2000', '--seed', '1', '--naive', '400']);
await step('build', [bin('vite', 'bin', 'vite.js'), 'build', 'apps/web', '--logLevel', 'warn']);
const playwright = [bin('@playwright', 'test', 'cli.js'), 'test', '--reporter=list,json'];
await step('end-to-end tests', playwright, {
  PLAYWRIGHT_CHROMIUM_EXECUTABLE_PATH: browser,
  PLAYWRIGHT_JSON_OUTPUT_FILE: endToEnd,
});

say('');
for (const { name, took, code } of steps)
  say(`${code === 0 ? 'ok    ' : 'FAILED'} ${name.padEnd(18)} ${took.padStart(8)}`);
say(`       ${'all'.padEnd(18)} ${seconds(began).padStart(8)}\n`);
say(closingLine(total([counted(unit, countVitest), counted(endToEnd, countPlaywright)])));
process.exit(steps.find(({ code }) => code !== 0)?.code ?? 0);
