import type { Principal } from '../principal.ts';
import type { ConfigurationSettings } from '../synchronization.ts';
import { schemaValuesOf } from './drift-value.ts';
import type { AspectValues } from './drift-value.ts';
import type { SynchronizationSchema } from './synchronization-schema.ts';

/** How the portal left the configuration of a tenant: what it has written, and what it has found and let be. */
export interface AppliedConfiguration {
  readonly servicePrincipalId: string;
  readonly jobId: string;
  readonly displayName: string;
  readonly principals: readonly Principal[];
  readonly scope: ConfigurationSettings['scope'];
  /** Absent while the portal has never written it. */
  readonly deletionThreshold?: ConfigurationSettings['deletionThreshold'];
  readonly jobState: 'active' | 'paused';
  /** As it was first read afterwards; absent until then. The portal never writes it. */
  readonly schema?: SynchronizationSchema;
}

/** The values that the portal left behind; an aspect of which it knows nothing is absent. */
export function appliedValuesOf({
  principals,
  scope,
  deletionThreshold,
  jobState,
  displayName,
  schema,
}: AppliedConfiguration): AspectValues {
  return {
    scope: { kind: 'principals', principals },
    'scope-mode': { kind: 'scope-mode', scope },
    ...(deletionThreshold ? { 'deletion-guard': { kind: 'deletion-guard', ...deletionThreshold } } : {}),
    'job-state': { kind: 'job-state', state: jobState },
    'configuration-name': { kind: 'name', displayName },
    ...(schema ? schemaValuesOf(schema) : {}),
  };
}
