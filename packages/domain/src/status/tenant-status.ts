import type { TenantId } from '../tenant.ts';

/**
 * How the configuration of a tenant stands against what is intended. Never merged with the health of synchronization.
 */
export type ConfigurationState =
  /** As it was last applied by the portal, or carries the recognised name with everything in place. */
  | 'as-intended'
  /** Something differs from what is intended. */
  | 'drifted'
  /** The tenant is active and has no configuration. */
  | 'not-configured'
  /** There is one, but it is not complete: no job, no settings, nobody assigned or never started. */
  | 'incomplete'
  /** Only configurations with other names exist: made in Microsoft Entra. */
  | 'managed-in-entra'
  /** More than one carries the recognised name. */
  | 'several'
  /** Could not be read, or was read too long ago. */
  | 'unknown'
  /** The home tenant itself, or a tenant that has not joined. */
  | 'not-applicable';

/** How synchronization to a tenant runs. */
export type SynchronizationHealth =
  'active' | 'initial-cycle' | 'not-started' | 'paused' | 'quarantined' | 'failing' | 'unknown' | 'not-applicable';

/** One tenant of the organization with both axes. */
export interface TenantStatus {
  readonly tenantId: TenantId;
  readonly displayName: string;
  readonly role: 'owner' | 'member' | 'unknown';
  readonly memberState: 'pending' | 'active' | 'removed' | 'unknown';
  readonly isHomeTenant: boolean;
  /** It is meant to get other users and groups than the rest. */
  readonly overridden: boolean;
  /** Sharing with it was stopped on purpose, and nobody has shared with it again. */
  readonly stopped?: true;
  readonly configurationState: ConfigurationState;
  readonly health: SynchronizationHealth;
  /** People linked by the job so far. */
  readonly synchronizedPeople?: number;
  /** Milliseconds since the epoch. */
  readonly lastSynchronizedAt?: number;
  readonly nextCycleAt?: number;
  readonly configuration?: {
    readonly servicePrincipalId: string;
    readonly displayName: string;
    readonly jobId?: string;
  };
  readonly foreignConfigurations: readonly { readonly servicePrincipalId: string; readonly displayName: string }[];
  readonly quarantine?: { readonly reason: string; readonly since: number; readonly message?: string };
}
