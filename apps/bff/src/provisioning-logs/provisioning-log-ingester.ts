import type { Clock } from '@tenantry/domain';
import { DirectoryError } from '@tenantry/domain';
import { readProvisioningLogs, type GraphClient } from '@tenantry/graph';
import type { Logger } from 'pino';
import { whileLeased } from '../store/keep-lease.ts';
import type { Leases } from '../store/leases.ts';
import type { LogPosition, ProvisioningLogStore } from './provisioning-log-store.ts';

/** One request in this time: a fifth of what Graph allows an application in a tenant. */
const requestEvery = 10_000;
/** Between two looks when nothing is new. */
const restEvery = 30_000;
/** Entries may show up late: the last minutes are always read again. */
const overlap = 5 * 60 * 1000;
/** How far back the first reading goes: what Graph keeps with a premium licence. */
const retention = 30 * 24 * 60 * 60 * 1000;
/** When Graph refuses, it is not asked again for this long. */
const restAfterRefusal = 15 * 60 * 1000;
const lease = { milliseconds: 20_000, renewEvery: 5_000 } as const;

export interface IngesterDependencies {
  readonly homeTenantId: string;
  readonly processId: string;
  readonly client: GraphClient;
  readonly logs: ProvisioningLogStore;
  readonly leases: Leases;
  readonly clock: Clock;
  readonly log: Logger;
}

/** Carries the provisioning log into the store, so that however many people read it, Graph is asked once. */
export interface ProvisioningLogIngester {
  start(): void;
  stop(): Promise<void>;
}

export function createProvisioningLogIngester(dependencies: IngesterDependencies): ProvisioningLogIngester {
  const { clock, leases, log } = dependencies;
  const stopping = new AbortController();
  let working: Promise<void> | undefined;
  let lastAskedAt: number | undefined;
  /** Keeps the distance between requests whatever came between them, such as a failure. */
  const ask: Ask = async (position, signal) => {
    const last = lastAskedAt ?? Math.max(position?.readAt ?? 0, position?.failedAt ?? 0);
    const wait = Math.min(requestEvery, last + requestEvery - clock.now());
    if (wait > 0) await clock.sleep(wait, signal);
    lastAskedAt = clock.now();
  };
  const terms = { name: `provisioning-log:${dependencies.homeTenantId}`, holder: dependencies.processId, ...lease };

  async function ingest(): Promise<void> {
    while (!stopping.signal.aborted) {
      await whileLeased(leases, clock, terms, stopping.signal, async (_, signal) => {
        while (!signal.aborted) await clock.sleep(await ingestOnce(dependencies, ask, signal), signal);
      }).catch((error: unknown) => {
        if (!stopping.signal.aborted)
          log.warn({ err: error }, 'The provisioning log could not be read; it is tried again.');
      });
      await clock.sleep(restEvery, stopping.signal).catch(() => undefined);
    }
  }

  return {
    start() {
      working ??= ingest();
    },
    async stop() {
      stopping.abort(new Error('The portal stops.'));
      await working;
    },
  };
}

/** Resolves when the next request may be sent. */
type Ask = (position: LogPosition | undefined, signal: AbortSignal) => Promise<void>;

/** Reads everything since the watermark, page by page, newest first. @returns how long to rest. */
async function ingestOnce(
  { homeTenantId, client, logs, clock }: IngesterDependencies,
  ask: Ask,
  signal: AbortSignal,
): Promise<number> {
  const position = await logs.position(homeTenantId);
  const readAt = clock.now();
  const after = position ? position.watermark - overlap : readAt - retention;
  try {
    let newest = position?.watermark ?? after;
    let nextPage: string | undefined;
    do {
      await ask(position, signal);
      const page = await readProvisioningLogs(
        client,
        { after },
        { signal, ...(nextPage === undefined ? {} : { nextPage }) },
      );
      await logs.add(homeTenantId, page.entries);
      newest = page.entries.reduce((latest, entry) => Math.max(latest, entry.at), newest);
      nextPage = page.nextPage;
    } while (nextPage !== undefined);
    // Only a reading that came to its end moves the watermark: what a broken one left out is read again.
    await logs.moveTo(homeTenantId, { watermark: newest, readAt });
    return restEvery;
  } catch (error) {
    if (!(error instanceof DirectoryError)) throw error;
    const known = position ?? { watermark: after + overlap, readAt: 0 };
    await logs.moveTo(homeTenantId, { watermark: known.watermark, readAt: known.readAt, failedAt: clock.now() });
    return error.code === 'forbidden' ? restAfterRefusal : restEvery;
  }
}
