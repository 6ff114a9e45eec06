import { replaceSchema, resetSchema } from '../engine/engine.ts';
import { filterOperators, type FilterOperator } from '../engine/filter-operators.ts';
import type { SynchronizationSchema } from '../world/synchronization-schema.ts';
import { accessRules } from './access-rules.ts';
import { badRequest, GraphError } from './errors.ts';
import { contextOf } from './graph-address.ts';
import { graphTime } from './moment.ts';
import { noContent, ok, type Answer, type Call, type Operation } from './operation.ts';
import { reachedJob } from './reached-job.ts';
import { objectBody } from './request-body.ts';
import { replicationKeys } from './visibility.ts';

const path = '/servicePrincipals/{servicePrincipalId}/synchronization/jobs/{jobId}/schema';

/** Mappings and scoping filters. @see https://learn.microsoft.com/graph/api/resources/synchronization-synchronizationschema */
export const synchronizationSchemaOperations: readonly Operation[] = [
  { method: 'GET', path, access: accessRules.readSynchronization, handle: getSchema },
  { method: 'PUT', path, access: accessRules.writeSynchronization, handle: putSchema },
  { method: 'PATCH', path, access: accessRules.writeSynchronization, handle: patchSchema },
  { method: 'DELETE', path, access: accessRules.writeSynchronization, handle: deleteSchema },
  {
    method: 'POST',
    path: `${path}/directories/{directoryId}/discover`,
    access: accessRules.discoverDirectory,
    handle: discover,
  },
  { method: 'GET', path: `${path}/filterOperators()`, access: accessRules.writeSynchronization, handle: listOperators },
  { method: 'GET', path: `${path}/filterOperators`, access: accessRules.writeSynchronization, handle: listOperators },
];

function getSchema(call: Call): Answer {
  const { servicePrincipal, job } = reachedJob(call);
  const key = replicationKeys.schema(call.tenant.tenantId, job.id);
  const schema = call.replication.seen(key, job.schema, 'by-id') ?? job.schema;
  const { select } = call.query;
  const shown: Record<string, unknown> = { ...schema };
  const kept = select ? Object.fromEntries(select.map((name) => [name, shown[name] ?? null])) : shown;
  const context = `servicePrincipals('${servicePrincipal.id}')/synchronization/jobs('${job.id}')/schema/$entity`;
  return ok({ '@odata.context': contextOf(context, select), ...kept });
}

/** Replaces the whole schema; everybody is evaluated again. */
function putSchema(call: Call): Answer {
  const schema = parseSchema(call.body);
  const { servicePrincipal, job } = reachedJob(call);
  const before = structuredClone(job.schema);
  const complete = { ...schema, directories: schema.directories ?? job.schema.directories };
  const failure = replaceSchema(call.world, call.tenant, servicePrincipal, job, complete, { now: call.clock.now() });
  if (failure) throw new GraphError(400, failure.code, failure.message);
  call.replication.changed(replicationKeys.schema(call.tenant.tenantId, job.id), before);
  return noContent;
}

/** Every SDK offers it; the service behind Graph does not have it and says so in JSON inside JSON. */
function patchSchema(call: Call): Answer {
  const { job } = reachedJob(call);
  const uri = `https://syncfabric.windowsazure.com/api/jobs/${job.id}/schema?api-version=2.0`;
  throw new GraphError(
    404,
    'UnknownError',
    JSON.stringify({ Message: `No HTTP resource was found that matches the request URI '${uri}'.` }),
  );
}

function deleteSchema(call: Call): Answer {
  const { servicePrincipal, job } = reachedJob(call);
  const before = structuredClone(job.schema);
  resetSchema(call.world, call.tenant, servicePrincipal, job, { now: call.clock.now() });
  call.replication.changed(replicationKeys.schema(call.tenant.tenantId, job.id), before);
  return noContent;
}

/** Reads the attributes of a directory anew; the two directories here always hold the same. */
function discover(call: Call): Answer {
  const { servicePrincipal, job } = reachedJob(call);
  const id = call.parameters['directoryId'] ?? '';
  const directory = job.schema.directories.find((candidate) => candidate.id === id);
  if (!directory) throw new GraphError(404, 'ResourceNotFound', `Directory definition '${id}' was not found.`);
  const before = structuredClone(job.schema);
  directory.discoveryDateTime = graphTime(call.clock.now());
  call.replication.changed(replicationKeys.schema(call.tenant.tenantId, job.id), before);
  const context = `servicePrincipals('${servicePrincipal.id}')/synchronization/jobs('${job.id}')/schema/directories/$entity`;
  return ok({ '@odata.context': contextOf(context), ...directory });
}

function listOperators(call: Call): Answer {
  reachedJob(call);
  return ok({ '@odata.context': contextOf('filterOperators'), value: filterOperators().map(presentOperator) });
}

function presentOperator({ name, ...operator }: FilterOperator): Record<string, unknown> {
  return { id: name, ...operator };
}

type SchemaBody = Omit<SynchronizationSchema, 'directories'> & {
  readonly directories: SynchronizationSchema['directories'] | undefined;
};

/** Checks the outer shape; whether the mappings make sense is the engine's to say. */
function parseSchema(body: unknown): SchemaBody {
  const schema = objectBody(
    body,
    ['id', 'version', 'synchronizationRules', 'directories'],
    'microsoft.graph.synchronizationSchema',
  );
  const { synchronizationRules, directories } = schema;
  if (!Array.isArray(synchronizationRules) || synchronizationRules.length === 0) {
    throw badRequest("A value is required for property 'synchronizationRules' of resource.");
  }
  if (directories !== undefined && !Array.isArray(directories)) {
    throw badRequest("Invalid value specified for property 'directories' of resource.");
  }
  return structuredClone(schema) as unknown as SchemaBody;
}
