import type {
  ModifiedProperty,
  ProvisionedObject,
  ProvisioningError,
  ProvisioningLogEntry,
  ProvisioningStep,
} from '@tenantry/domain';
import { momentIn, numberIn, objectIn, objectsIn, textIn, wordFor, type JsonObject } from './json.ts';

const actions = {
  create: 'create',
  update: 'update',
  disable: 'disable',
  delete: 'delete',
  stageddelete: 'staged-delete',
  other: 'other',
} as const;
const results = { success: 'success', failure: 'failure', skipped: 'skipped', warning: 'warning' } as const;
const stepKinds = {
  import: 'import',
  scoping: 'scoping',
  matching: 'matching',
  processing: 'processing',
  referenceresolution: 'reference-resolution',
  export: 'export',
} as const;

/**
 * An entry of the log in the domain's words; `undefined` for one without id or time, which nothing could be done with.
 *
 * @see https://learn.microsoft.com/graph/api/resources/provisioningobjectsummary
 */
export function toProvisioningLogEntry(summary: JsonObject): ProvisioningLogEntry | undefined {
  const entryId = textIn(summary, 'id');
  const at = momentIn(summary, 'activityDateTime');
  if (entryId === undefined || at === undefined) return undefined;
  const statusInfo = objectIn(summary, 'provisioningStatusInfo');
  const target = toObject(objectIn(summary, 'targetIdentity'));
  const error = toError(objectIn(statusInfo, 'errorInformation'));
  const durationMilliseconds = numberIn(summary, 'durationInMilliseconds');
  const servicePrincipal = objectIn(summary, 'servicePrincipal');
  return {
    entryId,
    at,
    action: wordFor(textIn(summary, 'provisioningAction'), actions),
    status: wordFor(textIn(statusInfo, 'status'), results),
    source: toObject(objectIn(summary, 'sourceIdentity')) ?? { id: '', displayName: '', kind: '' },
    servicePrincipal: {
      servicePrincipalId: textIn(servicePrincipal, 'id') ?? '',
      displayName: textIn(servicePrincipal, 'displayName') ?? '',
    },
    ...idsOf(summary),
    ...(target === undefined ? {} : { target }),
    ...(error === undefined ? {} : { error }),
    ...(durationMilliseconds === undefined ? {} : { durationMilliseconds }),
    steps: objectsIn(summary, 'provisioningSteps').map(toStep),
    modifiedProperties: objectsIn(summary, 'modifiedProperties').map(toModifiedProperty),
  };
}

type Ids = Pick<ProvisioningLogEntry, 'targetTenantId' | 'jobId' | 'cycleId' | 'changeId'>;

function idsOf(summary: JsonObject): Ids {
  const targetTenantId = textIn(summary, 'tenantId')?.toLowerCase();
  const jobId = textIn(summary, 'jobId');
  const cycleId = textIn(summary, 'cycleId');
  const changeId = textIn(summary, 'changeId');
  return {
    ...(targetTenantId === undefined ? {} : { targetTenantId }),
    ...(jobId === undefined ? {} : { jobId }),
    ...(cycleId === undefined ? {} : { cycleId }),
    ...(changeId === undefined ? {} : { changeId }),
  };
}

function toObject(identity: JsonObject | undefined): ProvisionedObject | undefined {
  const id = textIn(identity, 'id');
  if (id === undefined) return undefined;
  const details = objectIn(identity, 'details');
  const userPrincipalName = textIn(details, 'UserPrincipalName') ?? textIn(details, 'userPrincipalName');
  return {
    id,
    displayName: textIn(identity, 'displayName') ?? '',
    kind: textIn(identity, 'identityType') ?? '',
    ...(userPrincipalName === undefined ? {} : { userPrincipalName }),
  };
}

function toError(information: JsonObject | undefined): ProvisioningError | undefined {
  const code = textIn(information, 'errorCode');
  if (code === undefined) return undefined;
  const reason = textIn(information, 'reason') ?? textIn(information, 'additionalDetails');
  const recommendedAction = textIn(information, 'recommendedAction');
  return {
    code,
    ...(reason === undefined ? {} : { reason }),
    ...(recommendedAction === undefined ? {} : { recommendedAction }),
  };
}

/** The kinds of steps come in either case. */
function toStep(step: JsonObject): ProvisioningStep {
  const details = Object.entries(objectIn(step, 'details') ?? {}).flatMap(([name, value]) =>
    typeof value === 'string' ? [[name, value] as const] : [],
  );
  return {
    name: textIn(step, 'name') ?? '',
    kind: wordFor(textIn(step, 'provisioningStepType'), stepKinds),
    status: wordFor(textIn(step, 'status'), results),
    description: textIn(step, 'description') ?? '',
    details: Object.fromEntries(details),
  };
}

function toModifiedProperty(property: JsonObject): ModifiedProperty {
  const before = textIn(property, 'oldValue');
  const after = textIn(property, 'newValue');
  return {
    name: textIn(property, 'displayName') ?? '',
    ...(before === undefined ? {} : { before }),
    ...(after === undefined ? {} : { after }),
  };
}
