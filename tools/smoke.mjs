// Proves `npm start` on this machine: a real process on free ports with an empty data folder is up, shows the sign-in
// page and stops cleanly with nothing left behind. Ends with 0 or 1.
import { spawn } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { freePort, isFree } from './ports.mjs';
import { root, say } from './project.mjs';

const upWithin = 300_000;
const stopsWithin = 15_000;

function within(promise, milliseconds, what) {
  let timer;
  const late = new Promise((_, reject) => {
    timer = setTimeout(
      () => reject(new Error(`${what} did not happen in ${milliseconds / 1000} seconds`)),
      milliseconds,
    );
  });
  return Promise.race([promise, late]).finally(() => clearTimeout(timer));
}

/** Whether a process of a group still runs. One that has ended and only waits to be collected by its parent does not. */
function groupLives(group) {
  if (existsSync('/proc/self/stat')) {
    const running = readdirSync('/proc').filter((name) => /^\d+$/.test(name) && isRunningIn(name, group));
    return running.length > 0;
  }
  try {
    process.kill(-group, 0);
    return true;
  } catch {
    return false;
  }
}

function isRunningIn(pid, group) {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    const [state, , itsGroup] = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
    return Number(itsGroup) === group && state !== 'Z';
  } catch {
    return false;
  }
}

async function groupEnds(group) {
  while (groupLives(group)) await new Promise((resolve) => setTimeout(resolve, 100));
}

function check(holds, sentence) {
  if (!holds) throw new Error(sentence);
}

/** Follows redirects by hand, with the cookies of the portal, until a page comes: the way of a browser to sign in. */
async function signInPage(address) {
  let url = new URL('/auth/login', address);
  for (let hop = 0; hop < 5; hop += 1) {
    const response = await fetch(url, { redirect: 'manual' });
    const next = response.headers.get('location');
    if (next === null) return { status: response.status, text: await response.text(), url };
    url = new URL(next, url);
  }
  throw new Error('signing in redirects without end');
}

async function tryStart({ command, args, signal, whole, dataFolder }) {
  const [port, sandboxPort] = [await freePort(), await freePort()];
  const since = Date.now();
  const env = { ...process.env, PORT: String(port), SANDBOX_PORT: String(sandboxPort), DATA_DIR: dataFolder };
  for (const name of ['ENTRA_TENANT_ID', 'DATABASE_URL', 'PUBLIC_URL']) delete env[name];
  const child = spawn(command, args, { cwd: root, env, detached: true, stdio: ['ignore', 'pipe', 'pipe'] });
  const exited = new Promise((resolve) => child.once('close', resolve));
  const { pid } = child;
  if (pid === undefined) throw new Error(`${command} cannot be started`);
  let said = '';
  try {
    const ready = new Promise((resolve, reject) => {
      for (const stream of [child.stdout, child.stderr]) {
        stream.on('data', (part) => {
          said += part;
          if (said.includes(`Tenantry is ready: http://localhost:${port}`)) resolve();
        });
      }
      void exited.then((code) => reject(new Error(`it ended with ${code} before it was ready`)));
    });
    await within(ready, upWithin, 'being ready');
    const took = Date.now() - since;

    const address = `http://localhost:${port}`;
    const home = await fetch(address);
    check(home.status === 200 && (await home.text()).includes('<div id='), 'the address does not show the application');
    const page = await signInPage(address);
    check(page.url.port === String(sandboxPort), `sign-in leads to ${page.url.origin}, not to the sandbox`);
    check(page.status === 200 && page.text.includes('Global Administrator'), 'the sign-in page offers no accounts');

    process.kill(whole ? -pid : pid, signal);
    const code = await within(exited, stopsWithin, `stopping after ${signal}`);
    // npm itself dies of the signal; what it started has to end in order.
    check(command === 'npm' || code === 0, `it ended with ${code} after ${signal}`);
    await within(groupEnds(pid), stopsWithin, `the end of all it started after ${signal}`);
    check((await isFree(port)) && (await isFree(sandboxPort)), 'a port is still held');
    return took;
  } catch (error) {
    say(said);
    throw error;
  } finally {
    if (groupLives(pid)) process.kill(-pid, 'SIGKILL');
  }
}

const dataFolder = mkdtempSync(join(tmpdir(), 'tenantry-smoke-'));
const npm = { command: 'npm', args: ['start'], signal: 'SIGTERM', whole: false, dataFolder };
const node = { command: process.execPath, args: ['tools/start.mjs'], signal: 'SIGINT', whole: true, dataFolder };
let what = 'npm start';
try {
  const first = await tryStart(npm);
  say(`npm start was up in ${(first / 1000).toFixed(1)} s, showed the sign-in page and stopped cleanly on SIGTERM.`);
  what = 'tools/start.mjs';
  const second = await tryStart(node);
  say(`Started again, it was up in ${(second / 1000).toFixed(1)} s and stopped cleanly on Ctrl+C.`);
} catch (error) {
  say(`The smoke of ${what} failed: ${error.message}.`);
  process.exitCode = 1;
} finally {
  rmSync(dataFolder, { recursive: true, force: true });
}
