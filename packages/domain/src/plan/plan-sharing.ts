import { isComplete, isQuarantined, ourConfigurations, scopeOf, wasStarted } from '../configuration-facts.ts';
import type { Observation } from '../observation.ts';
import { principalsFor } from '../sharing.ts';
import type { SynchronizationConfiguration } from '../synchronization.ts';
import { configurationNameFor } from '../tenant.ts';
import type { TenantId } from '../tenant.ts';
import type { Change } from './change.ts';
import { planAssignments } from './plan-assignments.ts';
import { planCycle } from './plan-cycle.ts';
import type { Planning, TenantOutcome } from './planning.ts';
import { blockedBy, outcomeOf, reasonToBlock, sharingBefore } from './planning.ts';
import { planSettings } from './plan-settings.ts';
import { notLoosened, wantedSettings } from './wanted-settings.ts';

/**
 * Makes a tenant one that is shared with, if the request says so: the whole chain or what is missing of it, additions
 * before removals. A configuration that is given back is not ours any more from the first change on.
 */
export function planSharing(tenantId: TenantId, planning: Planning): TenantOutcome {
  const { request, observation, flow } = planning;
  const all = ourConfigurations(observation.configurations, tenantId);
  const wish = request.returns?.find((one) => one.tenantId === tenantId);
  const returned = all.find((one) => one.servicePrincipalId === wish?.servicePrincipalId);
  const givenBack = wish && returned ? [giveBack(returned, wish.displayName)] : [];
  if (!request.tenants.includes(tenantId)) {
    return outcomeOf(givenBack, returned, sharingBefore(returned ? [returned] : []));
  }
  const rivals = all.filter((one) => one !== returned);
  const [configuration] = rivals;
  if (configuration && flow === 'share-current-scope' && rivals.length === 1 && isComplete(configuration)) {
    return outcomeOf([], configuration, undefined);
  }
  const reason = reasonToBlock(rivals, tenantId);
  if (reason) return blockedBy(reason, rivals);
  const chain = planChain(tenantId, configuration, planning);
  return outcomeOf([...givenBack, ...chain], configuration, sharingBefore(rivals));
}

function giveBack({ servicePrincipalId, displayName }: SynchronizationConfiguration, name: string): Change {
  const reason = 'configuration-given-back';
  return { kind: 'rename-configuration', reason, servicePrincipalId, displayName: name, from: displayName };
}

function planChain(
  tenantId: TenantId,
  configuration: SynchronizationConfiguration | undefined,
  { request, observation, scopes }: Planning,
): readonly Change[] {
  const principals = principalsFor(request, tenantId);
  const proposed = wantedSettings(tenantId, scopes.peopleIn(principals).shared.size, configuration?.settings);
  const wanted = configuration?.jobs.some(isQuarantined) ? notLoosened(proposed, configuration.settings) : proposed;
  const removals =
    configuration && configuration.jobs.some(wasStarted) ? scopes.countLeaving(scopeOf(configuration), principals) : 0;
  const settings = planSettings(wanted, configuration);
  const cycle = planCycle({
    configuration,
    wanted,
    removals,
    guard: settings.length > 0 ? wanted.deletionThreshold : configuration?.settings?.deletionThreshold,
    endsPaused: request.pauses?.includes(tenantId) ?? false,
  });
  return [
    ...planTrust(tenantId, observation),
    ...planConfiguration(tenantId, configuration),
    ...(cycle.guardWidened.length > 0 ? cycle.guardWidened : settings),
    ...planAssignments(principals, configuration),
    ...cycle.afterwards,
  ];
}

function planTrust(tenantId: TenantId, observation: Observation): readonly Change[] {
  const partner = observation.partnerConfigurations.find((candidate) => candidate.tenantId === tenantId);
  const changes: Change[] = [];
  if (!partner) changes.push({ kind: 'create-partner-configuration', reason: 'no-partner-configuration' });
  if (!partner?.automaticRedemptionOutbound) {
    changes.push({ kind: 'allow-outbound-redemption', reason: 'outbound-redemption-missing' });
  }
  return changes;
}

function planConfiguration(
  tenantId: TenantId,
  configuration: SynchronizationConfiguration | undefined,
): readonly Change[] {
  const changes: Change[] = [];
  if (!configuration) {
    const displayName = configurationNameFor(tenantId);
    changes.push({ kind: 'create-configuration', reason: 'no-configuration', displayName });
  }
  if (!configuration?.jobs.length) changes.push({ kind: 'create-job', reason: 'no-job' });
  return changes;
}
