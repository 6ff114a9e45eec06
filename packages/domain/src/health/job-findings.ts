import { isEntitling, scopeOf, wasStarted } from '../configuration-facts.ts';
import { healthOf } from '../status/job-health.ts';
import type { SynchronizationConfiguration, SynchronizationJob } from '../synchronization.ts';
import type { Finding, FindingEvidence, FindingSeverity } from './finding.ts';
import type { HealthInput } from './health-input.ts';
import { finish, identify, inEntra, repair } from './remedies.ts';

const day = 24 * 60 * 60_000;
/** Entra disables a job that has been in quarantine for this many days. */
const quarantineDays = 28;
/** A pause that is shorter may well be somebody's work of today. */
const pauseIsForgottenAfter = day;

type Tenant = Finding['tenant'];
type PartialFinding = Pick<Finding, 'code' | 'severity' | 'evidence' | 'remedies'>;

/** What is wrong with the job of a configuration that carries the recognised name of a tenant, or with the lack of one. */
export function findInJob(
  tenant: Tenant,
  configuration: SynchronizationConfiguration,
  input: HealthInput,
): readonly Finding[] {
  const whole = (found: PartialFinding): Finding => ({ ...found, tenant, configurations: [identify(configuration)] });
  const [job, ...others] = configuration.jobs;
  if (!job) return [whole(withoutJob(tenant, input))];
  if (others.length > 0) {
    const evidence = { jobs: configuration.jobs.length };
    return [whole({ code: 'several-jobs', severity: 'error', evidence, remedies: [inEntra(configuration)] })];
  }
  const found = [
    halfDone(tenant, configuration, job, input),
    notRunning(tenant, configuration, job, input),
    inTrouble(configuration, job, input.now, 'error'),
  ];
  return found.flatMap((one) => (one ? [whole(one)] : []));
}

/** The admin center leaves a configuration without a job when a tenant joins: that is no defect until it is meant to be shared with. */
function withoutJob(tenant: Tenant, { intended }: HealthInput): PartialFinding {
  const isIntended = intended?.tenants.includes(tenant.tenantId) === true;
  return {
    code: 'no-job',
    severity: isIntended ? 'error' : 'note',
    evidence: {},
    remedies: [finish(tenant.tenantId, intended)],
  };
}

function halfDone(
  tenant: Tenant,
  configuration: SynchronizationConfiguration,
  job: SynchronizationJob,
  { intended }: HealthInput,
): PartialFinding | undefined {
  const isIntended = intended?.tenants.includes(tenant.tenantId) === true;
  const severity: FindingSeverity = isIntended ? 'error' : 'warning';
  const remedies = [finish(tenant.tenantId, intended)];
  const neverSaved = job.code === 'not-configured' || (!configuration.settings && !wasStarted(job));
  if (neverSaved) return { code: 'settings-never-saved', severity, evidence: {}, remedies };
  if (scopeOf(configuration).length === 0 && configuration.settings?.scope !== 'all') {
    const without = configuration.assignments.filter((one) => !isEntitling(configuration, one));
    const evidence: FindingEvidence =
      without.length > 0 ? { withoutEntitlement: without.map(({ principal }) => principal) } : {};
    return { code: 'nobody-assigned', severity, evidence, remedies };
  }
  return wasStarted(job) ? undefined : { code: 'never-started', severity, evidence: {}, remedies };
}

function notRunning(
  tenant: Tenant,
  configuration: SynchronizationConfiguration,
  job: SynchronizationJob,
  { intended, now }: HealthInput,
): PartialFinding | undefined {
  if (healthOf(job) !== 'paused' || scopeOf(configuration).length === 0) return undefined;
  const since = job.lastExecution?.endedAt ?? job.lastSuccessAt;
  const forgotten = since === undefined || now - since >= pauseIsForgottenAfter;
  return {
    code: 'paused-and-forgotten',
    severity: forgotten ? 'warning' : 'note',
    evidence: since === undefined ? {} : { since },
    remedies: [repair(tenant.tenantId, intended)],
  };
}

/** Quarantine or failure of a job, whoever made it; `severity` is that of what stops people from being synchronized. */
export function inTrouble(
  configuration: SynchronizationConfiguration,
  job: SynchronizationJob,
  now: number,
  severity: FindingSeverity,
): PartialFinding | undefined {
  const health = healthOf(job);
  const logs = { kind: 'provisioning-logs' } as const;
  if (health === 'quarantined') {
    const evidence = quarantineEvidence(job, now);
    const remedies = quarantineRemedies(configuration, job);
    return { code: 'quarantined', severity, evidence, remedies };
  }
  if (health !== 'failing' || !job.lastExecution) return undefined;
  const { endedAt, error } = job.lastExecution;
  const evidence = { since: endedAt, ...(error === undefined ? {} : { message: error }) };
  return { code: 'failing', severity: 'warning', evidence, remedies: [logs, inEntra(configuration)] };
}

function quarantineEvidence({ quarantine, schedule }: SynchronizationJob, now: number): FindingEvidence {
  const disabled = schedule !== 'active' && schedule !== 'unknown' ? { disabled: true } : {};
  if (!quarantine) return disabled;
  const { reason, since, nextAttemptAt, message } = quarantine;
  return {
    reason,
    since,
    day: Math.min(quarantineDays, Math.max(0, Math.floor((now - since) / day)) + 1),
    ...(nextAttemptAt === undefined ? {} : { nextAttemptAt }),
    ...(message === undefined ? {} : { message }),
    ...disabled,
  };
}

/** By reason: the connection, too many removals, or too many people who failed. */
function quarantineRemedies(configuration: SynchronizationConfiguration, { quarantine }: SynchronizationJob) {
  const entra = inEntra(configuration);
  switch (quarantine?.reason) {
    case 'EncounteredQuarantineException':
      return [{ kind: 'prerequisites' }, entra] as const;
    case 'TooManyDeletes':
      return [{ kind: 'share-users-page' }, entra] as const;
    default:
      return [{ kind: 'provisioning-logs' }, entra] as const;
  }
}
