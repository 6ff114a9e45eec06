import type { MultitenantOrganization } from '../organization.ts';
import type { PartnerConfiguration } from '../partner-configuration.ts';
import type { PrincipalFacts } from '../principal.ts';
import type { Sharing } from '../sharing.ts';
import type { SynchronizationConfiguration } from '../synchronization.ts';
import type { TenantId } from '../tenant.ts';
import type { AccountType, Finding } from './finding.ts';

/** Everything a diagnosis is made from. Moments are milliseconds since the epoch. */
export interface HealthInput {
  readonly now: number;
  readonly homeTenantId: TenantId;
  readonly organization: MultitenantOrganization;
  /** Absent when they could not be read, or were read too long ago. */
  readonly partnerConfigurations?: readonly PartnerConfiguration[];
  readonly configurations?: readonly SynchronizationConfiguration[];
  /** Facts of the principals in scope, as far as they were read. */
  readonly principals: ReadonlyMap<string, PrincipalFacts>;
  /** As what configurations create people, by service principal id, as far as their mappings were read. */
  readonly accountTypes: ReadonlyMap<string, AccountType>;
  /** What the portal last applied. */
  readonly intended: Sharing | undefined;
  /** How the last run ended for the tenants that it could not finish. */
  readonly lastFailures: ReadonlyMap<TenantId, { readonly runId: string; readonly code: string }>;
  /** Tenants that a run is changing at this moment: what is seen of them is half of the way. */
  readonly changing: ReadonlySet<TenantId>;
}

export interface Diagnosis {
  /** Errors first, then by name of the tenant. */
  readonly findings: readonly Finding[];
  /** What could not be judged: never a finding, and never fine. */
  readonly unknowns: readonly HealthUnknown[];
  /** Configurations that were looked at. */
  readonly configurationsChecked: number;
}

/**
 * - `configurations`, `trust`: could not be read at all.
 * - `settings`: those of one configuration could not be read.
 * - `people-in-scope`: groups could not be read, so that scopes cannot be compared or counted.
 * - `change-in-progress`: a run is at it.
 */
export interface HealthUnknown {
  readonly what: 'configurations' | 'trust' | 'settings' | 'people-in-scope' | 'change-in-progress';
  readonly tenant?: { readonly tenantId: TenantId; readonly displayName: string };
}
