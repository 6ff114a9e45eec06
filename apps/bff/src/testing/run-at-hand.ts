import type { PlanRequest } from '@tenantry/contract';
import type { SessionPrincipal } from '../session/session-principal.ts';
import type { Store } from '../store/open-store.ts';
import { createPortalProcess, personasOf } from './portal-process.ts';
import { openSandbox, serveSandbox, writesIn, type Sandbox, type SandboxExchange } from './sandbox.ts';
import { scaledClock } from './scaled-clock.ts';
import { spawnPortal, type SpawnedPortal, type SpawnOptions } from './spawned-portal.ts';
import type { TestData, TestEngine } from './store-engines.ts';

/** A run that was confirmed and that nobody carries out yet, for processes that are started and killed. */
export interface RunAtHand extends AsyncDisposable {
  readonly sandbox: Sandbox;
  readonly data: TestData;
  readonly administrator: SessionPrincipal;
  readonly runId: string;
  /** Starts a process that carries the run out. `onAnswer` is waited for before any answer of Graph reaches it. */
  spawn(options?: SpawnRunOptions): Promise<SpawnedPortal>;
  /** What has been written in Graph since the run was confirmed. */
  writes(): readonly SandboxExchange[];
  /** Ends every lease, so that nobody has to wait until that of a process that is gone has run out. */
  expireLeases(): Promise<void>;
  /** Looks into the store, while no process has it to itself. */
  look<Result>(into: (store: Store) => Promise<Result>): Promise<Result>;
}

export interface SpawnRunOptions extends Pick<SpawnOptions, 'crash' | 'through'> {
  readonly onAnswer?: (request: Request, portal: SpawnedPortal) => void | Promise<void>;
  /** Another way to the same data, such as through a connection that can be cut. */
  readonly data?: SpawnOptions['data'];
}

export interface RunAtHandOptions {
  readonly scenario: string;
  /** How many times as fast as real time everything goes. */
  readonly speed?: number;
  /** What is done to the world before anything is planned. */
  readonly prepare?: (sandbox: Sandbox) => Promise<void>;
  readonly request: (sandbox: Sandbox) => PlanRequest;
}

/** Makes the world, the plan and the run, and leaves them to whoever comes. */
export async function openRunAtHand(engine: TestEngine, options: RunAtHandOptions): Promise<RunAtHand> {
  const { scenario, speed = 60, prepare, request } = options;
  const sandbox = await openSandbox(scenario, speed);
  const servers: AsyncDisposable[] = [];
  const serve = async (answered: (request: Request) => void | Promise<void>) => {
    const server = await serveSandbox(sandbox, answered);
    servers.push(server);
    return server.origin;
  };
  const data = await engine.prepare();
  const [administrator] = personasOf(sandbox);
  if (!administrator) throw new Error('The scenario has no administrator.');
  const look = async <Result>(into: (store: Store) => Promise<Result>): Promise<Result> => {
    const store = await data.open();
    try {
      return await into(store);
    } finally {
      await store.close();
    }
  };
  await prepare?.(sandbox);
  const origin = await serve(() => undefined);
  const runId = await look(async (store) => {
    const clock = scaledClock(() => sandbox.clock.now(), speed);
    const portal = createPortalProcess(sandbox, origin, store, clock, administrator);
    const plan = await portal.call('plans.draft', administrator, { body: request(sandbox) });
    const confirmed = { digest: plan.digest, confirmedRemovals: plan.confirmRemovals };
    const started = await portal.call('plans.apply', administrator, {
      params: { planId: plan.planId },
      body: confirmed,
    });
    await portal.useCases.stop();
    return started.runId;
  });
  const confirmed = sandbox.lastJournalEntry();
  return {
    sandbox,
    writes: () => writesIn(sandbox.journal(confirmed)),
    data,
    administrator,
    runId,
    look,
    expireLeases: () =>
      look(async (store) => void (await store.database.updateTable('lease').set({ expiresAt: 0 }).execute())),
    async spawn({ onAnswer, ...rest } = {}) {
      const portal = Promise.withResolvers<SpawnedPortal>();
      const graphOrigin = await serve(async (received) => onAnswer?.(received, await portal.promise));
      portal.resolve(await spawnPortal({ data, graphOrigin, sandbox, speed, administrator, runId, ...rest }));
      return portal.promise;
    },
    async [Symbol.asyncDispose]() {
      for (const server of servers) await server[Symbol.asyncDispose]();
      await data[Symbol.asyncDispose]();
    },
  };
}
