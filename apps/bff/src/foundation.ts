import type { Clock, Random } from '@tenantry/domain';
import type { Logger } from 'pino';
import type { Config } from './config/config.ts';
import type { RouteModule } from './http/route-table.ts';
import type { Metrics } from './operations/metrics.ts';
import type { Store } from './store/open-store.ts';
import type { Tokens } from './tokens/token-source.ts';

/** What every use case may build on. */
export interface Foundation {
  readonly config: Config;
  readonly store: Store;
  readonly tokens: Tokens;
  readonly clock: Clock;
  readonly random: Random;
  readonly log: Logger;
  readonly metrics: Metrics;
  /** Names this process in leases; another one at every start. */
  readonly processId: string;
}

/** Everything the portal does, ready to be served. */
export interface UseCases {
  readonly routeModules: readonly RouteModule[];
  /** Begins the work that no request asks for: unfinished runs, readings, logs. */
  start(): void;
  /** Ends it in order; resolves when nothing writes any more. */
  stop(): Promise<void>;
}
