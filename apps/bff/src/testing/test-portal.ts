import { randomUUID } from 'node:crypto';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { downloads, routes, streams, type DownloadName, type RouteName, type StreamName } from '@tenantry/contract';
import { createApp, type AppLimits } from '../app.ts';
import { readConfig, type Config } from '../config/config.ts';
import type { Foundation } from '../foundation.ts';
import type { RouteModule, StreamMessage } from '../http/route-table.ts';
import type { WebFile } from '../http/web-files.ts';
import { createLog } from '../operations/log.ts';
import { createMetrics } from '../operations/metrics.ts';
import { createSystemClock, createSystemRandom } from '../operations/system-clock.ts';
import { createIdentity, type Identity } from '../session/identity.ts';
import { createSessionFactsReader } from '../session/read-session-facts.ts';
import { openStore } from '../store/open-store.ts';
import { createTokens } from '../tokens/create-tokens.ts';
import {
  startIdentityProvider,
  testClientId,
  testTenantId,
  type TestIdentityProvider,
  type TestPerson,
} from './identity-provider.ts';
import { manualClock } from './manual-clock.ts';
import { createTestBrowser, type TestBrowser } from './test-browser.ts';
import { temporaryDirectory } from './temporary-directory.ts';

export interface TestPortal extends AsyncDisposable {
  readonly origin: string;
  readonly entra: TestIdentityProvider;
  readonly foundation: Foundation;
  readonly identity: Identity;
  readonly clock: ReturnType<typeof manualClock>;
  /** Lines of the log, as they were written. */
  readonly logLines: readonly string[];
  browser(): TestBrowser;
  /** A browser in which this person has signed in. */
  signedIn(person: TestPerson): Promise<TestBrowser>;
  stopping: AbortController;
}

export interface TestPortalOptions {
  readonly modules?: (foundation: Foundation) => readonly RouteModule[];
  readonly limits?: AppLimits;
  readonly webFiles?: ReadonlyMap<string, WebFile>;
  /** What the portal believes of its own address; its real one when absent. */
  readonly publicUrl?: string;
}

/** The real app on a free port, with an embedded store and an identity provider of the test's own. */
export async function startTestPortal(options: TestPortalOptions = {}): Promise<TestPortal> {
  const directory = temporaryDirectory();
  const entra = await startIdentityProvider();
  const server = createServer();
  server.listen(0, '127.0.0.1');
  await new Promise((resolve) => server.once('listening', resolve));
  const origin = `http://127.0.0.1:${String((server.address() as AddressInfo).port)}`;
  const config = testConfig(entra.origin, options.publicUrl ?? origin, directory.path);
  const clock = manualClock();
  const random = createSystemRandom();
  const logLines: string[] = [];
  const log = createLog('debug', { write: (line: string) => void logLines.push(line) });
  const metrics = createMetrics();
  const store = await openStore({ dataDirectory: directory.path, databaseUrl: undefined, onError: () => undefined });
  const readFacts = createSessionFactsReader(config.entra, createSystemClock(), random, metrics, log);
  const identity = createIdentity(config, store.database, readFacts, clock);
  const tokens = createTokens(config.entra, identity.delegated, clock);
  const foundation: Foundation = { config, store, tokens, clock, random, log, metrics, processId: randomUUID() };
  const stopping = new AbortController();
  const app = createApp({
    foundation,
    identity,
    routeModules: (options.modules ?? (() => [emptyModule]))(foundation),
    webFiles: options.webFiles ?? new Map(),
    stopping: stopping.signal,
    ...(options.limits ? { limits: options.limits } : {}),
  });
  server.on('request', app);
  const browser = (): TestBrowser => createTestBrowser(origin);
  return {
    origin,
    entra,
    foundation,
    identity,
    clock,
    logLines,
    browser,
    stopping,
    async signedIn(person) {
      const own = browser();
      await own.signIn(entra, person);
      return own;
    },
    async [Symbol.asyncDispose]() {
      stopping.abort(new Error('The test is over.'));
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
      await entra[Symbol.asyncDispose]();
      await store.close();
      directory[Symbol.dispose]();
    },
  };
}

function testConfig(loginOrigin: string, publicUrl: string, dataDirectory: string): Config {
  const base = readConfig({ DATA_DIR: dataDirectory, PUBLIC_URL: publicUrl });
  const entra = {
    ...base.entra,
    tenantId: testTenantId,
    clientId: testClientId,
    loginOrigin,
    graphOrigin: `${loginOrigin}/graph`,
  };
  return { ...base, entra };
}

/** Answers every endpoint with something that is no answer of the contract: good enough where nobody gets that far. */
export const emptyModule: RouteModule = (table) => {
  for (const name of Object.keys(routes) as RouteName[]) {
    if (name.startsWith('session.')) continue;
    table.serve(name, 'signed-in', () => Promise.resolve({} as never));
  }
  for (const name of Object.keys(downloads) as DownloadName[]) {
    table.serveDownload(name, 'signed-in', () => Promise.resolve({} as never));
  }
  for (const name of Object.keys(streams) as StreamName[]) {
    // oxlint-disable-next-line require-yield -- a stream without messages
    table.serveStream(name, 'signed-in', async function* (): AsyncGenerator<StreamMessage<StreamName>> {
      await Promise.resolve();
    });
  }
};
