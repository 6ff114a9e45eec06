import type { Observation, Sharing, SharingRequest, SharingStop, TenantId } from '@tenantry/domain';
import { ourConfigurations, scopeOf } from '@tenantry/domain';
import { sharedWithTheRest } from '../../sharing/current-scope.ts';
import { refusePlan } from '../refuse-plan.ts';
import { nameOf, requireActive } from './require-active.ts';
import { principalsIn, type Background, type RequestOf, type Wish } from './wish.ts';

/** One tenant gets other users and groups than the rest. */
export function overrideUsersAndGroups(
  { tenantId: wanted, principals }: RequestOf<'override-users-and-groups'>,
  { intended }: Background,
): Wish {
  const tenantId = wanted.toLowerCase();
  return {
    principals: [...principals, ...principalsIn(intended)],
    sharing(observation) {
      requireActive(tenantId, observation);
      if (principals.length === 0) refusePlan({ code: 'nothing-selected' });
      return forOne(tenantId, observation, intended, [{ tenantId, principals }]);
    },
  };
}

/** A tenant gets again what all the others get. */
export function endOverride({ tenantId: wanted }: RequestOf<'end-override'>, { intended }: Background): Wish {
  const tenantId = wanted.toLowerCase();
  return {
    principals: principalsIn(intended),
    sharing(observation) {
      requireActive(tenantId, observation);
      if (!intended?.overrides?.some((override) => override.tenantId === tenantId)) {
        refusePlan({ code: 'no-override', displayName: nameOf(tenantId, observation) });
      }
      return forOne(tenantId, observation, intended, []);
    },
  };
}

/** Nothing is shared any longer with tenants that have our configuration; those without one have nothing to stop. */
export function stopSharing({ tenantIds, accounts }: RequestOf<'stop-sharing'>): Wish {
  return {
    principals: [],
    sharing({ configurations }) {
      const stops = [...new Set(tenantIds.map((tenantId) => tenantId.toLowerCase()))]
        .filter((tenantId) => ourConfigurations(configurations, tenantId).length > 0)
        .map((tenantId): SharingStop => ({ tenantId, accounts }));
      if (stops.length === 0) refusePlan({ code: 'nothing-to-stop' });
      return { principals: [], tenants: [], only: stops.map((stop) => stop.tenantId), stops };
    },
  };
}

/** One configuration is kept for a tenant with the scope it has, and those that are named are removed. */
export function chooseConfiguration({ tenantId: wanted, keep, remove }: RequestOf<'choose-configuration'>): Wish {
  const tenantId = wanted.toLowerCase();
  return {
    principals: [],
    configurations: [keep, ...remove],
    sharing(observation) {
      requireActive(tenantId, observation);
      const kept = observation.configurations.find((one) => one.servicePrincipalId === keep);
      if (!kept) refusePlan({ code: 'configuration-missing' });
      const principals = scopeOf(kept);
      return {
        principals,
        tenants: principals.length > 0 ? [tenantId] : [],
        only: [tenantId],
        choices: [{ tenantId, keep, remove: [...new Set(remove)] }],
      };
    },
  };
}

function forOne(
  tenantId: TenantId,
  observation: Observation,
  intended: Sharing | undefined,
  overrides: NonNullable<Sharing['overrides']>,
): SharingRequest {
  const principals = sharedWithTheRest(observation, intended);
  return { principals, tenants: [tenantId], only: [tenantId], ...(overrides.length > 0 ? { overrides } : {}) };
}
