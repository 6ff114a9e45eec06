import { Hono, type Context } from 'hono';
import { parseFaults } from '../faults/parse-faults.ts';
import { parseLatency } from '../latency/latency.ts';
import { pageHeaders } from '../pages/layout.ts';
import { createRandom } from '../random/seeded-random.ts';
import type { Sandbox } from '../sandbox-interface.ts';
import { scenarios } from '../scenarios/scenarios.ts';
import { asset } from './assets.ts';
import { controlPage } from './control-page.ts';
import { parseDuration } from './duration.ts';
import { eventTypes } from './events.ts';
import { parseTokenOrder } from './token-orders.ts';

/** `/__sandbox`: a page for people and JSON beside it, through which the simulated world is moved and looked at. */
export function createControl(sandbox: Sandbox): (request: Request) => Promise<Response> {
  const app = new Hono();
  app.use(async (c, next) => {
    // A page of another site must not move the world behind the back of whoever has the sandbox running.
    const from = c.req.header('sec-fetch-site');
    if (c.req.method !== 'GET' && from === 'cross-site')
      return problem(c, 'Requests from other sites are refused.', 403);
    return next();
  });
  app.get('/', (c) => c.redirect('/__sandbox'));
  app.get('/__sandbox', async (c) => c.html(String(await controlPage(sandbox)), 200, pageHeaders));
  app.get('/__sandbox/assets/:name', (c) => asset(c.req.param('name')) ?? problem(c, 'There is no such file.', 404));
  app.get('/__sandbox/scenarios', (c) =>
    c.json({
      current: { scenario: sandbox.world().scenario, seed: sandbox.world().seed },
      scenarios: scenarios.map(({ name, title, description }) => ({ name, title, description })),
    }),
  );
  app.get('/__sandbox/state', (c) => {
    const tenantId = c.req.query('tenant')?.toLowerCase();
    if (tenantId !== undefined && !sandbox.world().tenants.has(tenantId)) {
      return problem(c, `There is no tenant "${tenantId}".`, 404);
    }
    return c.json(sandbox.state(tenantId) as object);
  });
  app.get('/__sandbox/journal', (c) => {
    const after = Number(c.req.query('after') ?? '0');
    if (!Number.isInteger(after) || after < 0) return problem(c, '"after" is a whole number of at least 0.');
    return c.json({ entries: sandbox.journal(after) } as object);
  });
  app.post('/__sandbox/reset', async (c) => reset(sandbox, c));
  app.get('/__sandbox/clock', (c) => c.json(clockOf(sandbox)));
  app.post('/__sandbox/clock', async (c) => moveClock(sandbox, c));
  app.get('/__sandbox/faults', (c) => c.json(sandbox.faults() as object));
  app.put('/__sandbox/faults', async (c) => {
    const faults = parseFaults(await body(c));
    if (typeof faults === 'string') return problem(c, faults);
    sandbox.setFaults(faults);
    return c.json(sandbox.faults() as object);
  });
  app.get('/__sandbox/latency', (c) => c.json(sandbox.latency()));
  app.put('/__sandbox/latency', async (c) => {
    const latency = parseLatency(await body(c), sandbox.latency());
    if (typeof latency === 'string') return problem(c, latency);
    sandbox.setLatency(latency);
    return c.json(sandbox.latency());
  });
  app.get('/__sandbox/events', (c) => c.json({ types: eventTypes }));
  app.post('/__sandbox/events', async (c) => {
    const outcome = sandbox.dispatch(await body(c));
    return outcome.applied ? c.json(outcome as object) : problem(c, outcome.problem);
  });
  app.put('/__sandbox/throttling', async (c) => {
    const enabled = member(await body(c), 'enabled');
    if (typeof enabled !== 'boolean') return problem(c, '"enabled" is true or false.');
    sandbox.setThrottling(enabled);
    return c.json({ enabled });
  });
  app.post('/__sandbox/tokens', async (c) => {
    const context = { world: sandbox.world(), now: sandbox.clock.now(), random: createRandom(0) };
    const order = parseTokenOrder(context, await body(c));
    if (typeof order === 'string') return problem(c, order);
    return c.json({ accessToken: await sandbox.issueToken(order) });
  });
  app.put('/__sandbox/tokens', async (c) => {
    const seconds = member(await body(c), 'accessTokenSeconds');
    const valid = seconds === null || (Number.isInteger(seconds) && Number(seconds) >= 1 && Number(seconds) <= 86_400);
    if (!valid) return problem(c, '"accessTokenSeconds" is 1 to 86400, or null for what Entra does.');
    sandbox.setAccessTokenLifetime(seconds === null ? undefined : Number(seconds));
    return c.json({ accessTokenSeconds: seconds as number | null });
  });
  app.notFound((c) => problem(c, `There is no ${c.req.method} ${c.req.path}.`, 404));
  return async (request) => app.fetch(request);
}

async function reset(sandbox: Sandbox, c: Context): Promise<Response> {
  const input = await body(c);
  if (input !== undefined && (typeof input !== 'object' || input === null)) {
    return problem(c, 'A reset is an object such as {"scenario":"contoso","seed":1}.');
  }
  const wanted = member(input, 'scenario') ?? scenarios[0]?.name;
  const seed = member(input, 'seed') ?? 1;
  const scenario = scenarios.find(({ name }) => name === wanted)?.name;
  if (scenario === undefined) {
    return problem(c, `"scenario" is one of ${scenarios.map(({ name }) => name).join(', ')}.`);
  }
  if (!Number.isInteger(seed) || Number(seed) < 0 || Number(seed) >= 2 ** 32) {
    return problem(c, '"seed" is a whole number from 0 to 4294967295.');
  }
  sandbox.reset({ scenario, seed: Number(seed) });
  return c.json({ scenario, seed: Number(seed), ...clockOf(sandbox) });
}

async function moveClock(sandbox: Sandbox, c: Context): Promise<Response> {
  const input = await body(c);
  const advance = member(input, 'advance');
  const speed = member(input, 'speed');
  if (advance === undefined && speed === undefined) return problem(c, 'Give "advance" (such as "PT40M") or "speed".');
  const milliseconds = advance === undefined ? 0 : parseDuration(advance);
  if (milliseconds === undefined) {
    return problem(c, '"advance" is an ISO 8601 duration of at most a year, such as "PT40M" or "P1D".');
  }
  if (speed !== undefined && !(typeof speed === 'number' && speed >= 0 && speed <= 100_000)) {
    return problem(c, '"speed" is a number from 0 (stands still) to 100000.');
  }
  await sandbox.pass(milliseconds);
  if (typeof speed === 'number') sandbox.clock.setSpeed(speed);
  sandbox.changed();
  return c.json(clockOf(sandbox));
}

function clockOf(sandbox: Sandbox): { readonly now: string; readonly speed: number } {
  return { now: new Date(sandbox.clock.now()).toISOString(), speed: sandbox.clock.speed };
}

/** The JSON body of a request; `undefined` when there is none, or it is no JSON. */
async function body(c: Context): Promise<unknown> {
  const text = await c.req.text();
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return text.trim() === '' ? undefined : text;
  }
}

function member(input: unknown, name: string): unknown {
  return typeof input === 'object' && input !== null ? (input as Readonly<Record<string, unknown>>)[name] : undefined;
}

function problem(c: Context, detail: string, status: 400 | 403 | 404 = 400): Response {
  return c.json({ error: detail }, status);
}
