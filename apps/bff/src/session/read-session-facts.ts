import type { Clock, Random } from '@tenantry/domain';
import { createGraphClient, readSessionFacts } from '@tenantry/graph';
import type { Logger } from 'pino';
import type { EntraConfig } from '../config/config.ts';
import type { Metrics } from '../operations/metrics.ts';
import { watchGraphCalls } from '../operations/watch-graph-calls.ts';
import type { ReadSessionFacts } from './entra-sign-in.ts';

/** Asks Graph, with the token of whoever signs in, for name, home tenant and roles. */
export function createSessionFactsReader(
  entra: EntraConfig,
  clock: Clock,
  random: Random,
  metrics: Metrics,
  log: Logger,
): ReadSessionFacts {
  return async (accessToken) => {
    const client = createGraphClient({
      tokens: { token: () => Promise.resolve(accessToken) },
      clock,
      random,
      cloud: entra.cloud,
      ...(entra.graphOrigin === undefined ? {} : { origin: entra.graphOrigin }),
      purpose: 'interactive',
      onCall: watchGraphCalls(metrics, log),
    });
    return readSessionFacts(client);
  };
}
