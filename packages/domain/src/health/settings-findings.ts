import { wasStarted } from '../configuration-facts.ts';
import { deletionThresholdFor, pointsElsewhere } from '../plan/wanted-settings.ts';
import type { ConfigurationSettings, SynchronizationConfiguration } from '../synchronization.ts';
import type { Finding } from './finding.ts';
import type { HealthInput } from './health-input.ts';
import { identify, inEntra, repair } from './remedies.ts';
import { peopleOf } from './scope-people.ts';

type PartialFinding = Pick<Finding, 'code' | 'severity' | 'evidence' | 'remedies'>;

/** What is wrong with the saved settings of a configuration that carries the recognised name of a tenant. */
export function findInSettings(
  tenant: Finding['tenant'],
  configuration: SynchronizationConfiguration,
  input: HealthInput,
): readonly Finding[] {
  const { settings } = configuration;
  if (!settings || configuration.jobs.length === 0) return [];
  const found = [
    target(tenant, configuration, settings, input),
    scope(tenant, configuration, settings, input),
    guard(tenant, configuration, settings, input),
    settings.notificationRecipients === undefined
      ? ({
          code: 'notification-mail-missing',
          severity: 'note',
          evidence: {},
          remedies: [inEntra(configuration)],
        } as const)
      : undefined,
  ];
  return found.flatMap((one) => (one ? [{ ...one, tenant, configurations: [identify(configuration)] }] : []));
}

/** What ran with wrong settings made accounts; only a person can say what becomes of them. */
function correction({ tenantId }: Finding['tenant'], configuration: SynchronizationConfiguration, input: HealthInput) {
  return configuration.jobs.some(wasStarted) ? inEntra(configuration) : repair(tenantId, input.intended);
}

function target(
  tenant: Finding['tenant'],
  configuration: SynchronizationConfiguration,
  settings: ConfigurationSettings,
  input: HealthInput,
): PartialFinding | undefined {
  if (!pointsElsewhere(settings, tenant.tenantId)) return undefined;
  const tenantId = settings.targetTenantId.toLowerCase();
  const name = input.organization.tenants.find((one) => one.tenantId === tenantId)?.displayName;
  return {
    code: 'points-elsewhere',
    severity: 'error',
    evidence: { pointsTo: { tenantId, ...(name === undefined ? {} : { displayName: name }) } },
    remedies: [correction(tenant, configuration, input)],
  };
}

function scope(
  tenant: Finding['tenant'],
  configuration: SynchronizationConfiguration,
  settings: ConfigurationSettings,
  input: HealthInput,
): PartialFinding | undefined {
  if (settings.scope !== 'all') return undefined;
  return {
    code: 'everybody-in-scope',
    severity: 'error',
    evidence: {},
    remedies: [correction(tenant, configuration, input)],
  };
}

/** A guard of twice what fits the scope, or more, lets too much through before it stops the job. */
function guard(
  tenant: Finding['tenant'],
  configuration: SynchronizationConfiguration,
  settings: ConfigurationSettings,
  input: HealthInput,
): PartialFinding | undefined {
  const { enabled, value } = settings.deletionThreshold;
  const people = settings.scope === 'all' ? undefined : peopleOf(configuration, input.principals)?.size;
  const remedies = [repair(tenant.tenantId, input.intended)];
  if (!enabled) {
    const evidence = people === undefined ? {} : { people, recommendedThreshold: deletionThresholdFor(people) };
    return { code: 'guard-off', severity: 'warning', evidence, remedies };
  }
  if (people === undefined || value <= deletionThresholdFor(people) * 2) return undefined;
  const evidence = { people, threshold: value, recommendedThreshold: deletionThresholdFor(people) };
  return { code: 'guard-too-wide', severity: 'warning', evidence, remedies };
}
