import type { Observation, ScopeOverride, Sharing, TenantId } from '@tenantry/domain';
import { ourConfigurations, principalsFor, scopeOf } from '@tenantry/domain';
import { idsOf, sharedWithTheRest } from '../../sharing/current-scope.ts';
import { refusePlan } from '../refuse-plan.ts';
import { principalsIn, type Background, type RequestOf, type Wish } from './wish.ts';

/**
 * Tenants become again as they are intended. Where the portal never applied anything, the scope that a configuration has is
 * taken as intended, and everything else about it is put right.
 */
export function repairDrift({ tenantIds }: RequestOf<'repair-drift'>, { intended }: Background): Wish {
  const wanted = [...new Set(tenantIds.map((tenantId) => tenantId.toLowerCase()))];
  return {
    principals: principalsIn(intended),
    sharing(observation) {
      const principals = sharedWithTheRest(observation, intended);
      const scopes = wanted.flatMap((tenantId) => {
        const scope = intendedFor(tenantId, observation, intended);
        return scope.length > 0 ? [{ tenantId, principals: scope }] : [];
      });
      if (scopes.length === 0) refusePlan({ code: 'nothing-to-repair' });
      const tenants = scopes.map((scope) => scope.tenantId);
      const overrides = scopes.filter((scope) => isOverride(scope, principals, intended));
      return { principals, tenants, only: tenants, ...(overrides.length > 0 ? { overrides } : {}) };
    },
  };
}

function intendedFor(
  tenantId: TenantId,
  { configurations }: Observation,
  intended: Sharing | undefined,
): Sharing['principals'] {
  if (intended?.tenants.includes(tenantId)) return principalsFor(intended, tenantId);
  const [configuration] = ourConfigurations(configurations, tenantId);
  return configuration ? scopeOf(configuration) : [];
}

function isOverride(
  { tenantId, principals: scope }: ScopeOverride,
  principals: Sharing['principals'],
  intended: Sharing | undefined,
): boolean {
  if (intended?.overrides?.some((override) => override.tenantId === tenantId)) return true;
  return idsOf(scope) !== idsOf(principals);
}
