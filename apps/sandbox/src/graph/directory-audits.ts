import type { DirectoryAudit } from '../world/directory-audit.ts';
import type { ProvisioningLogEntry } from '../world/provisioning-log.ts';
import { accessRules } from './access-rules.ts';
import { answerCollection } from './collection.ts';
import { propertyTable, type EntityType } from './odata/entity-type.ts';
import type { Answer, Call, Operation } from './operation.ts';

/** Who changed what. @see https://learn.microsoft.com/graph/api/directoryaudit-list */
export const directoryAuditOperations: readonly Operation[] = [
  { method: 'GET', path: '/auditLogs/directoryAudits', access: accessRules.readAuditLogs, handle: listAudits },
];

interface Audit {
  readonly id: string;
  readonly activityDateTime: string;
  readonly shown: Readonly<Record<string, unknown>>;
}
const names = [
  'id',
  'category',
  'correlationId',
  'result',
  'resultReason',
  'activityDisplayName',
  'activityDateTime',
  'loggedByService',
  'operationType',
  'initiatedBy',
  'targetResources',
  'additionalDetails',
];
const auditType: EntityType<Audit> = {
  name: 'microsoft.graph.directoryAudit',
  idOf: (audit) => audit.id,
  properties: propertyTable<Audit>(
    Object.fromEntries(names.map((name) => [name, (audit: Audit) => audit.shown[name]])),
  ),
  defaults: () => names,
};

function listAudits(call: Call): Answer {
  return answerCollection(call, {
    type: auditType,
    context: 'auditLogs/directoryAudits',
    items: () =>
      [
        ...(call.tenant.directoryAudits ?? []).map(presentChange),
        ...call.tenant.provisioningLog.map(presentProvisioning),
      ].toSorted((left, right) => Date.parse(right.activityDateTime) - Date.parse(left.activityDateTime)),
    pageSize: { default: 1000, max: 1000, beyond: 'clamp' },
    caseSensitive: true,
  });
}

function presentChange(change: DirectoryAudit): Audit {
  const { user, app } = change.initiatedBy;
  return {
    id: change.id,
    activityDateTime: change.activityDateTime,
    shown: {
      ...change,
      correlationId: change.id.replace('Directory_', ''),
      result: 'success',
      resultReason: '',
      initiatedBy: {
        user: user && { ...user, ipAddress: '' },
        app: app && { ...app, servicePrincipalId: null, servicePrincipalName: null },
      },
      targetResources: change.targetResources.map((target) => ({
        ...target,
        userPrincipalName: null,
        groupType: null,
        modifiedProperties: [],
      })),
      additionalDetails: [],
    },
  };
}

/** The provisioning service tells the audit log too, in other words. */
function presentProvisioning(entry: ProvisioningLogEntry): Audit {
  const { status, errorInformation } = entry.provisioningStatusInfo;
  const exported = entry.provisioningSteps.some((step) => step.provisioningStepType.toLowerCase() === 'export');
  return {
    id: `SyncFabric_${entry.id}`,
    activityDateTime: entry.activityDateTime,
    shown: {
      id: `SyncFabric_${entry.id}`,
      category: 'ProvisioningManagement',
      correlationId: entry.changeId,
      result: status === 'failure' ? 'failure' : 'success',
      resultReason: errorInformation?.reason ?? '',
      activityDisplayName: exported ? 'Export' : 'Synchronization rule action',
      activityDateTime: entry.activityDateTime,
      loggedByService: 'Account Provisioning',
      operationType: '',
      initiatedBy: {
        user: null,
        app: {
          appId: null,
          displayName: 'Azure AD Cloud Sync',
          servicePrincipalId: null,
          servicePrincipalName: null,
        },
      },
      targetResources: [
        {
          id: entry.servicePrincipal.id,
          displayName: entry.servicePrincipal.displayName,
          type: 'ServicePrincipal',
          userPrincipalName: null,
          groupType: null,
          modifiedProperties: entry.modifiedProperties,
        },
        {
          id: entry.sourceIdentity.id,
          displayName: entry.sourceIdentity.displayName,
          type: entry.sourceIdentity.identityType,
          userPrincipalName: null,
          groupType: null,
          modifiedProperties: [],
        },
      ],
      additionalDetails: [{ key: 'ErrorCode', value: errorInformation?.errorCode ?? '' }],
    },
  };
}
