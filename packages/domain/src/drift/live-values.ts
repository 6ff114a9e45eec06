import { ourConfigurations, scopeOf } from '../configuration-facts.ts';
import type { SynchronizationConfiguration } from '../synchronization.ts';
import type { TenantId } from '../tenant.ts';
import { schemaValuesOf } from './drift-value.ts';
import type { AspectValues } from './drift-value.ts';
import type { SynchronizationSchema } from './synchronization-schema.ts';

/** What was read of a tenant's configurations. What is absent could not be read. */
export interface LiveReading {
  readonly tenantId: TenantId;
  readonly applied?: { readonly servicePrincipalId: string };
  readonly configurations?: readonly SynchronizationConfiguration[];
  readonly schema?: SynchronizationSchema;
}

/** What the directory holds: the configuration that was applied, whatever it is called now, else the one with our name. */
export function liveValuesOf({ tenantId, applied, configurations, schema }: LiveReading): AspectValues {
  if (!configurations) return {};
  const configuration =
    configurations.find(({ servicePrincipalId }) => servicePrincipalId === applied?.servicePrincipalId) ??
    ourConfigurations(configurations, tenantId)[0];
  if (!configuration) {
    return {
      scope: { kind: 'principals', principals: [] },
      'job-state': { kind: 'job-state', state: 'missing' },
      'configuration-name': { kind: 'name' },
    };
  }
  const { settings, displayName } = configuration;
  const state = jobStateOf(configuration);
  return {
    scope: { kind: 'principals', principals: scopeOf(configuration) },
    ...(settings
      ? {
          'scope-mode': { kind: 'scope-mode', scope: settings.scope },
          'deletion-guard': { kind: 'deletion-guard', ...settings.deletionThreshold },
        }
      : {}),
    ...(state ? { 'job-state': { kind: 'job-state', state } } : {}),
    'configuration-name': { kind: 'name', displayName },
    ...(schema ? schemaValuesOf(schema) : {}),
  };
}

function jobStateOf({ jobs: [job] }: SynchronizationConfiguration) {
  if (!job) return 'missing';
  return job.schedule === 'unknown' ? undefined : job.schedule;
}
