import type { Clock } from '@tenantry/domain';
import { DirectoryError } from '@tenantry/domain';
import { readSynchronizationSchemas, type GraphClient } from '@tenantry/graph';
import type { Logger } from 'pino';
import type { AppliedStore } from './applied-store.ts';

/** Between two looks at whether a run has left jobs whose mappings are not known; asks the store only. */
const lookEvery = 30_000;
const restAfterRefusal = 15 * 60 * 1000;

export interface SchemaKeeperDependencies {
  readonly homeTenantId: string;
  readonly applied: AppliedStore;
  readonly client: GraphClient;
  readonly clock: Clock;
  readonly log: Logger;
}

/** Reads mappings and filters once after a run has made a job or taken one over, so that a later change of them is seen. */
export interface SchemaKeeper {
  start(): void;
  stop(): Promise<void>;
}

export function createSchemaKeeper(dependencies: SchemaKeeperDependencies): SchemaKeeper {
  const { clock, log } = dependencies;
  const stopping = new AbortController();
  let working: Promise<void> | undefined;

  async function keepOn(): Promise<void> {
    while (!stopping.signal.aborted) {
      let wait = lookEvery;
      try {
        wait = await keepOnce(dependencies, stopping.signal);
      } catch (error) {
        if (stopping.signal.aborted) return;
        if (error instanceof DirectoryError && error.code === 'forbidden') wait = restAfterRefusal;
        log.warn({ err: error }, 'Attribute mappings could not be read; it is tried again.');
      }
      await clock.sleep(wait, stopping.signal).catch(() => undefined);
    }
  }

  return {
    start() {
      working ??= keepOn();
    },
    async stop() {
      stopping.abort(new Error('The portal stops.'));
      await working;
    },
  };
}

/** @returns how long to rest. */
async function keepOnce(
  { homeTenantId, applied, client, clock }: SchemaKeeperDependencies,
  signal: AbortSignal,
): Promise<number> {
  const jobs = await applied.withoutSchema(homeTenantId);
  if (jobs.length === 0) return lookEvery;
  const schemas = await readSynchronizationSchemas(client, jobs, signal);
  for (const [jobId, schema] of schemas) await applied.saveSchema(homeTenantId, jobId, schema, clock.now());
  return schemas.size === 0 ? restAfterRefusal : lookEvery;
}
