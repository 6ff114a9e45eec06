import type { Sharing } from '../sharing.ts';
import type { SynchronizationConfiguration } from '../synchronization.ts';
import type { TenantId } from '../tenant.ts';
import type { ConfigurationEvidence, Remedy } from './finding.ts';

/** The configuration as evidence: which one is meant. */
export function identify(configuration: SynchronizationConfiguration): ConfigurationEvidence {
  const { servicePrincipalId, applicationClientId, displayName, createdAt } = configuration;
  return { servicePrincipalId, applicationClientId, displayName, ...(createdAt === undefined ? {} : { createdAt }) };
}

/** Back to what is intended; where nothing is intended for the tenant, a person decides on the Share users page. */
export function repair(tenantId: TenantId, intended: Sharing | undefined): Remedy {
  return intended?.tenants.includes(tenantId)
    ? { kind: 'plan', request: { flow: 'repair-drift', tenantIds: [tenantId] } }
    : { kind: 'share-users-page' };
}

/** The same for what was begun and never finished: it gets what all the others have, if they have anything. */
export function finish(tenantId: TenantId, intended: Sharing | undefined): Remedy {
  const stopped = intended?.stopped?.includes(tenantId) === true;
  return intended && intended.principals.length > 0 && !intended.tenants.includes(tenantId) && !stopped
    ? { kind: 'plan', request: { flow: 'share-current-scope', principals: [] } }
    : repair(tenantId, intended);
}

export function inEntra({ servicePrincipalId }: SynchronizationConfiguration): Remedy {
  return { kind: 'entra', servicePrincipalId };
}
