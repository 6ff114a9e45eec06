import type { JournalEntry, MadeIds, SynchronizationConfiguration } from '@tenantry/domain';
import {
  withAssignment,
  withConfiguration,
  withJob,
  withPartner,
  withSchedule,
  type ListedConfigurations,
} from './listed-configurations.ts';

/** Lists of things that exist may lag this long. Whatever was written longer ago is left to the directory to tell. */
export const overlayMilliseconds = 10 * 60_000;
/**
 * What somebody else may have changed back meanwhile is taken from the journal only this long: the shortest time after which
 * a write that does not show is taken for one that never arrived.
 */
const changeableMilliseconds = 90_000;

/**
 * Puts what the portal has written in the last minutes over what Graph's lists show, which may be behind: what was made
 * exists, what was deleted is gone, and what can only be an old answer, such as a job that "never ran" after its start, is
 * set right. What was read is given back unchanged where it shows everything.
 * @param writes in the order in which they were made; those that were refused or are in doubt count for nothing.
 */
export function overlayWrites(
  read: ListedConfigurations,
  writes: readonly JournalEntry[],
  now: number,
): ListedConfigurations {
  return writes.reduce((listed, write) => {
    const { outcome } = write;
    const age = now - (write.concludedAt ?? write.at);
    if (age > overlayMilliseconds || (outcome?.result !== 'applied' && outcome?.result !== 'found')) return listed;
    return overlayWrite(listed, write, outcome.made ?? {}, age <= changeableMilliseconds);
  }, read);
}

function overlayWrite(
  listed: ListedConfigurations,
  write: JournalEntry,
  made: MadeIds,
  fresh: boolean,
): ListedConfigurations {
  const { change, tenantId } = write;
  const configurationId = write.servicePrincipalId ?? made.servicePrincipalId;
  const inConfiguration = (
    id: string | undefined,
    edit: (configuration: SynchronizationConfiguration) => SynchronizationConfiguration,
  ) => ({
    ...listed,
    configurations: listed.configurations.map((one) => (one.servicePrincipalId === id ? edit(one) : one)),
  });
  switch (change.kind) {
    case 'create-partner-configuration':
      return withPartner(listed, tenantId, (partner) => partner);
    case 'allow-outbound-redemption':
      return fresh
        ? withPartner(listed, tenantId, (partner) => ({ ...partner, automaticRedemptionOutbound: true }))
        : listed;
    case 'create-configuration':
      return withConfiguration(listed, change.displayName, made, write.at);
    case 'delete-configuration':
      return {
        ...listed,
        configurations: listed.configurations.filter((one) => one.servicePrincipalId !== change.servicePrincipalId),
      };
    case 'rename-configuration':
      return fresh
        ? inConfiguration(change.servicePrincipalId, (one) => ({ ...one, displayName: change.displayName }))
        : listed;
    case 'create-job':
      return inConfiguration(configurationId, (one) => withJob(one, made.jobId));
    case 'save-settings':
      return inConfiguration(configurationId, (one) =>
        fresh || !one.settings ? { ...one, settings: change.settings } : one,
      );
    case 'assign':
      return inConfiguration(configurationId, (one) => withAssignment(one, change.principal, made, fresh));
    case 'unassign':
      return inConfiguration(configurationId, (one) => ({
        ...one,
        assignments: one.assignments.filter((assignment) => assignment.assignmentId !== change.assignmentId),
      }));
    case 'start-job':
      return inConfiguration(configurationId, (one) => withSchedule(one, 'active', fresh));
    case 'pause-job':
      return fresh ? inConfiguration(change.servicePrincipalId, (one) => withSchedule(one, 'paused', fresh)) : listed;
  }
}
