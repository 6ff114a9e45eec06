import type { Tenant } from '../world/tenant.ts';
import { bareNetId } from './target-directory.ts';

/** What matching asks of the source tenant, indexed once per cycle. */
export interface SourceAnchors {
  /** Whether several living users carry this home account id, so that nobody can say whom an account belongs to. */
  shared(netId: string): boolean;
}

/** Indexes the home account ids of a source tenant as it is now. */
export function createSourceAnchors(tenant: Tenant): SourceAnchors {
  const seen = new Set<string>();
  const shared = new Set<string>();
  for (const { hidden, deletedDateTime } of tenant.users.values()) {
    if (deletedDateTime !== null || hidden.netId === '') continue;
    const netId = bareNetId(hidden.netId);
    if (seen.has(netId)) shared.add(netId);
    else seen.add(netId);
  }
  return { shared: (netId) => shared.has(bareNetId(netId)) };
}
