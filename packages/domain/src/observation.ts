import type { MultitenantOrganization } from './organization.ts';
import type { PartnerConfiguration } from './partner-configuration.ts';
import type { PrincipalFacts } from './principal.ts';
import type { SynchronizationConfiguration } from './synchronization.ts';
import type { TenantId } from './tenant.ts';

/** What the home tenant's directory held at one moment: the left side of every plan. */
export interface Observation {
  /** Milliseconds since the epoch. */
  readonly observedAt: number;
  readonly homeTenantId: TenantId;
  readonly organization: MultitenantOrganization;
  readonly partnerConfigurations: readonly PartnerConfiguration[];
  /** Every configuration made from the cross-tenant synchronization template, foreign ones included. */
  readonly configurations: readonly SynchronizationConfiguration[];
  /** Facts of every principal that is wanted or assigned, by principal id. */
  readonly principals: ReadonlyMap<string, PrincipalFacts>;
  /**
   * Accounts that are known to exist in a partner tenant already, where that tenant lets the portal look.
   * A tenant that is absent here cannot be seen: nothing is known, not "nobody is there".
   */
  readonly existingAccounts: ReadonlyMap<TenantId, readonly ExistingAccount[]>;
}

/** An account in a partner tenant that stands for a person of the home tenant. */
export interface ExistingAccount {
  readonly userPrincipalName: string;
  readonly mail?: string;
  readonly userType: 'member' | 'guest' | 'unknown';
}
