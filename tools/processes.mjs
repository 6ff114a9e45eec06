import { spawn } from 'node:child_process';
import { createInterface } from 'node:readline';
import { legible } from './log-lines.mjs';
import { projectNode, root, say } from './project.mjs';

/** How long a process may take to stop after SIGTERM before it is killed. */
const patience = 8_000;

/**
 * Starts a TypeScript program of the project on the project's Node and passes its lines through, made legible.
 * `ended` resolves with the exit code (128 when a signal ended it).
 */
export function startProgram(name, args, env) {
  const child = spawn(projectNode(), args, {
    cwd: root,
    env: { ...process.env, ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  for (const stream of [child.stdout, child.stderr]) {
    createInterface({ input: stream }).on('line', (line) => say(legible(name, line)));
  }
  const ended = new Promise((resolve) => {
    child.once('error', () => resolve(127));
    child.once('close', (code) => resolve(code ?? 128));
  });
  return { name, child, ended };
}

async function stop({ name, child, ended }) {
  if (child.exitCode !== null || child.signalCode !== null) return true;
  let clean = true;
  const timer = setTimeout(() => {
    clean = false;
    say(`The ${name} did not stop in ${patience / 1000} seconds and was killed.`);
    child.kill('SIGKILL');
  }, patience);
  child.kill('SIGTERM');
  await ended;
  clearTimeout(timer);
  return clean;
}

/**
 * Stops programs, the last started first, each with SIGTERM and, when it does not end in eight seconds, SIGKILL.
 * True when all stopped by themselves.
 */
export async function stopPrograms(programs) {
  let clean = true;
  for (const program of programs.toReversed?.() ?? [...programs].reverse()) clean = (await stop(program)) && clean;
  return clean;
}

/**
 * Calls `left` when npm has gone away. npm hands a signal to the shell that runs its script, and some shells die of it
 * without handing it on; what the shell had started would then run for ever. Started without npm, nothing is watched: a
 * parent that has ended, such as the shell of `node tools/start.mjs &`, means nothing then.
 */
function whenNpmLeaves(left) {
  if (!process.env.npm_lifecycle_script?.includes('tools/')) return;
  const parent = process.ppid;
  const timer = setInterval(() => {
    if (process.ppid === parent) return;
    clearInterval(timer);
    left();
  }, 200);
  timer.unref();
}

/**
 * Holds programs until somebody stops them or one of them ends. SIGTERM and SIGINT stop all and end this process with
 * 0; a program that ends by itself is named in one sentence, stops the others and gives its exit code.
 */
export function hold() {
  const programs = [];
  let stopping = false;

  async function finish(code) {
    if (stopping) return;
    stopping = true;
    const clean = await stopPrograms(programs);
    process.exit(code === 0 && !clean ? 1 : code);
  }

  for (const signal of ['SIGTERM', 'SIGINT', 'SIGHUP']) process.on(signal, () => void finish(0));
  whenNpmLeaves(() => void finish(0));
  process.on('exit', () => programs.forEach(({ child }) => child.kill('SIGKILL')));

  return {
    /** Adds a started program and waits until `ready` says true; a failure stops all and is said in a sentence. */
    async add(program, ready) {
      const { name, child, ended } = program;
      programs.push(program);
      void ended.then((code) => {
        if (stopping) return;
        process.stderr.write(`The ${name} ended by itself (exit code ${code}). What it said is above.\n`);
        void finish(code === 0 ? 1 : code);
      });
      if (await ready(() => stopping || child.exitCode !== null || child.signalCode !== null)) return;
      if (!stopping) process.stderr.write(`The ${name} did not answer in a minute.\n`);
      void finish(1);
      await new Promise(() => {});
    },
  };
}
