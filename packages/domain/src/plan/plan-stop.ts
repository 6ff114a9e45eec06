import { ourConfigurations, scopeOf, wasStarted } from '../configuration-facts.ts';
import type { SharingStop } from '../sharing.ts';
import type { SynchronizationConfiguration } from '../synchronization.ts';
import type { TenantId } from '../tenant.ts';
import type { Change } from './change.ts';
import { planAssignments } from './plan-assignments.ts';
import { exceedsGuard, widenGuard, startForCycle } from './plan-cycle.ts';
import type { Planning, TenantOutcome } from './planning.ts';
import { blockedBy, deleteConfiguration, outcomeOf, pauseJobs, reasonToBlock, sharingBefore } from './planning.ts';
import { wantedSettings } from './wanted-settings.ts';

/**
 * Ends sharing with a tenant: every configuration of the recognised name goes, and the trust stays, because others may
 * rely on it. People can be taken out only where one configuration alone decides who is in; where there are several, or
 * one that ran for everybody, only leaving the accounts behind is certain to do what it says.
 */
export function planStop({ tenantId, accounts }: SharingStop, { observation, scopes }: Planning): TenantOutcome {
  const rivals = ourConfigurations(observation.configurations, tenantId);
  const [configuration, ...others] = rivals;
  if (!configuration) return outcomeOf([], undefined, undefined);
  const before = sharingBefore(rivals, configuration.displayName);
  if (accounts === 'leave-behind') {
    const changes = [
      ...rivals.flatMap((rival) => pauseJobs(rival, 'sharing-stopped')),
      ...rivals.map((rival) => deleteConfiguration(rival, 'sharing-stopped')),
    ];
    return outcomeOf(changes, others.length === 0 ? configuration : undefined, before);
  }
  const reason = reasonToBlock(rivals, tenantId);
  if (reason) return blockedBy(reason, rivals);
  const people = scopes.peopleIn(scopeOf(configuration)).shared.size;
  const changes = [...takeOut(tenantId, configuration, people), deleteConfiguration(configuration, 'sharing-stopped')];
  return outcomeOf(changes, configuration, before);
}

/**
 * A job that was never started has made no account. One without anybody in scope may still have accounts to take away:
 * nobody knows whether a cycle has been since.
 */
function takeOut(tenantId: TenantId, configuration: SynchronizationConfiguration, people: number): readonly Change[] {
  const [job] = configuration.jobs;
  if (!job || !wasStarted(job)) return [];
  const changes: Change[] = [];
  if (exceedsGuard(people, configuration.settings?.deletionThreshold)) {
    changes.push(widenGuard(wantedSettings(tenantId, people, configuration.settings), people));
  }
  changes.push(...planAssignments([], configuration).filter((change) => change.reason === 'no-longer-shared'));
  changes.push(...startForCycle(job));
  changes.push({ kind: 'await-cycle', reason: 'people-are-taken-out' });
  return changes;
}
