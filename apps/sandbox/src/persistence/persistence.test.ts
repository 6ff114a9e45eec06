import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { createVirtualClock } from '../clock/virtual-clock.ts';
import { createSandbox } from '../sandbox.ts';
import { scenarios } from '../scenarios/scenarios.ts';
import { readWorld, writeWorld } from './world-lines.ts';

let directory: string;
beforeEach(() => {
  directory = mkdtempSync(join(tmpdir(), 'tenantry-sandbox-'));
});
afterEach(() => {
  rmSync(directory, { recursive: true, force: true });
});

const header = { format: 1, now: 5, speed: 1, run: 0 } as const;

it('reads back every scenario exactly as it was written', () => {
  const world = scenarios[0]?.create(1, 1000);
  if (world === undefined) throw new Error('There is no scenario.');
  const text = [...writeWorld(world, header)].join('');
  expect(readWorld(Buffer.from(text))).toEqual({ world, header });
});

it('takes half a world for none', () => {
  const world = scenarios[0]?.create(1, 1000);
  if (world === undefined) throw new Error('There is no scenario.');
  const text = [...writeWorld(world, header)].slice(0, -5).join('');
  expect(readWorld(Buffer.from(text))).toBeUndefined();
  expect(readWorld(Buffer.from('{"kind":'))).toBeUndefined();
});

it('keeps the world, the time and the sign-ins over a restart, and gives no id twice', async () => {
  const clock = () => createVirtualClock({ start: 1000, speed: 0 });
  const first = createSandbox({ dataDirectory: directory, clock: clock() });
  const before = first.dispatch({ type: 'user-added', displayName: 'Nestor Wilke' });
  first.clock.advance(86_400_000);
  const userId = first.world().personas[0]?.userId ?? '';
  const token = await first.issueToken({ userId, scopes: ['User.Read'] });
  first.changed();
  first.close();

  const second = createSandbox({ dataDirectory: directory, clock: clock() });
  expect(second.clock.now()).toBe(86_401_000);
  expect(second.world()).toEqual(first.world());
  const me = await second.fetch(
    new Request('http://localhost:3100/graph/v1.0/me', { headers: { authorization: `Bearer ${token}` } }),
  );
  expect(me.status).toBe(200);
  const after = second.dispatch({ type: 'user-added', displayName: 'Nestor Wilke' });
  expect(after).toMatchObject({ applied: true });
  expect(after).not.toEqual(before);
  second.reset();
  second.close();

  const third = createSandbox({ dataDirectory: directory, clock: clock() });
  expect([...third.world().tenants.values()].flatMap((tenant) => [...tenant.users.values()])).not.toContainEqual(
    expect.objectContaining({ displayName: 'Nestor Wilke' }),
  );
});

it('starts with a new world when what was saved is damaged', () => {
  writeFileSync(join(directory, 'world.jsonl'), 'not a world\n');
  const sandbox = createSandbox({ dataDirectory: directory });
  expect(sandbox.world().tenants.size).toBeGreaterThan(1);
});
