import type { Principal } from './principal.ts';
import type { Assignment, SynchronizationConfiguration, SynchronizationJob } from './synchronization.ts';
import { isConfigurationNameFor } from './tenant.ts';
import type { TenantId } from './tenant.ts';

/** The role "default access", which every application has and which entitles nobody to be provisioned. */
const defaultAccessRoleId = '00000000-0000-0000-0000-000000000000';

/** The configurations that carry the recognised name of a tenant, oldest first. One is right; more need a person. */
export function ourConfigurations(
  configurations: readonly SynchronizationConfiguration[],
  tenantId: TenantId,
): readonly SynchronizationConfiguration[] {
  return configurations
    .filter((configuration) => isConfigurationNameFor(configuration.displayName, tenantId))
    .toSorted(oldestFirst);
}

/** Orders configurations by age; those of unknown age come last, equals by id. */
export function oldestFirst(
  a: { readonly createdAt?: number; readonly servicePrincipalId: string },
  b: { readonly createdAt?: number; readonly servicePrincipalId: string },
): number {
  const ages = (a.createdAt ?? Number.MAX_SAFE_INTEGER) - (b.createdAt ?? Number.MAX_SAFE_INTEGER);
  if (ages !== 0) return ages;
  return a.servicePrincipalId < b.servicePrincipalId ? -1 : 1;
}

/**
 * The configurations with other names that synchronize to a tenant, or seem to. Their target is what their settings
 * say; where those were not read, a tenant id within the name is taken for it.
 */
export function foreignConfigurations(
  configurations: readonly SynchronizationConfiguration[],
  tenantId: TenantId,
): readonly SynchronizationConfiguration[] {
  return configurations
    .filter((configuration) => !isConfigurationNameFor(configuration.displayName, tenantId))
    .filter((configuration) =>
      configuration.settings
        ? configuration.settings.targetTenantId.toLowerCase() === tenantId.toLowerCase()
        : configuration.displayName.toLowerCase().includes(tenantId.toLowerCase()),
    )
    .toSorted(oldestFirst);
}

/** Whether a job has ever been started, so that people may have accounts because of it. */
export function wasStarted(job: SynchronizationJob): boolean {
  return (
    job.schedule === 'active' ||
    job.schedule === 'paused' ||
    job.code === 'quarantine' ||
    job.initialCycleDone ||
    job.lastExecution !== undefined
  );
}

/** Whether Entra holds a job back: it tries again after hours, later once a day, unless somebody starts the job. */
export function isQuarantined({ code, quarantine }: SynchronizationJob): boolean {
  return code === 'quarantine' || quarantine !== undefined;
}

/** Whether an assignment entitles its principal to be provisioned. */
export function isEntitling(
  configuration: { readonly assignmentRoleId?: string },
  assignment: Pick<Assignment, 'roleId'>,
): boolean {
  return configuration.assignmentRoleId === undefined
    ? assignment.roleId !== defaultAccessRoleId
    : assignment.roleId.toLowerCase() === configuration.assignmentRoleId.toLowerCase();
}

/** The principals that are in the scope of a configuration, each once. */
export function scopeOf(configuration: SynchronizationConfiguration): readonly Principal[] {
  const principals = new Map<string, Principal>();
  for (const assignment of configuration.assignments) {
    if (isEntitling(configuration, assignment)) principals.set(assignment.principal.id, assignment.principal);
  }
  return [...principals.values()];
}

/** Whether a configuration has all it takes to run: one job that was started with settings, and somebody in scope. */
export function isComplete(configuration: SynchronizationConfiguration): boolean {
  const [job, ...others] = configuration.jobs;
  return (
    job !== undefined &&
    others.length === 0 &&
    job.code !== 'not-configured' &&
    wasStarted(job) &&
    scopeOf(configuration).length > 0
  );
}
