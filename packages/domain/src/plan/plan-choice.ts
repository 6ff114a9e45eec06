import { foreignConfigurations, oldestFirst, ourConfigurations } from '../configuration-facts.ts';
import type { ConfigurationChoice } from '../sharing.ts';
import type { SynchronizationConfiguration } from '../synchronization.ts';
import { configurationNameFor, isConfigurationNameFor } from '../tenant.ts';
import type { TenantId } from '../tenant.ts';
import type { Change } from './change.ts';
import type { SharingBefore } from './plan.ts';
import type { Planning, TenantOutcome } from './planning.ts';
import { blockedBy, deleteConfiguration, outcomeOf, pauseJobs, sharingBefore } from './planning.ts';

/**
 * Makes one configuration the one of a tenant, with its scope, settings and job as they are. Nobody is unassigned from the
 * others: that would delete accounts which the kept one manages. They rest before anything else is done. A choice after which there were not exactly one is none.
 */
export function planChoice(choice: ConfigurationChoice, { observation }: Planning): TenantOutcome {
  const { tenantId } = choice;
  const ours = ourConfigurations(observation.configurations, tenantId);
  const rivals = [...ours, ...foreignConfigurations(observation.configurations, tenantId)];
  const kept = rivals.find((one) => one.servicePrincipalId === choice.keep);
  const removed = rivals
    .filter((one) => one !== kept && choice.remove.includes(one.servicePrincipalId))
    .toSorted(oldestFirst);
  const undecided = ours.filter((one) => one !== kept && !removed.includes(one));
  if (!kept || kept.jobs.length > 1 || undecided.length > 0) return blockedBy('several-configurations', rivals);
  const changes = [
    ...removed.flatMap((one) => pauseJobs(one, 'rival-removed')),
    ...takeOver(kept, tenantId),
    ...removed.map((one) => deleteConfiguration(one, 'rival-removed')),
  ];
  return outcomeOf(changes, kept, beforeChoice(tenantId, kept, removed));
}

function takeOver(kept: SynchronizationConfiguration, tenantId: TenantId): readonly Change[] {
  const { servicePrincipalId, displayName } = kept;
  if (isConfigurationNameFor(displayName, tenantId)) return [];
  const name = configurationNameFor(tenantId);
  const reason = 'configuration-taken-over';
  return [{ kind: 'rename-configuration', reason, servicePrincipalId, displayName: name, from: displayName }];
}

/** What was shared in our name; where nothing was, what the configuration shares that is taken over. */
function beforeChoice(
  tenantId: TenantId,
  kept: SynchronizationConfiguration,
  removed: readonly SynchronizationConfiguration[],
): SharingBefore | undefined {
  if (isConfigurationNameFor(kept.displayName, tenantId)) return sharingBefore([kept]);
  const [replaced, ...others] = removed.filter((one) => isConfigurationNameFor(one.displayName, tenantId));
  return replaced
    ? sharingBefore([replaced, ...others], replaced.displayName)
    : sharingBefore([kept], kept.displayName);
}
