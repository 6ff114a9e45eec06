import type { ProvisioningLogEntry } from '../world/provisioning-log.ts';

const statusInformation = 'Microsoft.Identity.Health.CPP.Common.DataContracts.SyncFabric.StatusInfo';

/** The answer about one user, from the row that was logged; without a row there was nothing to do. */
export function answerOf(entry: ProvisioningLogEntry | undefined, userId: string): { key: string; value: string } {
  if (entry === undefined) return refusalOf(userId, 'RedundantExport', 'There is nothing to change.', 'Skipped');
  return pair(userId, detailsOf(entry));
}

/** The answer when a user was not looked at, or left alone. */
export function refusalOf(
  userId: string,
  code: string,
  message: string,
  status = 'Failure',
): { key: string; value: string } {
  return pair(userId, {
    action: 'Other',
    modifiedProperties: [],
    provisioningSteps: [],
    sourceIdentity: { id: userId, type: 'User', displayName: '', details: {} },
    statusInfo: {
      status,
      errorCode: code,
      reason: message,
      additionalDetails: '',
      errorCategory: 'NonServiceFailure',
      recommendedAction: '',
    },
  });
}

interface Answer {
  readonly statusInfo: {
    readonly status: string;
    readonly errorCode?: string;
    readonly reason?: string;
    readonly [more: string]: unknown;
  };
}

/** Two dialects are published: an array under a fixed key, and an object under a key that is JSON itself. */
function pair(userId: string, answer: Answer & Readonly<Record<string, unknown>>): { key: string; value: string } {
  if ((userId.codePointAt(userId.length - 1) ?? 0) % 2 === 0) {
    return { key: statusInformation, value: JSON.stringify([answer]) };
  }
  const { status, errorCode, reason } = answer.statusInfo;
  const details = errorCode === undefined ? {} : { errorCode, errorMessage: reason ?? '' };
  return { key: JSON.stringify({ result: status, details }), value: JSON.stringify(answer) };
}

function detailsOf(entry: ProvisioningLogEntry): Answer & Readonly<Record<string, unknown>> {
  const { status, errorInformation } = entry.provisioningStatusInfo;
  return {
    action: capitalized(entry.provisioningAction),
    changeId: entry.changeId,
    startTime: entry.activityDateTime,
    endTime: new Date(Date.parse(entry.activityDateTime) + entry.durationInMilliseconds).toISOString(),
    modifiedProperties: entry.modifiedProperties,
    provisioningSteps: entry.provisioningSteps.map((step) => ({
      name: step.name,
      type: capitalized(step.provisioningStepType),
      status: capitalized(step.status),
      description: step.description,
      timestamp: entry.activityDateTime,
      details: onDemandDetails(step.details),
    })),
    reportableIdentifier: entry.sourceIdentity.displayName,
    statusInfo: {
      status: capitalized(status),
      ...(errorInformation && {
        errorCode: errorInformation.errorCode,
        reason: errorInformation.reason ?? '',
        additionalDetails: errorInformation.additionalDetails ?? '',
        errorCategory: capitalized(errorInformation.errorCategory),
        recommendedAction: errorInformation.recommendedAction ?? '',
      }),
    },
    sourceIdentity: identity(entry.sourceIdentity),
    targetIdentity: identity(entry.targetIdentity),
    sourceSystem: systemOf(entry.sourceSystem),
    targetSystem: systemOf(entry.targetSystem),
  };
}

const onDemandNames: Readonly<Record<string, string>> = {
  'Active in the source system': 'IsActive',
  'Assigned to the application': 'Assigned',
  'User has the required role': 'IsEffectivelyEntitledForProvisioning',
  'Scoping filter evaluation passed': 'IsInProvisioningScopeDisplayName',
};

/** The scoping facts have other names here than in the provisioning log. */
function onDemandDetails(details: Readonly<Record<string, string>>): Record<string, string> {
  return Object.fromEntries(Object.entries(details).map(([name, value]) => [onDemandNames[name] ?? name, value]));
}

function identity(of: ProvisioningLogEntry['sourceIdentity']): Record<string, unknown> {
  return { id: of.id, type: of.identityType, displayName: of.displayName, details: of.details };
}

function systemOf(of: ProvisioningLogEntry['sourceSystem']): Record<string, unknown> {
  return { id: of.id, name: of.displayName, details: of.details };
}

function capitalized(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
