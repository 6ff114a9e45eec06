import { spawnSync } from 'node:child_process';
import { chmodSync, existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { freePort } from './ports.mjs';
import { say } from './project.mjs';

const isRoot = process.getuid?.() === 0;

function run(command, args, options = {}) {
  return spawnSync(command, args, { stdio: ['ignore', 'pipe', 'pipe'], encoding: 'utf8', ...options });
}

/** The folder of PostgreSQL's server programs: Debian keeps them out of PATH, one folder per version. */
export function serverPrograms() {
  const debian = '/usr/lib/postgresql';
  const versions = existsSync(debian) ? readdirSync(debian).sort((a, b) => Number(b) - Number(a)) : [];
  const folders = [
    ...versions.map((version) => join(debian, version, 'bin')),
    ...(process.env.PATH ?? '').split(delimiter),
  ];
  return folders.find(
    (folder) => folder !== '' && existsSync(join(folder, 'initdb')) && existsSync(join(folder, 'pg_ctl')),
  );
}

function installServer() {
  if (!isRoot || !existsSync('/usr/bin/apt-get')) return undefined;
  say('Installing the package postgresql (apt-get) …');
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  const apt = ['-q', '-o', 'DPkg::Lock::Timeout=120'];
  run('apt-get', [...apt, 'update'], { env });
  run('apt-get', [...apt, 'install', '-y', '--no-install-recommends', 'postgresql'], { env });
  return serverPrograms();
}

// PostgreSQL refuses to run as root; Debian's package brings the user postgres.
function asServer(command, args) {
  return isRoot ? run('runuser', ['-u', 'postgres', '--', command, ...args], { cwd: '/' }) : run(command, args);
}

function must(result, what) {
  if (result.status !== 0)
    throw new Error(`${what} failed: ${(result.stderr || result.stdout || String(result.error)).trim()}`);
}

/**
 * A PostgreSQL for the tests: the one of TEST_DATABASE_URL, else a new cluster in a temporary folder on a free port,
 * stopped and removed by `stop`. `url` is undefined, with the reason said, when this machine has none and may not
 * install one. Throws when a server is there and does not start.
 */
export async function startPostgres(environment = process.env) {
  const stop = () => {};
  if (environment.TEST_DATABASE_URL) return { url: environment.TEST_DATABASE_URL, stop };
  const programs = serverPrograms() ?? installServer();
  if (programs === undefined) {
    say(
      'PostgreSQL is not installed: the store is tested embedded only. Set TEST_DATABASE_URL to test it on PostgreSQL too.',
    );
    return { url: undefined, stop };
  }
  const folder = mkdtempSync(join(tmpdir(), 'tenantry-postgres-'));
  const data = join(folder, 'data');
  if (isRoot) must(run('chown', ['postgres', folder]), 'chown');
  else chmodSync(folder, 0o700);
  const port = await freePort();
  must(
    asServer(join(programs, 'initdb'), ['-D', data, '-A', 'trust', '-U', 'tenantry', '-E', 'UTF8', '--no-sync']),
    'initdb',
  );
  const settings = `-c port=${port} -c listen_addresses=127.0.0.1 -c unix_socket_directories=${folder} -c fsync=off`;
  const log = join(folder, 'log');
  must(
    asServer(join(programs, 'pg_ctl'), ['-D', data, '-w', '-t', '60', '-l', log, '-o', settings, 'start']),
    'pg_ctl start',
  );
  return {
    url: `postgres://tenantry@127.0.0.1:${port}/postgres`,
    stop() {
      asServer(join(programs, 'pg_ctl'), ['-D', data, '-w', '-m', 'immediate', 'stop']);
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
