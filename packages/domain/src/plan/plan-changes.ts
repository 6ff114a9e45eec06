import { byName } from '../by-name.ts';
import { isComplete, ourConfigurations, wasStarted } from '../configuration-facts.ts';
import type { Observation } from '../observation.ts';
import type { MemberTenant } from '../organization.ts';
import type { Sharing, SharingFlow } from '../sharing.ts';
import type { SynchronizationConfiguration } from '../synchronization.ts';
import { configurationNameFor } from '../tenant.ts';
import type { TenantId } from '../tenant.ts';
import { planAssignments } from './plan-assignments.ts';
import { peopleInScope } from './people-in-scope.ts';
import { planSettings } from './plan-settings.ts';
import type { Change } from './change.ts';
import type { TenantPlan } from './plan.ts';
import { pointsElsewhere, wantedSettings } from './wanted-settings.ts';

/**
 * What is missing between what an administrator wants and what the directory holds, for every active tenant of the
 * sharing and every tenant that has not joined yet; in order of tenant name, then id. The same input in any order gives
 * the same plan, and a plan that was carried out leaves nothing to plan. Configurations with other names are never
 * touched. Principals that do not exist are planned all the same: whether a plan may be made is for `refusalOf`.
 */
export function planChanges(sharing: Sharing, observation: Observation, flow: SharingFlow): readonly TenantPlan[] {
  if (observation.organization.state !== 'active') return [];
  const wantedTenants = new Set(sharing.tenants.map((tenantId) => tenantId.toLowerCase()));
  const people = peopleInScope(sharing.principals, observation.principals).shared.size;
  return observation.organization.tenants
    .filter((tenant) => tenant.tenantId !== observation.homeTenantId)
    .filter((tenant) => tenant.state === 'pending' || (tenant.state === 'active' && wantedTenants.has(tenant.tenantId)))
    .toSorted((a, b) => byName({ ...a, id: a.tenantId }, { ...b, id: b.tenantId }))
    .map((tenant) => planTenant(tenant, sharing, observation, flow, people));
}

function planTenant(
  tenant: MemberTenant,
  sharing: Sharing,
  observation: Observation,
  flow: SharingFlow,
  people: number,
): TenantPlan {
  const { tenantId, displayName } = tenant;
  const name = { tenantId, displayName };
  if (tenant.state !== 'active') {
    return { ...name, disposition: { kind: 'waiting', reason: 'tenant-pending' }, changes: [] };
  }
  const rivals = ourConfigurations(observation.configurations, tenantId);
  const [configuration] = rivals;
  const known = configuration && rivals.length === 1 ? { configuration: identityOf(configuration) } : {};
  if (configuration && flow === 'share-current-scope' && rivals.length === 1 && isComplete(configuration)) {
    return { ...name, ...known, disposition: { kind: 'unchanged' }, changes: [] };
  }
  const reason = reasonToBlock(rivals, tenantId);
  if (reason) {
    const servicePrincipalIds = rivals.map((rival) => rival.servicePrincipalId);
    return { ...name, ...known, disposition: { kind: 'blocked', reason, servicePrincipalIds }, changes: [] };
  }
  const changes = [
    ...planTrust(tenantId, observation),
    ...planConfiguration(tenantId, configuration),
    ...planSettings(wantedSettings(tenantId, people), configuration),
    ...planAssignments(sharing.principals, configuration),
    ...planStart(configuration),
  ];
  return { ...name, ...known, disposition: { kind: changes.length > 0 ? 'change' : 'unchanged' }, changes };
}

/** A job that ran with unexpected settings made accounts that are not ours to take away by correcting the settings. */
function reasonToBlock(
  rivals: readonly SynchronizationConfiguration[],
  tenantId: TenantId,
): 'several-configurations' | 'unexpected-settings' | undefined {
  if (rivals.length > 1 || rivals.some((rival) => rival.jobs.length > 1)) return 'several-configurations';
  const unexpected = rivals.some(
    ({ settings, jobs }) =>
      jobs.some(wasStarted) && settings && (settings.scope === 'all' || pointsElsewhere(settings, tenantId)),
  );
  return unexpected ? 'unexpected-settings' : undefined;
}

function identityOf(configuration: SynchronizationConfiguration): { servicePrincipalId: string; jobId?: string } {
  const [job] = configuration.jobs;
  return { servicePrincipalId: configuration.servicePrincipalId, ...(job ? { jobId: job.jobId } : {}) };
}

function planTrust(tenantId: TenantId, observation: Observation): Change[] {
  const partner = observation.partnerConfigurations.find((candidate) => candidate.tenantId === tenantId);
  const changes: Change[] = [];
  if (!partner) changes.push({ kind: 'create-partner-configuration', reason: 'no-partner-configuration' });
  if (!partner?.automaticRedemptionOutbound) {
    changes.push({ kind: 'allow-outbound-redemption', reason: 'outbound-redemption-missing' });
  }
  return changes;
}

function planConfiguration(tenantId: TenantId, configuration: SynchronizationConfiguration | undefined): Change[] {
  const changes: Change[] = [];
  if (!configuration) {
    const displayName = configurationNameFor(tenantId);
    changes.push({ kind: 'create-configuration', reason: 'no-configuration', displayName });
  }
  if (!configuration?.jobs.length) changes.push({ kind: 'create-job', reason: 'no-job' });
  return changes;
}

function planStart(configuration: SynchronizationConfiguration | undefined): Change[] {
  return configuration?.jobs[0]?.schedule === 'active' ? [] : [{ kind: 'start-job', reason: 'job-not-started' }];
}
