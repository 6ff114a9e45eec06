import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, expect, it } from 'vitest';

let directory: string;
let running: ChildProcess[];
beforeEach(() => {
  directory = mkdtempSync(join(tmpdir(), 'tenantry-sandbox-'));
  running = [];
});
afterEach(() => {
  for (const child of running) child.kill('SIGKILL');
  rmSync(directory, { recursive: true, force: true });
});

function start(environment: Readonly<Record<string, string>>): ChildProcess {
  const main = fileURLToPath(new URL('main.ts', import.meta.url));
  const env = { ...process.env, DATA_DIR: directory, SANDBOX_ORIGIN: '', ...environment };
  const child = spawn(process.execPath, [main], { env, stdio: ['ignore', 'pipe', 'pipe'] });
  running.push(child);
  return child;
}
async function address(child: ChildProcess): Promise<string> {
  for await (const chunk of child.stdout ?? []) {
    const found = /^sandbox ready on (http:\/\/localhost:\d+)$/m.exec(String(chunk));
    if (found?.[1] !== undefined) return found[1];
  }
  throw new Error('The sandbox did not become ready.');
}
async function ended(child: ChildProcess): Promise<{ code: number | null; errors: string }> {
  let errors = '';
  child.stderr?.on('data', (chunk) => (errors += String(chunk)));
  const [code] = (await once(child, 'exit')) as [number | null];
  return { code, errors };
}

it('says where it is, answers there, keeps its world and stops within two seconds', async () => {
  const first = start({ SANDBOX_PORT: '0' });
  const origin = await address(first);
  const state = async (at: string) =>
    (await (await fetch(`${at}/__sandbox/state`)).json()) as { homeTenantId: string; tenants: object[] };
  const { homeTenantId } = await state(origin);
  const discovery = await fetch(`${origin}/${homeTenantId}/v2.0/.well-known/openid-configuration`);
  expect(await discovery.json()).toMatchObject({ issuer: `${origin}/${homeTenantId}/v2.0` });
  const join = { type: 'tenant-joined', displayName: 'Relecloud' };
  await fetch(`${origin}/__sandbox/events`, { method: 'POST', body: JSON.stringify(join) });
  const began = performance.now();
  first.kill('SIGTERM');
  expect((await ended(first)).code).toBe(0);
  expect(performance.now() - began).toBeLessThan(2000);

  const second = start({ SANDBOX_PORT: '0' });
  expect((await state(await address(second))).tenants).toContainEqual(
    expect.objectContaining({ displayName: 'Relecloud' }),
  );
});

it('closes the connection where a fault says so', async () => {
  const origin = await address(start({ SANDBOX_PORT: '0' }));
  const faults = [{ match: { path: '…/token' }, kind: 'reset-before' }];
  await fetch(`${origin}/__sandbox/faults`, { method: 'PUT', body: JSON.stringify(faults) });
  const token = fetch(`${origin}/8a6f1d52-3c0b-4c7e-9f44-0d3f5f2c7a10/oauth2/v2.0/token`, {
    method: 'POST',
    body: 'a=b',
  });
  await expect(token).rejects.toThrow('fetch failed');
});

it('ends with code 2 and one sentence when its port is taken', async () => {
  const taken = createServer();
  taken.listen(0, '127.0.0.1');
  await once(taken, 'listening');
  const bound = taken.address();
  const port = typeof bound === 'object' && bound !== null ? String(bound.port) : '';
  const { code, errors } = await ended(start({ SANDBOX_PORT: port }));
  taken.close();
  expect(code).toBe(2);
  expect(errors).toBe(`Port ${port} is in use: stop what uses it, or set SANDBOX_PORT to another port.\n`);
});

it('names everything that is wrong with its settings', async () => {
  const { code, errors } = await ended(start({ SANDBOX_PORT: 'many', SANDBOX_ORIGIN: 'localhost' }));
  expect(code).toBe(2);
  expect(errors).toMatch(/^The sandbox cannot start: SANDBOX_PORT is "many".*; SANDBOX_ORIGIN is "localhost".*\.\n$/);
});
