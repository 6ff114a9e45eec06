import { byName } from '../by-name.ts';
import { scopeOf, wasStarted } from '../configuration-facts.ts';
import type { Observation } from '../observation.ts';
import type { SharingFlow, SharingRequest } from '../sharing.ts';
import type { SynchronizationConfiguration, SynchronizationJob } from '../synchronization.ts';
import type { TenantId } from '../tenant.ts';
import type { Change } from './change.ts';
import type { SharingBefore, TenantPlan } from './plan.ts';
import { principalsOf } from './request-concern.ts';
import type { ScopeReader } from './scope-reader.ts';
import { pointsElsewhere } from './wanted-settings.ts';

/** What all tenants of one plan are planned from. */
export interface Planning {
  /** In order. */
  readonly request: SharingRequest;
  readonly observation: Observation;
  readonly flow: SharingFlow;
  readonly scopes: ScopeReader;
}

/** A tenant's plan without who the tenant is. */
export type TenantOutcome = Omit<TenantPlan, 'tenantId' | 'displayName'>;

/** The outcome of some changes, or of none. What was before is kept only where something changes. */
export function outcomeOf(
  changes: readonly Change[],
  configuration: SynchronizationConfiguration | undefined,
  before: SharingBefore | undefined,
): TenantOutcome {
  const known = configuration ? { configuration: identityOf(configuration) } : {};
  if (changes.length === 0) return { ...known, disposition: { kind: 'unchanged' }, changes };
  return { ...known, disposition: { kind: 'change' }, ...(before ? { before } : {}), changes };
}

/** A tenant for which nothing is done before a person has decided. */
export function blockedBy(
  reason: 'several-configurations' | 'unexpected-settings',
  rivals: readonly SynchronizationConfiguration[],
): TenantOutcome {
  const [only, ...others] = rivals;
  const known = only && others.length === 0 ? { configuration: identityOf(only) } : {};
  const servicePrincipalIds = rivals.map((rival) => rival.servicePrincipalId);
  return { ...known, disposition: { kind: 'blocked', reason, servicePrincipalIds }, changes: [] };
}

/** A job that ran with unexpected settings made accounts that are not ours to take away by correcting the settings. */
export function reasonToBlock(
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

/** How sharing by these configurations is now; `undefined` when there are none. */
export function sharingBefore(
  configurations: readonly SynchronizationConfiguration[],
  displayName?: string,
): SharingBefore | undefined {
  if (configurations.length === 0) return undefined;
  return {
    principals: principalsOf(configurations.map(scopeOf)).toSorted(byName),
    started: configurations.some(({ jobs }) => jobs.some(mayRun)),
    ...(displayName === undefined ? {} : { displayName }),
  };
}

/** Whether a job may begin a cycle by itself. One of which that is not known may. */
export function mayRun({ schedule }: SynchronizationJob): boolean {
  return schedule === 'active' || schedule === 'unknown';
}

/** Stops the jobs of a configuration that may still run. */
export function pauseJobs(
  { servicePrincipalId, jobs }: SynchronizationConfiguration,
  reason: Extract<Change, { readonly kind: 'pause-job' }>['reason'],
): readonly Change[] {
  return jobs.filter(mayRun).map(({ jobId }): Change => ({ kind: 'pause-job', reason, servicePrincipalId, jobId }));
}

/** Deletes a configuration with the name it has now. */
export function deleteConfiguration(
  { servicePrincipalId, displayName }: SynchronizationConfiguration,
  reason: 'sharing-stopped' | 'rival-removed',
): Change {
  return { kind: 'delete-configuration', reason, servicePrincipalId, displayName };
}

function identityOf(configuration: SynchronizationConfiguration): { servicePrincipalId: string; jobId?: string } {
  const [job] = configuration.jobs;
  return { servicePrincipalId: configuration.servicePrincipalId, ...(job ? { jobId: job.jobId } : {}) };
}
