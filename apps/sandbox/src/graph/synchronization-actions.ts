import { assumptions } from '../engine/assumptions.ts';
import { pauseJob, provisionOnDemand, restartJob, startJob, validateConnection } from '../engine/engine.ts';
import type { ServicePrincipal } from '../world/service-principal.ts';
import { accessRules } from './access-rules.ts';
import { badRequest, GraphError, resourceNotFound } from './errors.ts';
import { contextOf } from './graph-address.ts';
import { noContent, ok, type Answer, type Call, type Operation } from './operation.ts';
import { changeJob, reachedJob } from './reached-job.ts';
import { isRecord, objectBody, optionalFlag, optionalText, requiredText, type JsonObject } from './request-body.ts';
import { parseSecrets } from './synchronization-secrets.ts';
import { alive, reachedServicePrincipal } from './visibility.ts';

const jobs = '/servicePrincipals/{servicePrincipalId}/synchronization/jobs';
const one = `${jobs}/{jobId}`;
const access = accessRules.writeSynchronization;
const resetScopes: ReadonlySet<string> = new Set([
  'None',
  'ConnectorDataStore',
  'Escrows',
  'Watermark',
  'QuarantineState',
  'Full',
  'ForceDeletes',
]);

/** What a job is told to do. @see https://learn.microsoft.com/graph/api/synchronization-synchronizationjob-start */
export const synchronizationActionOperations: readonly Operation[] = [
  { method: 'POST', path: `${jobs}/validateCredentials`, access, handle: validateCredentials },
  { method: 'POST', path: `${one}/validateCredentials`, access, handle: validateJobCredentials },
  { method: 'POST', path: `${one}/start`, access, handle: start },
  { method: 'POST', path: `${one}/pause`, access, handle: pause },
  { method: 'POST', path: `${one}/restart`, access, handle: restart },
  { method: 'POST', path: `${one}/provisionOnDemand`, access, handle: onDemand },
];

function validateCredentials(call: Call): Answer {
  return testConnection(call, reachedServicePrincipal(call));
}

function validateJobCredentials(call: Call): Answer {
  return testConnection(call, reachedJob(call).servicePrincipal);
}

/** Microsoft publishes the codes of a failed test but not its status: the sandbox answers 400. */
function testConnection(call: Call, servicePrincipal: ServicePrincipal): Answer {
  const body = objectBody(
    call.body,
    ['applicationIdentifier', 'templateId', 'useSavedCredentials', 'credentials'],
    'microsoft.graph.validateCredentials',
  );
  optionalText(body, 'templateId');
  const saved = optionalFlag(body, 'useSavedCredentials') === true;
  const credentials = saved ? servicePrincipal.secrets : Object.fromEntries(pairsOf(body['credentials']));
  const targetTenantId = credentials['CompanyId'];
  if (!targetTenantId || credentials['AuthenticationType'] !== 'SyncPolicy') {
    throw new GraphError(400, 'CredentialsMissing', 'The credentials of the target tenant are missing.');
  }
  const failure = validateConnection(call.world, call.tenant.tenantId, targetTenantId.toLowerCase());
  if (failure) throw new GraphError(assumptions.failedConnectionStatus, failure.code, failure.message);
  return noContent;
}

function pairsOf(value: unknown): readonly (readonly [string, string])[] {
  return parseSecrets(value ?? [], 'credentials').map((pair) => [pair.key, pair.value]);
}

function start(call: Call): Answer {
  const now = call.clock.now();
  changeJob(call, (servicePrincipal, job) =>
    startJob(call.world, call.tenant, servicePrincipal, job, { now, random: call.random }),
  );
  return noContent;
}

function pause(call: Call): Answer {
  const now = call.clock.now();
  changeJob(call, (servicePrincipal, job) => pauseJob(call.world, call.tenant, servicePrincipal, job, { now }));
  return noContent;
}

function restart(call: Call): Answer {
  const resetScope = parseResetScope(call.body);
  const now = call.clock.now();
  changeJob(call, (servicePrincipal, job) =>
    restartJob(call.world, call.tenant, servicePrincipal, job, { now, resetScope, random: call.random }),
  );
  return noContent;
}

function parseResetScope(body: unknown): string {
  if (body === undefined) return '';
  const criteria = objectBody(body, ['criteria'], 'microsoft.graph.restart')['criteria'] ?? {};
  const { resetScope } = objectBody(criteria, ['resetScope'], 'microsoft.graph.synchronizationJobRestartCriteria');
  if (resetScope === undefined || resetScope === null || resetScope === '') return '';
  if (typeof resetScope !== 'string' || resetScope.split(',').some((scope) => !resetScopes.has(scope.trim()))) {
    throw badRequest("Invalid value specified for property 'resetScope' of resource.");
  }
  return resetScope;
}

function onDemand(call: Call): Answer {
  const { ruleId, userId } = parseOnDemand(call.body);
  const { servicePrincipal, job } = reachedJob(call);
  if (!job.schema.synchronizationRules.some((rule) => rule.id === ruleId)) {
    throw badRequest(`The synchronization rule '${ruleId}' does not exist in the schema of the job.`);
  }
  if (!alive(call.tenant.users.get(userId))) throw resourceNotFound(userId);
  const result = provisionOnDemand(
    call.world,
    call.tenant,
    servicePrincipal,
    job,
    { ruleId, userId },
    call.clock.now(),
    call.random,
  );
  return ok({
    '@odata.context': contextOf('microsoft.graph.stringKeyStringValuePair'),
    key: result.key,
    value: result.value,
  });
}

function parseOnDemand(body: unknown): { readonly ruleId: string; readonly userId: string } {
  const { parameters } = objectBody(body, ['parameters'], 'microsoft.graph.provisionOnDemand');
  const first = onlyItem(parameters, 'parameters');
  const ruleId = requiredText(first, 'ruleId');
  const subject = onlyItem(first['subjects'], 'subjects');
  const userId = requiredText(subject, 'objectId');
  if (requiredText(subject, 'objectTypeName') !== 'User') {
    throw badRequest('On-demand provisioning of groups is not supported for cross-tenant synchronization.');
  }
  return { ruleId, userId };
}

function onlyItem(value: unknown, name: string): JsonObject {
  const items: readonly unknown[] = Array.isArray(value) ? value : [];
  const [first] = items;
  if (items.length !== 1 || !isRecord(first)) throw badRequest(`Exactly one element is expected in '${name}'.`);
  return first;
}
