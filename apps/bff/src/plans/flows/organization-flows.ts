import type { Observation, ScopeOverride, Sharing, SynchronizationConfiguration, TenantId } from '@tenantry/domain';
import { activePartners, ourConfigurations, scopeOf } from '@tenantry/domain';
import { currentScope } from '../../sharing/current-scope.ts';
import { requireActive } from './require-active.ts';
import { principalsIn, type Background, type RequestOf, type Wish } from './wish.ts';

/** What was picked is shared with every active tenant; tenants with an override keep it. */
export function selectUsersAndGroups(
  { principals }: RequestOf<'select-users-and-groups'>,
  { intended }: Background,
): Wish {
  return {
    principals: [...principals, ...principalsIn(intended)],
    sharing: (observation) => forTenants(principals, partnersIn(observation), intended),
  };
}

/**
 * What is shared now is shared with the tenants that are named; else with all that have no share yet, but for those with
 * which it was stopped on purpose. The planner leaves tenants as they are that have one.
 */
export function shareCurrentScope({ tenantIds }: RequestOf<'share-current-scope'>, { intended }: Background): Wish {
  const named = tenantIds && [...new Set(tenantIds.map((tenantId) => tenantId.toLowerCase()))];
  return {
    principals: principalsIn(intended),
    sharing(observation) {
      const { principals, stopped } = currentScope(observation, intended);
      if (named) {
        for (const tenantId of named) requireActive(tenantId, observation);
        return { ...forTenants(principals, named, intended), only: named };
      }
      const left = new Set(stopped.map((tenant) => tenant.tenantId));
      const tenants = partnersIn(observation).filter((tenantId) => !left.has(tenantId));
      return forTenants(principals, tenants, intended);
    },
  };
}

/**
 * What is picked replaces what is shared, in every tenant that has our configuration: not in those that were never shared
 * with, or are not any more.
 */
export function editUsersAndGroups(
  { principals }: RequestOf<'edit-shared-users-and-groups'>,
  { intended }: Background,
): Wish {
  return {
    principals: [...principals, ...principalsIn(intended)],
    sharing(observation) {
      const tenants = partnersIn(observation).filter((tenantId) =>
        isSharedWith(tenantId, observation.configurations, intended),
      );
      return forTenants(principals, tenants, intended);
    },
  };
}

function partnersIn({ organization, homeTenantId }: Observation): readonly TenantId[] {
  return activePartners(organization, homeTenantId).map((tenant) => tenant.tenantId);
}

/** A configuration in which nobody is left, to a tenant that is not intended, is what remains of a share that was stopped. */
function isSharedWith(
  tenantId: TenantId,
  configurations: readonly SynchronizationConfiguration[],
  intended: Sharing | undefined,
): boolean {
  const ours = ourConfigurations(configurations, tenantId);
  if (ours.length === 0) return false;
  const neverApplied = intended === undefined || intended.tenants.length === 0;
  if (neverApplied ? !intended?.stopped?.includes(tenantId) : intended.tenants.includes(tenantId)) return true;
  return ours.some((configuration) => scopeOf(configuration).length > 0);
}

function forTenants(
  principals: Sharing['principals'],
  tenants: readonly TenantId[],
  intended: Sharing | undefined,
): Sharing {
  const overrides = (intended?.overrides ?? []).filter((override: ScopeOverride) =>
    tenants.includes(override.tenantId),
  );
  return { principals, tenants, ...(overrides.length > 0 ? { overrides } : {}) };
}
