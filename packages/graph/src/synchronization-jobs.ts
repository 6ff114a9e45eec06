import { DirectoryError, type ConnectionCheck, type SynchronizationJob, type TenantId } from '@tenantry/domain';
import { bodyOrThrow, type BatchAnswer, type BatchRead } from './batch.ts';
import { connectionCheckOf } from './connection-check.ts';
import type { GraphClient } from './graph-client.ts';
import { guid, jobId, path } from './graph-path.ts';
import { asObject, requiredTextIn } from './json.ts';
import { readAllPages } from './pages.ts';
import { toSynchronizationJob } from './synchronization-job.ts';

/** The template of jobs from one Microsoft Entra tenant to another. */
const templateId = 'Azure2Azure';

/** The read of a configuration's jobs, for a batch. */
export function jobsRead(servicePrincipalId: string): BatchRead {
  return { path: path`/servicePrincipals/${guid(servicePrincipalId)}/synchronization/jobs` };
}

/** The jobs of one configuration.
 *
 * @see https://learn.microsoft.com/graph/api/synchronization-synchronizationjob-list
 */
export async function readJobsOf(
  client: GraphClient,
  servicePrincipalId: string,
  signal?: AbortSignal,
): Promise<readonly SynchronizationJob[]> {
  return (await readAllPages(client, { ...jobsRead(servicePrincipalId), signal })).map(toSynchronizationJob);
}

/** The read of one job by its id, for a batch. */
export function jobRead(servicePrincipalId: string, job: string): BatchRead {
  return { path: path`/servicePrincipals/${guid(servicePrincipalId)}/synchronization/jobs/${jobId(job)}` };
}

/** What a batch says of one job; `undefined` when the directory does not know it (yet). */
export function jobIn(answer: BatchAnswer | undefined): SynchronizationJob | undefined {
  if (answer?.ok === false && answer.error.code === 'not-found') return undefined;
  return toSynchronizationJob(asObject(bodyOrThrow(answer), 'a job'));
}

/**
 * One job by its id; `undefined` when the directory does not know it (yet).
 *
 * @see https://learn.microsoft.com/graph/api/synchronization-synchronizationjob-get
 */
export async function readJob(
  client: GraphClient,
  servicePrincipalId: string,
  job: string,
  signal?: AbortSignal,
): Promise<SynchronizationJob | undefined> {
  try {
    return await client.call({
      method: 'GET',
      ...jobRead(servicePrincipalId, job),
      kind: 'read',
      repetition: 'harmless',
      signal,
      read: (body) => toSynchronizationJob(asObject(body, 'a job')),
    });
  } catch (error) {
    if (error instanceof DirectoryError && error.code === 'not-found') return undefined;
    throw error;
  }
}

/**
 * Makes a new, stopped job at every call.
 *
 * @see https://learn.microsoft.com/graph/api/synchronization-synchronization-post-jobs
 */
export async function createJob(client: GraphClient, servicePrincipalId: string): Promise<{ readonly jobId: string }> {
  return client.call({
    method: 'POST',
    path: path`/servicePrincipals/${guid(servicePrincipalId)}/synchronization/jobs`,
    kind: 'write',
    repetition: 'creates',
    body: { templateId },
    read: (body) => ({ jobId: requiredTextIn(asObject(body, 'the job'), 'id') }),
  });
}

/**
 * Starts a job, or lets it go on. Sent once: starting a running job may disturb it.
 *
 * @see https://learn.microsoft.com/graph/api/synchronization-synchronizationjob-start
 */
export async function startJob(client: GraphClient, servicePrincipalId: string, job: string): Promise<void> {
  await client.call({
    method: 'POST',
    path: path`/servicePrincipals/${guid(servicePrincipalId)}/synchronization/jobs/${jobId(job)}/start`,
    kind: 'write',
    repetition: 'creates',
    read: () => undefined,
  });
}

/**
 * Stops a job; a cycle that runs goes on to its end.
 *
 * @see https://learn.microsoft.com/graph/api/synchronization-synchronizationjob-pause
 */
export async function pauseJob(client: GraphClient, servicePrincipalId: string, job: string): Promise<void> {
  await client.call({
    method: 'POST',
    path: path`/servicePrincipals/${guid(servicePrincipalId)}/synchronization/jobs/${jobId(job)}/pause`,
    kind: 'write',
    repetition: 'idempotent',
    read: () => undefined,
  });
}

/**
 * Tests whether both tenants allow the synchronization, without writing and before there is a job. Throws when the test itself
 * could not be made.
 *
 * @see https://learn.microsoft.com/graph/api/synchronization-synchronizationjob-validatecredentials
 */
export async function checkConnection(
  client: GraphClient,
  servicePrincipalId: string,
  targetTenantId: TenantId,
): Promise<ConnectionCheck> {
  try {
    await client.call({
      method: 'POST',
      path: path`/servicePrincipals/${guid(servicePrincipalId)}/synchronization/jobs/validateCredentials`,
      kind: 'connection-check',
      repetition: 'harmless',
      body: {
        useSavedCredentials: false,
        templateId,
        credentials: [
          { key: 'CompanyId', value: guid(targetTenantId) },
          { key: 'AuthenticationType', value: 'SyncPolicy' },
        ],
      },
      read: () => undefined,
    });
    return { ok: true };
  } catch (error) {
    const check = error instanceof DirectoryError ? connectionCheckOf(error) : undefined;
    if (check === undefined) throw error;
    return check;
  }
}
