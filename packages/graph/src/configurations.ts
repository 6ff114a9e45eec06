import type { ConfigurationSettings, SynchronizationConfiguration, SynchronizationJob } from '@tenantry/domain';
import { assignmentsRead, toAssignments } from './app-role-assignments.ts';
import { itemsOrThrow, readInBatches, type BatchAnswer, type BatchRead } from './batch.ts';
import type { GraphClient } from './graph-client.ts';
import type { JsonObject } from './json.ts';
import { listConfigurations } from './service-principals.ts';
import { toSynchronizationJob } from './synchronization-job.ts';
import { jobsRead } from './synchronization-jobs.ts';
import { secretsRead, toSettings } from './synchronization-secrets.ts';

/**
 * Every configuration of the template with its jobs and assignments: one list, then two parts of a batch for each. A
 * configuration that vanished in between is left out.
 */
export async function readConfigurations(
  client: GraphClient,
  signal?: AbortSignal,
): Promise<readonly SynchronizationConfiguration[]> {
  const found = await listConfigurations(client, signal);
  const reads = found.flatMap((one) => [jobsRead(one.servicePrincipalId), assignmentsRead(one.servicePrincipalId)]);
  const answers = await readInBatches(client, reads, signal);
  return found.flatMap((configuration, index) => {
    const jobs = itemsIfThere(answers[2 * index]);
    const assignments = itemsIfThere(answers[2 * index + 1]);
    if (jobs === undefined || assignments === undefined) return [];
    return [{ ...configuration, jobs: jobs.map(toSynchronizationJob), assignments: toAssignments(assignments) }];
  });
}

/** Jobs by service principal id, one entry for each that still exists. */
export async function readJobs(
  client: GraphClient,
  servicePrincipalIds: readonly string[],
  signal?: AbortSignal,
): Promise<ReadonlyMap<string, readonly SynchronizationJob[]>> {
  const entries = await readEach(client, servicePrincipalIds, jobsRead, signal);
  return new Map(entries.map(([id, items]) => [id, items.map(toSynchronizationJob)]));
}

/** Saved settings by service principal id; absent where none were saved. */
export async function readSettings(
  client: GraphClient,
  servicePrincipalIds: readonly string[],
  signal?: AbortSignal,
): Promise<ReadonlyMap<string, ConfigurationSettings>> {
  const entries = await readEach(client, servicePrincipalIds, secretsRead, signal);
  return new Map(
    entries.flatMap(([id, items]) => {
      const settings = toSettings(items);
      return settings === undefined ? [] : [[id, settings] as const];
    }),
  );
}

async function readEach(
  client: GraphClient,
  servicePrincipalIds: readonly string[],
  readOf: (servicePrincipalId: string) => BatchRead,
  signal: AbortSignal | undefined,
): Promise<readonly (readonly [string, readonly JsonObject[]])[]> {
  const answers = await readInBatches(client, servicePrincipalIds.map(readOf), signal);
  return servicePrincipalIds.flatMap((id, index) => {
    const items = itemsIfThere(answers[index]);
    return items === undefined ? [] : [[id, items] as const];
  });
}

function itemsIfThere(answer: BatchAnswer | undefined): readonly JsonObject[] | undefined {
  return answer?.ok === false && answer.error.code === 'not-found' ? undefined : itemsOrThrow(answer);
}
