import type { ProvisioningLogEntry } from '../world/provisioning-log.ts';
import type { User } from '../world/user.ts';
import { sourceDirectory, targetDirectory } from './default-directories.ts';
import type { Exchange } from './exchange.ts';
import type { ProvisioningError } from './provisioning-errors.ts';
import { errorInformation } from './provisioning-errors.ts';
import { importStep, scopingStep, synchronizationStep, exportStep } from './provisioning-steps.ts';
import type { ScopeJudgement } from './scope.ts';

/** What is told of one object in the provisioning log. */
export interface Happening {
  readonly action: ProvisioningLogEntry['provisioningAction'];
  readonly status: ProvisioningLogEntry['provisioningStatusInfo']['status'];
  readonly sourceId: string;
  readonly user: User | undefined;
  readonly judgement?: ScopeJudgement;
  readonly targetUser?: User | undefined;
  readonly modified?: ProvisioningLogEntry['modifiedProperties'];
  readonly error?: ProvisioningError | undefined;
}

/** Retention by count, so that a world with very many people stays small: the oldest rows beyond it are dropped. */
export const mostLogEntries = 25_000;

/**
 * Writes one row to the source tenant's provisioning log and returns it.
 *
 * @see https://learn.microsoft.com/graph/api/resources/provisioningobjectsummary
 */
export function logHappening(exchange: Exchange, happening: Happening): ProvisioningLogEntry {
  const { random, source, target, job, servicePrincipal, now } = exchange;
  const { action, status, sourceId, user, targetUser, error } = happening;
  const entry: ProvisioningLogEntry = {
    id: random.guid(),
    activityDateTime: new Date(now).toISOString(),
    tenantId: target.tenantId,
    jobId: job.id,
    cycleId: exchange.cycleId,
    changeId: random.guid(),
    provisioningAction: action,
    durationInMilliseconds: 150 + random.integer(900),
    provisioningStatusInfo: { status, errorInformation: error ? errorInformation(error) : null },
    provisioningSteps: stepsOf(happening),
    modifiedProperties: happening.modified ?? [],
    servicePrincipal: { id: servicePrincipal.id, displayName: servicePrincipal.displayName },
    sourceIdentity: identity(sourceId, user, user?.displayName ?? ''),
    targetIdentity: identity(targetUser?.id ?? '', targetUser, ''),
    sourceSystem: { id: source.tenantId, displayName: sourceDirectory, details: {} },
    targetSystem: {
      id: target.tenantId,
      displayName: targetDirectory,
      details: {
        ApplicationId: servicePrincipal.appId,
        ServicePrincipalId: servicePrincipal.id,
        ServicePrincipalDisplayName: servicePrincipal.displayName,
      },
    },
    initiatedBy: { id: '', displayName: 'Azure AD Provisioning Service', initiatorType: 'system' },
  };
  source.provisioningLog.push(entry);
  exchange.entries.set(sourceId, entry);
  return entry;
}

/** Tells that an assigned group was not provisioned as an object, which happens while its mapping is off. */
export function logGroupSkipped(exchange: Exchange, groupId: string, displayName: string): void {
  const entry = logHappening(exchange, {
    action: 'other',
    status: 'skipped',
    sourceId: groupId,
    user: undefined,
    error: { code: 'EntityTypeNotSupported', reason: 'The object type Group is not enabled for provisioning.' },
  });
  entry.sourceIdentity = { id: groupId, displayName, identityType: 'Group', details: {} };
  entry.targetIdentity.identityType = 'Group';
}

function identity(id: string, user: User | undefined, displayName: string): ProvisioningLogEntry['sourceIdentity'] {
  const details: Record<string, string> = {};
  if (user) {
    details['id'] = user.id;
    details['odatatype'] = 'User';
    details['DisplayName'] = user.displayName;
    details['UserPrincipalName'] = user.userPrincipalName;
  }
  return { id, displayName, identityType: 'User', details };
}

function stepsOf(happening: Happening): ProvisioningLogEntry['provisioningSteps'] {
  const steps = [importStep(happening)];
  if (happening.judgement) steps.push(scopingStep(happening, happening.judgement));
  const exported = happening.status !== 'skipped' && happening.action !== 'stagedDelete';
  if (happening.user && (happening.judgement?.inScope === true || exported)) steps.push(synchronizationStep(happening));
  if (exported) steps.push(exportStep(happening));
  return steps;
}
