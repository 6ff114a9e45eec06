import type {
  JournalEntry,
  MadeIds,
  PartnerConfiguration,
  SynchronizationConfiguration,
  SynchronizationJob,
} from '@tenantry/domain';
import { wasStarted } from '@tenantry/domain';

/** Lists of things that exist may lag this long. Whatever was written longer ago is left to the directory to tell. */
export const overlayMilliseconds = 10 * 60_000;
/**
 * What somebody else may have changed back meanwhile is taken from the journal only this long: the shortest time after which
 * a write that does not show is taken for one that never arrived.
 */
const changeableMilliseconds = 90_000;

/** What was read in lists, which may be behind. */
export interface ListedConfigurations {
  readonly partnerConfigurations: readonly PartnerConfiguration[];
  readonly configurations: readonly SynchronizationConfiguration[];
}

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

function withPartner(
  listed: ListedConfigurations,
  tenantId: string,
  edit: (partner: PartnerConfiguration) => PartnerConfiguration,
): ListedConfigurations {
  const { partnerConfigurations } = listed;
  if (!partnerConfigurations.some((partner) => partner.tenantId === tenantId)) {
    const partner: PartnerConfiguration = {
      tenantId,
      automaticRedemptionOutbound: false,
      automaticRedemptionInbound: false,
      userSyncInboundAllowed: false,
    };
    return { ...listed, partnerConfigurations: [...partnerConfigurations, edit(partner)] };
  }
  const edited = partnerConfigurations.map((partner) => (partner.tenantId === tenantId ? edit(partner) : partner));
  return { ...listed, partnerConfigurations: edited };
}

function withConfiguration(
  listed: ListedConfigurations,
  displayName: string,
  { servicePrincipalId, applicationClientId, assignmentRoleId }: MadeIds,
  createdAt: number,
): ListedConfigurations {
  if (servicePrincipalId === undefined) return listed;
  if (listed.configurations.some((one) => one.servicePrincipalId === servicePrincipalId)) return listed;
  const configuration: SynchronizationConfiguration = {
    servicePrincipalId,
    applicationClientId: applicationClientId ?? '',
    displayName,
    createdAt,
    ...(assignmentRoleId === undefined ? {} : { assignmentRoleId }),
    jobs: [],
    assignments: [],
  };
  return { ...listed, configurations: [...listed.configurations, configuration] };
}

function withJob(configuration: SynchronizationConfiguration, jobId: string | undefined): SynchronizationConfiguration {
  if (jobId === undefined || configuration.jobs.some((job) => job.jobId === jobId)) return configuration;
  const job: SynchronizationJob = {
    jobId,
    templateId: 'Azure2Azure',
    schedule: 'disabled',
    code: 'not-run',
    initialCycleDone: false,
  };
  return { ...configuration, jobs: [...configuration.jobs, job] };
}

function withAssignment(
  configuration: SynchronizationConfiguration,
  principal: SynchronizationConfiguration['assignments'][number]['principal'],
  { assignmentId }: MadeIds,
  fresh: boolean,
): SynchronizationConfiguration {
  const { assignments, assignmentRoleId } = configuration;
  const known = assignments.some((assignment) => assignment.assignmentId === assignmentId);
  if (!fresh || known || assignmentId === undefined || assignmentRoleId === undefined) return configuration;
  return { ...configuration, assignments: [...assignments, { assignmentId, principal, roleId: assignmentRoleId }] };
}

/** A job that was started cannot go back to never having run: whoever stops it pauses it. */
function withSchedule(
  configuration: SynchronizationConfiguration,
  schedule: 'active' | 'paused',
  fresh: boolean,
): SynchronizationConfiguration {
  const [job, ...others] = configuration.jobs;
  if (!job || others.length > 0 || job.schedule === schedule || (!fresh && wasStarted(job))) return configuration;
  const code = job.code === 'not-run' || job.code === 'paused' ? schedule : job.code;
  return { ...configuration, jobs: [{ ...job, schedule, code }] };
}
