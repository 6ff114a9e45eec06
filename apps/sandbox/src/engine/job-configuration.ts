import type { ServicePrincipal } from '../world/service-principal.ts';
import type { SynchronizationJob } from '../world/synchronization-job.ts';
import type { SynchronizationSchema } from '../world/synchronization-schema.ts';
import type { Tenant } from '../world/tenant.ts';
import type { World } from '../world/world.ts';
import { forgetAgenda } from './agenda.ts';
import { deletionGuardOf, hasCredentials } from './credentials.ts';
import { beginCycle } from './cycle-timing.ts';
import { defaultSchema } from './default-schema.ts';
import { showStarted } from './job-status.ts';
import { findSchemaProblem } from './schema-check.ts';

/**
 * Saves secrets key by key: keys that are not named stay, an empty value removes its key. A job that was started
 * before it had credentials begins its initial cycle now.
 *
 * @see https://learn.microsoft.com/graph/api/synchronization-synchronization-secrets
 */
export function saveSecrets(
  world: World,
  tenant: Tenant,
  servicePrincipal: ServicePrincipal,
  pairs: readonly { readonly key: string; readonly value: string }[],
  { now }: { readonly now: number },
): void {
  for (const { key, value } of pairs) {
    if (value === '') delete servicePrincipal.secrets[key];
    else servicePrincipal.secrets[key] = value;
  }
  for (const job of servicePrincipal.jobs) {
    showDeletionThreshold(servicePrincipal, job);
    if (job.status.code !== 'NotConfigured' || job.schedule.state !== 'Active') continue;
    if (!hasCredentials(servicePrincipal)) continue;
    showStarted(job);
    beginCycle(world, tenant, servicePrincipal, job, now);
  }
  forgetAgenda(world);
}

/**
 * Replaces a job's schema and has everybody evaluated again by a full cycle. A schema that touches the matching
 * attribute, or that the engine cannot read, is refused with `schemaInvalid` and changes nothing.
 *
 * @see https://learn.microsoft.com/graph/api/synchronization-synchronizationschema-update
 */
export function replaceSchema(
  world: World,
  tenant: Tenant,
  servicePrincipal: ServicePrincipal,
  job: SynchronizationJob,
  schema: SynchronizationSchema,
  { now }: { readonly now: number },
): { readonly code: string; readonly message: string } | undefined {
  const problem = findSchemaProblem(schema);
  if (problem !== undefined) return { code: 'schemaInvalid', message: problem };
  job.schema = { ...schema, id: job.id };
  evaluateEverybodyAgain(world, tenant, servicePrincipal, job, now);
  return undefined;
}

/**
 * Restores the default schema and has everybody evaluated again by a full cycle.
 *
 * @see https://learn.microsoft.com/graph/api/synchronization-synchronizationschema-delete
 */
export function resetSchema(
  world: World,
  tenant: Tenant,
  servicePrincipal: ServicePrincipal,
  job: SynchronizationJob,
  { now }: { readonly now: number },
): void {
  job.schema = defaultSchema(job.id);
  evaluateEverybodyAgain(world, tenant, servicePrincipal, job, now);
}

function evaluateEverybodyAgain(
  world: World,
  tenant: Tenant,
  servicePrincipal: ServicePrincipal,
  job: SynchronizationJob,
  now: number,
): void {
  job.memory.initialCycleDue = true;
  job.memory.skipped = {};
  if (job.schedule.state === 'Active' && job.status.quarantine === null && hasCredentials(servicePrincipal)) {
    beginCycle(world, tenant, servicePrincipal, job, now);
  }
  forgetAgenda(world);
}

function showDeletionThreshold(servicePrincipal: ServicePrincipal, job: SynchronizationJob): void {
  const name = 'QuarantineTooManyDeletesThreshold';
  const guard = deletionGuardOf(servicePrincipal);
  job.synchronizationJobSettings = job.synchronizationJobSettings.filter((setting) => setting.name !== name);
  if (guard.enabled) job.synchronizationJobSettings.push({ name, value: String(guard.threshold) });
}
