import type { ConfigurationSettings, SynchronizationConfiguration, SynchronizationJob } from '@tenantry/domain';
import { assignmentsRead, toAssignments } from './app-role-assignments.ts';
import { itemsOrThrow, readInBatches, type BatchAnswer, type BatchRead } from './batch.ts';
import type { GraphClient } from './graph-client.ts';
import type { JsonObject } from './json.ts';
import { listConfigurationsWithAssignments } from './service-principals.ts';
import { toSynchronizationJob } from './synchronization-job.ts';
import { jobsRead } from './synchronization-jobs.ts';
import { secretsRead, toSettings } from './synchronization-secrets.ts';

/** An expanded list holds no more than this; one that is as long may have been cut. */
const expandedAtMost = 20;

/**
 * Every configuration of the template with its jobs, assignments and settings: one list that brings short lists of
 * assignments along, then two parts of a batch for each, and a third where more are assigned. A configuration that vanished
 * in between is left out.
 */
export async function readConfigurations(
  client: GraphClient,
  signal?: AbortSignal,
): Promise<readonly SynchronizationConfiguration[]> {
  const found = await listConfigurationsWithAssignments(client, signal);
  const long = found.filter(({ assignments }) => assignments.length >= expandedAtMost);
  const ids = found.map(({ configuration }) => configuration.servicePrincipalId);
  const answers = await readInBatches(
    client,
    [
      ...ids.flatMap((id) => [jobsRead(id), secretsRead(id)]),
      ...long.map(({ configuration }) => assignmentsRead(configuration.servicePrincipalId)),
    ],
    signal,
  );
  return found.flatMap(({ configuration, assignments }, index) => {
    const jobs = itemsIfThere(answers[2 * index]);
    const secrets = itemsIfThere(answers[2 * index + 1]);
    const place = long.findIndex((one) => one.configuration === configuration);
    const assigned = place === -1 ? assignments : itemsIfThere(answers[2 * found.length + place]);
    if (jobs === undefined || assigned === undefined) return [];
    const settings = toSettings(secrets ?? []);
    return [
      {
        ...configuration,
        jobs: jobs.map(toSynchronizationJob),
        assignments: toAssignments(assigned),
        ...(settings === undefined ? {} : { settings }),
      },
    ];
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
