import { forgetAgenda } from '../engine/agenda.ts';
import { createJob } from '../engine/engine.ts';
import { accessRules } from './access-rules.ts';
import { answerCollection } from './collection.ts';
import { badRequest } from './errors.ts';
import { contextOf } from './graph-address.ts';
import { propertyTable, type EntityType } from './odata/entity-type.ts';
import { created, noContent, ok, type Answer, type Call, type Operation } from './operation.ts';
import { jobKey, jobNotFound, jobView, reachedJob, type JobView } from './reached-job.ts';
import { objectBody, requiredText } from './request-body.ts';
import { crossTenantTemplate, isCrossTenant } from './synchronization-templates.ts';
import { reachedServicePrincipal } from './visibility.ts';

const path = '/servicePrincipals/{servicePrincipalId}/synchronization/jobs';
const one = `${path}/{jobId}`;

/** Jobs as things; what they are told to do is elsewhere. @see https://learn.microsoft.com/graph/api/resources/synchronization-synchronizationjob */
export const synchronizationJobOperations: readonly Operation[] = [
  { method: 'GET', path, access: accessRules.readSynchronization, handle: listJobs },
  { method: 'POST', path, access: accessRules.writeSynchronization, handle: addJob },
  { method: 'GET', path: one, access: accessRules.readSynchronization, handle: getJob },
  { method: 'PATCH', path: one, access: accessRules.patchJob, handle: updateJob },
  { method: 'DELETE', path: one, access: accessRules.writeSynchronization, handle: deleteJob },
];

const jobType: EntityType<JobView> = {
  name: 'microsoft.graph.synchronizationJob',
  idOf: (job) => job.id,
  properties: propertyTable<JobView>({
    id: (job) => job.id,
    templateId: (job) => job.templateId,
    schedule: (job) => job.schedule,
    status: (job) => job.status,
    synchronizationJobSettings: (job) => job.synchronizationJobSettings,
  }),
  defaults: () => [...jobType.properties.keys()],
};

function context(servicePrincipalId: string): string {
  return `servicePrincipals('${servicePrincipalId}')/synchronization/jobs`;
}

function listJobs(call: Call): Answer {
  const servicePrincipal = reachedServicePrincipal(call);
  const current = new Map(servicePrincipal.jobs.map((job) => [job.id, jobView(job)]));
  return answerCollection(call, {
    type: jobType,
    context: context(servicePrincipal.id),
    items: () => call.replication.listed(`${call.tenant.tenantId}/synchronizationJobs/${servicePrincipal.id}`, current),
    pageSize: { default: 100, max: 999, beyond: 'clamp' },
  });
}

function addJob(call: Call): Answer {
  const body = objectBody(call.body, ['templateId', 'schedule', 'synchronizationJobSettings'], jobType.name);
  const templateId = requiredText(body, 'templateId');
  const servicePrincipal = reachedServicePrincipal(call);
  if (templateId !== crossTenantTemplate || !isCrossTenant(servicePrincipal)) {
    throw badRequest(`The synchronization template '${templateId}' does not exist for this service principal.`);
  }
  const job = createJob(call.world, call.tenant, servicePrincipal, call.clock.now(), call.random);
  call.replication.created(jobKey(call, servicePrincipal, job.id));
  return created({ '@odata.context': contextOf(`${context(servicePrincipal.id)}/$entity`), ...jobView(job) });
}

function getJob(call: Call): Answer {
  const { servicePrincipal, job } = reachedJob(call);
  const seen = call.replication.seen(jobKey(call, servicePrincipal, job.id), jobView(job), 'by-id');
  if (!seen) throw jobNotFound(job.id);
  const { select, expand } = call.query;
  const shown: Record<string, unknown> = { ...seen };
  const kept = select ? Object.fromEntries(select.map((name) => [name, shown[name] ?? null])) : shown;
  return ok({
    '@odata.context': contextOf(`${context(servicePrincipal.id)}/$entity`, select),
    ...kept,
    ...(expand.includes('schema') ? { schema: job.schema } : {}),
  });
}

/** In Microsoft's model but on no page of its reference, and the service is told not to have it: 404 like any unknown job. */
function updateJob(call: Call): Answer {
  throw jobNotFound(reachedJob(call).job.id);
}

/** Drops the job with everything it remembers; the accounts it made stay as they are. */
function deleteJob(call: Call): Answer {
  const { servicePrincipal, job } = reachedJob(call);
  servicePrincipal.jobs = servicePrincipal.jobs.filter((candidate) => candidate.id !== job.id);
  forgetAgenda(call.world);
  call.replication.deleted(jobKey(call, servicePrincipal, job.id), structuredClone(jobView(job)));
  return noContent;
}
