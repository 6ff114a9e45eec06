import type {
  MadeIds,
  PartnerConfiguration,
  Principal,
  SynchronizationConfiguration,
  SynchronizationJob,
} from '@tenantry/domain';
import { wasStarted } from '@tenantry/domain';

/** What was read in lists, which may be behind. */
export interface ListedConfigurations {
  readonly partnerConfigurations: readonly PartnerConfiguration[];
  readonly configurations: readonly SynchronizationConfiguration[];
}

/** The lists with the partner's entry as `edit` makes it; one that is not listed is added as a new one is. */
export function withPartner(
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

/** The lists with a configuration that was made; it is empty where it is not listed yet. */
export function withConfiguration(
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

/** A configuration with a job that was made; one that is not listed yet was never started. */
export function withJob(
  configuration: SynchronizationConfiguration,
  jobId: string | undefined,
): SynchronizationConfiguration {
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

/** A configuration with an assignment that was made lately enough for nobody to have taken it back. */
export function withAssignment(
  configuration: SynchronizationConfiguration,
  principal: Principal,
  { assignmentId }: MadeIds,
  fresh: boolean,
): SynchronizationConfiguration {
  const { assignments, assignmentRoleId } = configuration;
  const known = assignments.some((assignment) => assignment.assignmentId === assignmentId);
  if (!fresh || known || assignmentId === undefined || assignmentRoleId === undefined) return configuration;
  return { ...configuration, assignments: [...assignments, { assignmentId, principal, roleId: assignmentRoleId }] };
}

/** A job that was started cannot go back to never having run: whoever stops it pauses it. */
export function withSchedule(
  configuration: SynchronizationConfiguration,
  schedule: 'active' | 'paused',
  fresh: boolean,
): SynchronizationConfiguration {
  const [job, ...others] = configuration.jobs;
  if (!job || others.length > 0 || job.schedule === schedule || (!fresh && wasStarted(job))) return configuration;
  const code = job.code === 'not-run' || job.code === 'paused' ? schedule : job.code;
  return { ...configuration, jobs: [{ ...job, schedule, code }] };
}
