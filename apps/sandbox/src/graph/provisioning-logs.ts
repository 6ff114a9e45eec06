import type { ProvisioningLogEntry } from '../world/provisioning-log.ts';
import { accessRules } from './access-rules.ts';
import { answerCollection } from './collection.ts';
import { GraphError, unsupportedQuery } from './errors.ts';
import { propertyTable, type EntityType } from './odata/entity-type.ts';
import type { Answer, Call, Operation } from './operation.ts';

/** What synchronization did. @see https://learn.microsoft.com/graph/api/provisioningobjectsummary-list */
export const provisioningLogOperations: readonly Operation[] = [
  { method: 'GET', path: '/auditLogs/provisioning', access: accessRules.readProvisioningLogs, handle: listEntries },
];

const day = 86_400_000;
/** Entries are kept for 30 days; without a premium licence nobody may read them here. */
const retention = 30 * day;

const members = [
  'id',
  'activityDateTime',
  'tenantId',
  'jobId',
  'cycleId',
  'changeId',
  'provisioningAction',
  'durationInMilliseconds',
  'provisioningStatusInfo',
  'provisioningSteps',
  'modifiedProperties',
  'servicePrincipal',
  'sourceIdentity',
  'targetIdentity',
  'sourceSystem',
  'targetSystem',
  'initiatedBy',
] as const satisfies readonly (keyof ProvisioningLogEntry)[];

const entryType: EntityType<ProvisioningLogEntry> = {
  name: 'microsoft.graph.provisioningObjectSummary',
  idOf: (entry) => entry.id,
  properties: propertyTable<ProvisioningLogEntry>(
    Object.fromEntries(members.map((name) => [name, (entry: ProvisioningLogEntry) => entry[name]])),
  ),
  defaults: () => members,
};

/** Newest first unless the query orders otherwise. Strings compare with case. Needs a premium licence of the tenant. */
function listEntries(call: Call): Answer {
  if (!call.tenant.premium) {
    throw new GraphError(
      403,
      'Authentication_RequestFromNonPremiumTenantOrB2CTenant',
      "Neither tenant is B2C or tenant doesn't have premium license",
    );
  }
  if (call.query.count || call.query.select) throw unsupportedQuery('$count and $select are not supported here.');
  const oldest = call.clock.now() - retention;
  return answerCollection(call, {
    type: entryType,
    context: 'auditLogs/provisioning',
    items: () =>
      call.tenant.provisioningLog.filter((entry) => Date.parse(entry.activityDateTime) >= oldest).toReversed(),
    pageSize: { default: 1000, max: 1000, beyond: 'clamp' },
    caseSensitive: true,
  });
}
