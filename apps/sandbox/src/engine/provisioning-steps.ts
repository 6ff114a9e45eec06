import type { ProvisioningLogEntry } from '../world/provisioning-log.ts';
import { sourceDirectory, targetDirectory } from './default-directories.ts';
import type { Happening } from './provisioning-entry.ts';
import type { ScopeJudgement } from './scope.ts';
import { attributeText } from './target-attributes.ts';

type Step = ProvisioningLogEntry['provisioningSteps'][number];

const verbs: Partial<Record<ProvisioningLogEntry['provisioningAction'], string>> = {
  create: 'Add',
  update: 'Update',
  delete: 'Delete',
  disable: 'Update',
  stagedDelete: 'Delete',
};

/** The step that read the object from the source tenant. Newer rows of the service spell its type with a capital. */
export function importStep({ user, sourceId, action, error, judgement }: Happening): Step {
  const skipped = error?.code === 'ImportSkipped';
  const details: Record<string, string> = { objectId: sourceId };
  if (user) {
    details['displayName'] = user.displayName;
    details['userPrincipalName'] = user.userPrincipalName;
    details['accountEnabled'] = attributeText(user.accountEnabled);
    if (user.mail !== null) details['mail'] = user.mail;
    if (user.department !== null) details['department'] = user.department;
    details['mailNickname'] = user.mailNickname;
    details['netId'] = user.hidden.netId;
    details['showInAddressList'] = user.showInAddressList === null ? '' : attributeText(user.showInAddressList);
    details['alternativeSecurityIds'] = user.hidden.alternativeSecurityId ?? 'None';
    details['IsSoftDeleted'] = attributeText(user.deletedDateTime !== null);
    if (judgement?.hasRole === true) details['appRoleAssignments'] = 'msiam_access';
  }
  return {
    name: `EntryImport${verbs[action] ?? ''}`,
    provisioningStepType: 'Import',
    status: skipped ? 'skipped' : 'success',
    description: `Read '${user?.userPrincipalName ?? sourceId}' from ${sourceDirectory}`,
    details,
  };
}

/** The step that judged whether the person is in scope, with every fact it looked at. */
export function scopingStep({ user, sourceId }: Happening, judgement: ScopeJudgement): Step {
  const details: Record<string, string> = {
    'Active in the source system': attributeText(judgement.active),
    'Assigned to the application': attributeText(judgement.assigned),
    'User has the required role': attributeText(judgement.hasRole),
    'Scoping filter evaluation passed': attributeText(judgement.passed),
    ScopeEvaluationResult: JSON.stringify(judgement.clauses),
  };
  if (!judgement.assigned || !judgement.hasRole) details['SkipReason'] = 'NotEffectivelyEntitled';
  const passed = judgement.inScope && judgement.active;
  return {
    name: 'EntrySynchronizationScoping',
    provisioningStepType: 'scoping',
    status: passed ? 'success' : 'skipped',
    description: `Determined whether '${user?.userPrincipalName ?? sourceId}' is in scope`,
    details,
  };
}

/** The step that looked for the account in the target tenant and decided what to do. */
export function synchronizationStep({ user, action, status, targetUser }: Happening): Step {
  const skip = status === 'skipped';
  return {
    name: `EntrySynchronization${skip ? 'Skip' : (verbs[action] ?? 'Skip')}`,
    provisioningStepType: 'matching',
    status: skip ? 'skipped' : 'success',
    description: targetUser
      ? `'${user?.userPrincipalName ?? ''}' corresponds to ${targetUser.id} in ${targetDirectory}`
      : `No account of '${user?.userPrincipalName ?? ''}' was found in ${targetDirectory}`,
    details: {},
  };
}

/** The step that wrote to the target tenant. */
export function exportStep({ user, action, status, error }: Happening): Step {
  const details: Record<string, string> = {};
  if (error) {
    details['ErrorCode'] = error.code;
    details['ReportableIdentifier'] = user?.userPrincipalName ?? '';
  }
  return {
    name: `EntryExport${verbs[action] ?? 'Update'}`,
    provisioningStepType: 'export',
    status,
    description: `${status === 'failure' ? 'Could not write' : 'Wrote'} '${user?.userPrincipalName ?? ''}' to ${targetDirectory}`,
    details,
  };
}
