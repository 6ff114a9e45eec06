import { isComplete } from '../configuration-facts.ts';
import type { SynchronizationConfiguration } from '../synchronization.ts';
import { configurationNamePrefix } from '../tenant.ts';
import { inTrouble } from './job-findings.ts';
import type { Finding, Remedy } from './finding.ts';
import type { HealthInput } from './health-input.ts';
import { identify, inEntra, repair } from './remedies.ts';

type Tenant = Finding['tenant'];

/** The one configuration to a tenant has another name than ours: once renamed, or made in Microsoft Entra. */
export function findOtherName(
  tenant: Tenant,
  configuration: SynchronizationConfiguration,
  input: HealthInput,
): readonly Finding[] {
  const { displayName, servicePrincipalId } = configuration;
  const { tenantId } = tenant;
  const name = displayName.toLowerCase();
  const wasOurs =
    name.startsWith(configurationNamePrefix.toLowerCase()) ||
    name.includes(tenantId) ||
    input.intended?.tenants.includes(tenantId) === true;
  const takeOver: Remedy = {
    kind: 'plan',
    request: { flow: 'choose-configuration', tenantId, keep: servicePrincipalId, remove: [] },
  };
  const named: Finding = {
    code: wasOurs ? 'renamed-configuration' : 'made-in-entra',
    severity: wasOurs ? 'warning' : 'note',
    tenant,
    configurations: [identify(configuration)],
    evidence: {},
    remedies: [takeOver, { kind: 'tenant-page' }],
  };
  return [named, ...findTroubleOfOthers(tenant, configuration, input)];
}

/** A configuration of somebody else is left in peace unless it is in trouble. */
export function findTroubleOfOthers(
  tenant: Tenant,
  configuration: SynchronizationConfiguration,
  { now }: HealthInput,
): readonly Finding[] {
  return configuration.jobs.flatMap((job) => {
    const trouble = inTrouble(configuration, job, now, 'warning');
    return trouble ? [{ ...trouble, tenant, configurations: [identify(configuration)] }] : [];
  });
}

/**
 * What is wrong between the two tenants, and what the last run left undone. A tenant can read only its own side: the
 * other one's refusal shows in the quarantine of the job and in the end of a run.
 */
export function findInTrust(
  tenant: Tenant,
  configurations: readonly SynchronizationConfiguration[],
  input: HealthInput,
): readonly Finding[] {
  const { tenantId } = tenant;
  const shared = configurations.filter(isComplete);
  const evidence = shared.map(identify);
  const partner = input.partnerConfigurations?.find((one) => one.tenantId === tenantId);
  const outbound = input.partnerConfigurations ? partner?.automaticRedemptionOutbound === true : undefined;
  const failure = input.lastFailures.get(tenantId);
  const findings: Finding[] = [];
  if (shared.length > 0 && outbound === false) {
    findings.push({
      code: 'outbound-redemption-missing',
      severity: 'error',
      tenant,
      configurations: evidence,
      evidence: {},
      remedies: [repair(tenantId, input.intended)],
    });
  }
  const refusal = outbound === true ? refusedConnection(shared) : undefined;
  const refusedRun = failure?.code === 'target-has-not-allowed-sync' ? failure : undefined;
  if (refusal || refusedRun) {
    const retry = refusedRun
      ? [{ kind: 'plan', request: { flow: 'retry-run', runId: refusedRun.runId } } as const]
      : [];
    findings.push({
      code: 'inbound-trust-broken',
      severity: 'error',
      tenant,
      configurations: evidence,
      evidence: { ...refusal, ...(refusedRun ? { runId: refusedRun.runId, failure: refusedRun.code } : {}) },
      remedies: [{ kind: 'prerequisites' }, ...retry],
    });
  }
  if (failure && !refusedRun) {
    findings.push({
      code: 'run-failed',
      severity: 'error',
      tenant,
      configurations: evidence,
      evidence: { runId: failure.runId, failure: failure.code },
      remedies: [{ kind: 'plan', request: { flow: 'retry-run', runId: failure.runId } }, { kind: 'tenant-page' }],
    });
  }
  return findings;
}

/** Entra quarantines at once when policies refuse the connection. */
function refusedConnection(configurations: readonly SynchronizationConfiguration[]) {
  const quarantine = configurations
    .flatMap(({ jobs }) => jobs.flatMap((job) => job.quarantine ?? []))
    .find(({ reason }) => reason === 'EncounteredQuarantineException');
  if (!quarantine) return undefined;
  const { since, message } = quarantine;
  return { since, ...(message === undefined ? {} : { message }) };
}

/**
 * Configurations that carry the recognised name of a tenant that is not in the organization any longer. Leaving changes no
 * configuration: people go on being synchronized until somebody acts.
 * @see https://learn.microsoft.com/microsoft-365/enterprise/join-leave-multi-tenant-org
 */
export function findLeftTenants(
  configurations: readonly SynchronizationConfiguration[],
  { organization, homeTenantId }: HealthInput,
): readonly Finding[] {
  const members = new Set([homeTenantId, ...organization.tenants.map((tenant) => tenant.tenantId)]);
  return configurations.flatMap((configuration) => {
    const tenantId = tenantInName(configuration.displayName);
    const target = configuration.settings?.targetTenantId.toLowerCase();
    if (tenantId === undefined || members.has(tenantId) || (target !== undefined && members.has(target))) return [];
    const running = configuration.jobs.some((job) => job.schedule === 'active');
    const stop = (accounts: 'take-out' | 'leave-behind'): Remedy => ({
      kind: 'plan',
      request: { flow: 'stop-sharing', tenantIds: [tenantId], accounts },
    });
    return [
      {
        code: 'tenant-left' as const,
        severity: running ? ('error' as const) : ('warning' as const),
        tenant: { tenantId, displayName: tenantId },
        configurations: [identify(configuration)],
        evidence: {},
        remedies: [stop('take-out'), stop('leave-behind'), inEntra(configuration)],
      },
    ];
  });
}

function tenantInName(displayName: string): string | undefined {
  if (!displayName.startsWith(configurationNamePrefix)) return undefined;
  const rest = displayName.slice(configurationNamePrefix.length).toLowerCase();
  return /^[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}$/.test(rest) ? rest : undefined;
}
