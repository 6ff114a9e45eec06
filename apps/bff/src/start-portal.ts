import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Logger } from 'pino';
import { createApp } from './app.ts';
import type { Config } from './config/config.ts';
import type { Foundation } from './foundation.ts';
import { readWebFiles } from './http/web-files.ts';
import { createMetrics } from './operations/metrics.ts';
import { createSystemClock, createSystemRandom } from './operations/system-clock.ts';
import { startHousekeeping, type Purge } from './operations/housekeeping.ts';
import { purgePlans, purgeProvisioningLog } from './operations/purge-records.ts';
import { stopServer } from './operations/stop-server.ts';
import { createIdentity } from './session/identity.ts';
import { createSessionFactsReader } from './session/read-session-facts.ts';
import { createSettingsStore } from './settings/settings-store.ts';
import { openStore } from './store/open-store.ts';
import { createTokens } from './tokens/create-tokens.ts';
import { createUseCases } from './use-cases.ts';

/** A portal that listens. */
export interface Portal {
  readonly port: number;
  /** Ends requests, streams and background work in order, and resolves when the store is closed. */
  stop(): Promise<void>;
}

/**
 * Opens the store, begins the background work and listens. What has been opened is closed again when something fails.
 * @throws {DataDirectoryInUseError} or {SecretKeyError}, or what the database or the port says.
 */
export async function startPortal(config: Config, webDirectory: string, log: Logger): Promise<Portal> {
  const clock = createSystemClock();
  const random = createSystemRandom();
  const metrics = createMetrics();
  const { dataDirectory, databaseUrl } = config;
  const onError = (error: Error): void => log.warn({ err: error }, 'A connection to the database was lost.');
  const store = await openStore({ dataDirectory, databaseUrl, onError });
  const stopping = new AbortController();
  try {
    const readFacts = createSessionFactsReader(config.entra, clock, random, metrics, log);
    const identity = createIdentity(config, store.database, readFacts, clock);
    const tokens = createTokens(config.entra, identity.delegated, clock);
    const foundation: Foundation = { config, store, tokens, clock, random, log, metrics, processId: randomUUID() };
    const useCases = createUseCases(foundation);
    const webFiles = await readWebFiles(webDirectory);
    const { routeModules } = useCases;
    const app = createApp({ foundation, identity, routeModules, webFiles, stopping: stopping.signal });
    const server = await listen(createServer(serverLimits, app), config.port);
    useCases.start();
    const { sessions } = identity;
    const { tenantId } = config.entra;
    const settings = createSettingsStore(store.database);
    const purges: readonly Purge[] = [
      { what: 'ended sessions', run: () => sessions.purge() },
      { what: 'expired plans', run: () => purgePlans(store.database, clock) },
      { what: 'the provisioning log', run: () => purgeProvisioningLog(store.database, tenantId, settings, clock) },
    ];
    const housekeeping = startHousekeeping(purges, clock, log, stopping.signal);
    const { port } = server.address() as AddressInfo;
    log.info(
      { port, publicUrl: config.publicUrl, store: store.engine.kind, entra: config.entra.kind },
      'The portal is up.',
    );
    return {
      port,
      async stop() {
        stopping.abort(new Error('The portal stops.'));
        await Promise.all([stopServer(server), useCases.stop(), housekeeping]);
        await store.close();
        log.info('The portal is down.');
      },
    };
  } catch (error) {
    stopping.abort(error);
    await store.close();
    throw error;
  }
}

/** What slow or greedy senders may take. */
const serverLimits = {
  headersTimeout: 10_000,
  requestTimeout: 30_000,
  keepAliveTimeout: 65_000,
  connectionsCheckingInterval: 5_000,
  maxHeaderSize: 16_384,
};

async function listen(server: Server, port: number): Promise<Server> {
  server.maxHeadersCount = 100;
  server.listen(port);
  await once(server, 'listening');
  return server;
}
