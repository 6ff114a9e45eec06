import { foreignConfigurations, ourConfigurations } from '../configuration-facts.ts';
import type { Observation } from '../observation.ts';
import { activePartners } from '../organization.ts';
import type { SharingFlow, SharingRequest } from '../sharing.ts';
import type { TenantId } from '../tenant.ts';
import { orderRequest } from './order-request.ts';
import type { PlanRefusal } from './policy.ts';
import { refusalOfScope } from './refusal-of-scope.ts';
import { concernOf, isPlannedFor } from './request-concern.ts';
import type { RequestConcern } from './request-concern.ts';

/**
 * Why no plan may be made for this request, the most general reason first; `undefined` when one may. An empty group and
 * a scope in which nobody can be shared are refused: more often than not they are mistakes, and they would take
 * everybody out. A request that only stops or chooses needs no users and groups.
 */
export function refusalOf(
  request: SharingRequest,
  observation: Observation,
  flow: SharingFlow,
): PlanRefusal | undefined {
  if (observation.organization.state !== 'active') return { code: 'not-in-organization' };
  const ordered = orderRequest(request);
  const concern = concernOf(ordered);
  return (
    refuseWithoutPrincipals(concern) ??
    refuseTenants(ordered, concern, observation) ??
    refuseStops(ordered, concern, observation) ??
    refuseChoices(ordered, observation, flow) ??
    concern.scopes.map((scope) => refusalOfScope(scope, observation.principals)).find((refusal) => refusal)
  );
}

function refuseWithoutPrincipals({ scopes, tenants, decides }: RequestConcern): PlanRefusal | undefined {
  if (scopes.some((scope) => scope.length === 0)) return { code: 'nothing-selected' };
  return tenants.length === 0 && scopes.length === 0 && !decides ? { code: 'no-active-partner' } : undefined;
}

function refuseTenants(
  { only, choices = [] }: SharingRequest,
  { tenants, decides }: RequestConcern,
  observation: Observation,
): PlanRefusal | undefined {
  const active = activeIds(observation);
  const inactive = choices.find(({ tenantId }) => !active.has(tenantId) && (!only || only.includes(tenantId)));
  if (inactive) return notActive(inactive.tenantId, observation);
  if (decides || tenants.some((tenantId) => active.has(tenantId))) return undefined;
  const [meant, ...others] = only ?? [];
  return meant !== undefined && others.length === 0 ? notActive(meant, observation) : { code: 'no-active-partner' };
}

function activeIds({ organization, homeTenantId }: Observation): ReadonlySet<TenantId> {
  return new Set(activePartners(organization, homeTenantId).map((partner) => partner.tenantId));
}

function notActive(tenantId: TenantId, { organization }: Observation): PlanRefusal {
  const known = organization.tenants.find((tenant) => tenant.tenantId === tenantId);
  return { code: 'tenant-not-active', displayName: known?.displayName ?? tenantId };
}

function refuseStops(
  request: SharingRequest,
  { tenants }: RequestConcern,
  { configurations }: Observation,
): PlanRefusal | undefined {
  const { stops = [], choices = [], returns = [] } = request;
  const planned = stops.filter(({ tenantId }) => isPlannedFor(request, tenantId));
  if (planned.length === 0 || tenants.length + choices.length + returns.length > 0) return undefined;
  const stoppable = planned.some(({ tenantId }) => ourConfigurations(configurations, tenantId).length > 0);
  return stoppable ? undefined : { code: 'nothing-to-stop' };
}

/** One that is to be removed may be gone when a run is retried that has removed it. */
function refuseChoices(
  request: SharingRequest,
  { configurations }: Observation,
  flow: SharingFlow,
): PlanRefusal | undefined {
  const existing = new Set(configurations.map((one) => one.servicePrincipalId));
  const unknown = (request.choices ?? [])
    .filter(({ tenantId }) => isPlannedFor(request, tenantId))
    .some(({ tenantId, keep, remove }) => {
      const rivals = [
        ...ourConfigurations(configurations, tenantId),
        ...foreignConfigurations(configurations, tenantId),
      ];
      const ids = new Set(rivals.map((rival) => rival.servicePrincipalId));
      const isGone = (id: string) => flow === 'retry-run' && !existing.has(id);
      return !ids.has(keep) || remove.some((id) => id === keep || !(ids.has(id) || isGone(id)));
    });
  return unknown ? { code: 'configuration-missing' } : undefined;
}
