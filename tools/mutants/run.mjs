// npm run mutants [part of a name …]: breaks the product on purpose, one way at a time and in a copy, and shows whether the
// simulation or the tests of the reconciler notice. Ends with 1 when one is not caught.
import { spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fromRoot, projectNode, root } from '../project.mjs';
import { mutants } from './mutants.mjs';

const runs = '300';
const chosen = process.argv.slice(2);
const wanted = mutants.filter(({ name }) => chosen.length === 0 || chosen.some((part) => name.includes(part)));
const copy = mkdtempSync(join(tmpdir(), 'mutants-'));

/** The source with a folder of packages in which the project's own lead into the copy. */
function makeCopy() {
  for (const name of [
    'apps/bff',
    'apps/sandbox',
    'packages',
    'tools',
    'package.json',
    'vitest.config.ts',
    'tsconfig.base.json',
  ]) {
    cpSync(fromRoot(name), join(copy, name), {
      recursive: true,
      filter: (source) => !/[\\/](node_modules|dist)([\\/]|$)/.test(source.slice(root.length)),
    });
  }
  const modules = join(copy, 'node_modules');
  mkdirSync(join(modules, '@tenantry'), { recursive: true });
  for (const name of readdirSync(fromRoot('node_modules'))) {
    if (name !== '@tenantry' && name !== '.vite') symlinkSync(fromRoot('node_modules', name), join(modules, name));
  }
  for (const name of readdirSync(join(copy, 'packages'))) {
    symlinkSync(join(copy, 'packages', name), join(modules, '@tenantry', name));
  }
}

function run(...parameters) {
  const { status, stdout, stderr } = spawnSync(projectNode(), parameters, {
    cwd: copy,
    encoding: 'utf8',
    env: { ...process.env, NO_COLOR: '1' },
    timeout: 240_000,
  });
  return { failed: status !== 0, output: `${stdout}${stderr}` };
}

const simulate = () => run('tools/simulation/simulate.ts', '--runs', runs, '--seed', '1', '--first');
const test = () =>
  run(
    'node_modules/vitest/vitest.mjs',
    'run',
    'packages/domain/src/apply',
    'packages/domain/src/plan',
    'packages/graph',
    '--bail',
    '1',
  );

/** What noticed the mutant, and by which word. */
function judge(mutant) {
  const file = join(copy, mutant.file);
  const source = readFileSync(file, 'utf8');
  const pieces = source.split(mutant.from);
  if (pieces.length !== 2) return { caughtBy: 'STALE', sign: `its text is there ${pieces.length - 1} times` };
  writeFileSync(file, pieces.join(mutant.to));
  try {
    const simulated = simulate();
    if (simulated.failed) return { caughtBy: 'simulation', sign: signOf(simulated.output) };
    const tested = test();
    const first = /(?:FAIL|×)\s+.*?> (.*)/.exec(tested.output)?.[1] ?? '';
    return tested.failed ? { caughtBy: 'tests', sign: first } : { caughtBy: 'NOBODY', sign: '' };
  } finally {
    writeFileSync(file, source);
  }
}

function signOf(output) {
  return /^(I\d+: .*|a defect: .*)$/m.exec(output)?.[1] ?? output.trim().split('\n').at(-1) ?? '';
}

makeCopy();
const rows = [];
try {
  const sound = simulate();
  if (sound.failed) throw new Error(`The simulation fails without any mutant:\n${sound.output}`);
  for (const mutant of wanted) {
    const began = performance.now();
    const verdict = judge(mutant);
    const seconds = Math.round((performance.now() - began) / 1000);
    rows.push({ rule: mutant.rule, mutant: mutant.name, ...verdict, sign: verdict.sign.slice(0, 70), seconds });
    console.log(`${mutant.rule.padEnd(4)} ${mutant.name.padEnd(50)} ${verdict.caughtBy} (${seconds} s)`);
  }
} finally {
  rmSync(copy, { recursive: true, force: true });
}
console.table(rows);
const missed = rows.filter(({ caughtBy }) => caughtBy === 'NOBODY' || caughtBy === 'STALE');
console.log(`${rows.length - missed.length} of ${rows.length} mutants are caught.`);
process.exit(missed.length === 0 ? 0 : 1);
