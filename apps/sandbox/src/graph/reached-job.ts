import type { ServicePrincipal } from '../world/service-principal.ts';
import type { SynchronizationJob } from '../world/synchronization-job.ts';
import { GraphError } from './errors.ts';
import type { Call } from './operation.ts';
import { reachedServicePrincipal, replicationKeys } from './visibility.ts';

/** A job as Graph shows it: everything but the schema and the engine's memory. */
export type JobView = Pick<
  SynchronizationJob,
  'id' | 'templateId' | 'schedule' | 'status' | 'synchronizationJobSettings'
>;

/** What Graph shows of a job at this moment; not a copy. */
export function jobView(job: SynchronizationJob): JobView {
  const { id, templateId, schedule, status, synchronizationJobSettings } = job;
  return { id, templateId, schedule, status, synchronizationJobSettings };
}

/** The job of a path and its configuration, once a replica shows them, or 404. */
export function reachedJob(call: Call): {
  readonly servicePrincipal: ServicePrincipal;
  readonly job: SynchronizationJob;
} {
  const servicePrincipal = reachedServicePrincipal(call);
  const id = call.parameters['jobId'] ?? '';
  const job = servicePrincipal.jobs.find((candidate) => candidate.id === id);
  if (!job || !call.replication.seen(jobKey(call, servicePrincipal, id), jobView(job), 'by-id')) throw jobNotFound(id);
  return { servicePrincipal, job };
}

/** Runs a change of a job and tells replication. */
export function changeJob(
  call: Call,
  change: (servicePrincipal: ServicePrincipal, job: SynchronizationJob) => void,
): void {
  const { servicePrincipal, job } = reachedJob(call);
  const before = structuredClone(jobView(job));
  change(servicePrincipal, job);
  call.replication.changed(jobKey(call, servicePrincipal, job.id), before);
}

/** The key replication follows a job by. */
export function jobKey(call: Call, servicePrincipal: ServicePrincipal, id: string): string {
  return replicationKeys.job(call.tenant.tenantId, servicePrincipal.id, id);
}

/** The synchronization service's own 404. */
export function jobNotFound(id: string): GraphError {
  return new GraphError(404, 'ResourceNotFound', `Synchronization job '${id}' was not found.`);
}
