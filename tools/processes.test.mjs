import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createServer } from 'node:http';
import { expect, test } from 'vitest';
import { answers, freePort, isFree } from './ports.mjs';
import { fromRoot } from './project.mjs';

const url = (file) => JSON.stringify(`file://${fromRoot('tools', file)}`);

/** Runs a small holder of programs, each given as code, and collects what it says. */
function holder(...programs) {
  const script = `
    import { once } from 'node:events';
    import { hold, startProgram } from ${url('processes.mjs')};
    const held = hold();
    for (const [name, code] of ${JSON.stringify(programs)}) {
      const program = startProgram(name, ['-e', code], {});
      await held.add(program, () => once(program.child.stdout, 'data'));
    }
    console.log('up');`;
  const child = spawn(process.execPath, ['--input-type=module', '-e', script], { stdio: ['ignore', 'pipe', 'pipe'] });
  let said = '';
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (part) => (said += part));
  return {
    child,
    said: () => said,
    async says(text) {
      while (!said.includes(text)) await Promise.race([once(child.stdout, 'data'), once(child.stderr, 'data')]);
    },
    async code() {
      const [code] = await once(child, 'close');
      return code;
    },
  };
}

const polite = (name) =>
  `process.on('SIGTERM', () => { console.log('${name} stopped'); process.exit(0); }); setInterval(() => {}, 1000); console.log('${name} runs');`;

test.each(['SIGTERM', 'SIGINT'])('%s stops the programs, the last first, and ends with 0', async (signal) => {
  const held = holder(['one', polite('one')], ['two', polite('two')]);
  await held.says('one runs');
  await held.says('two runs');
  await held.says('up');
  held.child.kill(signal);
  expect(await held.code()).toBe(0);
  expect(held.said().indexOf('two stopped')).toBeGreaterThan(0);
  expect(held.said().indexOf('one stopped')).toBeGreaterThan(held.said().indexOf('two stopped'));
});

test('a program that ends by itself is named, stops the others and gives its exit code', async () => {
  const held = holder(['one', polite('one')], ['two', 'console.log("two runs"); process.exitCode = 7']);
  expect(await held.code()).toBe(7);
  expect(held.said()).toContain('The two ended by itself (exit code 7).');
  expect(held.said()).toContain('one stopped');
});

test('a program that ends by itself without an error still ends the whole with a failure', async () => {
  const held = holder(['one', 'console.log("one runs")']);
  expect(await held.code()).toBe(1);
});

test('a port that somebody listens on is not free, and answers', async () => {
  const server = createServer((_, response) => response.end('ok'));
  server.listen(0);
  await once(server, 'listening');
  const { port } = server.address();
  expect(await isFree(port)).toBe(false);
  expect(await answers(port, '/')).toBe(true);
  server.close();
  await once(server, 'close');
  expect(await isFree(port)).toBe(true);
});

test('waiting for an answer ends when nobody is there any more', async () => {
  expect(await answers(await freePort(), '/', () => true)).toBe(false);
});
