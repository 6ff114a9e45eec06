import { byName } from '../by-name.ts';
import { ourConfigurations } from '../configuration-facts.ts';
import type { Observation } from '../observation.ts';
import type { MemberTenant } from '../organization.ts';
import type { SharingFlow, SharingRequest } from '../sharing.ts';
import type { TenantId } from '../tenant.ts';
import { orderRequest } from './order-request.ts';
import { planChoice } from './plan-choice.ts';
import { planSharing } from './plan-sharing.ts';
import { planStop } from './plan-stop.ts';
import type { Planning, TenantOutcome } from './planning.ts';
import type { TenantPlan } from './plan.ts';
import { isPlannedFor } from './request-concern.ts';
import { createScopeReader } from './scope-reader.ts';

/**
 * What is missing between what an administrator wants and what the directory holds, for every active tenant that the
 * request names and every tenant that has not joined yet; in order of tenant name, then id. The same input in any order
 * gives the same plan, and a plan that was carried out leaves nothing to plan. Configurations with other names are touched
 * only where a choice names them. Principals that do not exist are planned all the same: whether a plan may be made is for
 * `refusalOf`.
 */
export function planChanges(
  request: SharingRequest,
  observation: Observation,
  flow: SharingFlow,
): readonly TenantPlan[] {
  if (observation.organization.state !== 'active') return [];
  const scopes = createScopeReader(observation.principals);
  const planning: Planning = { request: orderRequest(request), observation, flow, scopes };
  return tenantsOf(planning)
    .toSorted((a, b) => byName({ ...a, id: a.tenantId }, { ...b, id: b.tenantId }))
    .map((tenant) => ({
      tenantId: tenant.tenantId,
      displayName: tenant.displayName,
      ...planTenant(tenant, planning),
    }));
}

type PlannedTenant = Pick<MemberTenant, 'tenantId' | 'displayName' | 'state'>;

/** Sharing can be stopped with a tenant that has left, too: its configuration goes on until somebody stops it. */
function tenantsOf({ request, observation }: Planning): readonly PlannedTenant[] {
  const { homeTenantId, organization, configurations } = observation;
  const named = (entries: readonly { readonly tenantId: TenantId }[] = []) => entries.map((entry) => entry.tenantId);
  const stopped = new Set(named(request.stops));
  const wanted = new Set([...request.tenants, ...stopped, ...named(request.choices), ...named(request.returns)]);
  const waits = ({ tenantId }: PlannedTenant) =>
    request.only ? request.tenants.includes(tenantId) : request.tenants.length > 0;
  const isShared = (tenantId: TenantId) => ourConfigurations(configurations, tenantId).length > 0;
  const members = organization.tenants.filter((tenant) => {
    const { tenantId, state } = tenant;
    if (state === 'active') return wanted.has(tenantId);
    return stopped.has(tenantId) ? isShared(tenantId) : state === 'pending' && waits(tenant);
  });
  const known = new Set(organization.tenants.map((tenant) => tenant.tenantId));
  const left = [...stopped]
    .filter((tenantId) => !known.has(tenantId) && isShared(tenantId))
    .map((tenantId): PlannedTenant => ({ tenantId, displayName: tenantId, state: 'removed' }));
  return [...members, ...left].filter(({ tenantId }) => tenantId !== homeTenantId && isPlannedFor(request, tenantId));
}

function planTenant({ tenantId, state }: PlannedTenant, planning: Planning): TenantOutcome {
  const { request } = planning;
  const stop = request.stops?.find((one) => one.tenantId === tenantId);
  if (stop) return planStop(stop, planning);
  if (state !== 'active') return { disposition: { kind: 'waiting', reason: 'tenant-pending' }, changes: [] };
  const choice = request.choices?.find((one) => one.tenantId === tenantId);
  return choice ? planChoice(choice, planning) : planSharing(tenantId, planning);
}
