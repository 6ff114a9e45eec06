import { foreignConfigurations, isComplete, ourConfigurations, scopeOf } from '../configuration-facts.ts';
import type { Principal } from '../principal.ts';
import { principalsFor } from '../sharing.ts';
import type { Sharing } from '../sharing.ts';
import type { SynchronizationConfiguration, SynchronizationJob } from '../synchronization.ts';
import type { TenantId } from '../tenant.ts';
import { healthOf, nextCycleOf, worstJob } from './job-health.ts';
import type { ConfigurationState, TenantStatus } from './tenant-status.ts';

/** What there is to say of a partner beside who it is. */
export type PartnerStatus = Pick<TenantStatus, 'configurationState' | 'health' | 'foreignConfigurations'> &
  Partial<
    Pick<TenantStatus, 'configuration' | 'synchronizedPeople' | 'lastSynchronizedAt' | 'nextCycleAt' | 'quarantine'>
  >;

/** The status of an active partner tenant, from configurations that were read lately. */
export function partnerStatus(
  tenantId: TenantId,
  configurations: readonly SynchronizationConfiguration[],
  intended: Sharing | undefined,
): PartnerStatus {
  const rivals = ourConfigurations(configurations, tenantId);
  const foreign = foreignConfigurations(configurations, tenantId);
  const jobs = (rivals.length > 0 ? rivals : foreign).flatMap((configuration) => configuration.jobs);
  const [configuration] = rivals;
  const job = worstJob(jobs);
  return {
    configurationState: stateOf(tenantId, rivals, foreign.length > 0, intended),
    health: job ? healthOf(job) : rivals.length > 0 ? 'not-started' : 'not-applicable',
    foreignConfigurations: foreign.map(({ servicePrincipalId, displayName }) => ({ servicePrincipalId, displayName })),
    ...(configuration ? { configuration: identityOf(configuration) } : {}),
    ...(job ? factsOf(job) : {}),
  };
}

function stateOf(
  tenantId: TenantId,
  rivals: readonly SynchronizationConfiguration[],
  hasForeign: boolean,
  intended: Sharing | undefined,
): ConfigurationState {
  const [configuration] = rivals;
  if (!configuration) return hasForeign ? 'managed-in-entra' : 'not-configured';
  if (rivals.length > 1 || configuration.jobs.length > 1) return 'several';
  if (!isComplete(configuration)) return 'incomplete';
  return intended?.tenants.includes(tenantId) && hasDrifted(configuration, principalsFor(intended, tenantId))
    ? 'drifted'
    : 'as-intended';
}

/** Compares what decides who is shared. That a job was paused is told by the other axis. */
function hasDrifted(configuration: SynchronizationConfiguration, intended: readonly Principal[]): boolean {
  const wanted = new Set(intended.map((principal) => principal.id));
  const scope = scopeOf(configuration);
  const { settings } = configuration;
  return (
    scope.length !== wanted.size ||
    scope.some((principal) => !wanted.has(principal.id)) ||
    settings?.scope === 'all' ||
    settings?.deletionThreshold.enabled === false
  );
}

function identityOf({ servicePrincipalId, displayName, jobs }: SynchronizationConfiguration) {
  const [job] = jobs;
  return { servicePrincipalId, displayName, ...(job ? { jobId: job.jobId } : {}) };
}

function factsOf(job: SynchronizationJob) {
  const { lastExecution, quarantine, synchronizedPeople } = job;
  // A cycle in which single people failed did synchronize everybody else.
  const went = lastExecution?.state === 'succeeded' || lastExecution?.state === 'entry-level-errors';
  const ended = [job.lastSuccessAt, went ? lastExecution.endedAt : undefined].filter((at) => at !== undefined);
  const lastSynchronizedAt = ended.length > 0 ? Math.max(...ended) : undefined;
  const nextCycleAt = nextCycleOf(job);
  return {
    ...(synchronizedPeople === undefined ? {} : { synchronizedPeople }),
    ...(lastSynchronizedAt === undefined ? {} : { lastSynchronizedAt }),
    ...(nextCycleAt === undefined ? {} : { nextCycleAt }),
    ...(quarantine
      ? {
          quarantine: {
            reason: quarantine.reason,
            since: quarantine.since,
            ...(quarantine.message === undefined ? {} : { message: quarantine.message }),
          },
        }
      : {}),
  };
}
