import fc from 'fast-check';
import { expect, it } from 'vitest';
import { ourConfigurations, scopeOf } from '../configuration-facts.ts';
import type { Observation } from '../observation.ts';
import { principalsFor } from '../sharing.ts';
import type { Sharing, SharingFlow, SharingRequest } from '../sharing.ts';
import { orderRequest } from './order-request.ts';
import { planChanges } from './plan-changes.ts';
import type { PlanContent } from './plan.ts';
import { scopeKey } from './scope-reader.ts';
import { homeTenantId, tenantIdOf } from './testing/build-observation.ts';
import { carryOut } from './testing/carry-out.ts';
import { someRequest } from './testing/some-request.ts';
import { undoOfTenant } from './undo-of-tenant.ts';
import { undoRequest } from './undo-request.ts';

interface Done {
  readonly content: Omit<PlanContent, 'effect'>;
  readonly after: Observation;
}

function doIt(request: SharingRequest, world: Observation, flow: SharingFlow): Done {
  const tenants = planChanges(request, world, flow);
  const content = { homeTenantId, flow, sharing: orderRequest(request), tenants, warnings: [], observedAt: 0 };
  return { content, after: carryOut(tenants, world) };
}

/** All who are in scope of ours in a tenant, and whether they are kept up to date. */
function sharedWith(tenantId: string, { configurations }: Observation) {
  const ours = ourConfigurations(configurations, tenantId);
  const principals = [...new Set(ours.flatMap((one) => scopeOf(one).map((principal) => principal.id)))].toSorted();
  const runs = principals.length > 0 && ours.some(({ jobs }) => jobs.some((job) => job.schedule === 'active'));
  return { principals, runs };
}

function nameIn({ configurations }: Observation, servicePrincipalId: string) {
  return configurations.find((one) => one.servicePrincipalId === servicePrincipalId)?.displayName;
}

const intentionOf = ({ content }: Done): Sharing => ({
  principals: content.sharing.principals,
  tenants: content.sharing.tenants,
  ...(content.sharing.overrides ? { overrides: content.sharing.overrides } : {}),
});

it('takes every active tenant that a run reached back to who was shared, kept up to date or not, by which name', () => {
  let undone = 0;
  fc.assert(
    fc.property(someRequest, fc.boolean(), ({ world, request, flow }, known) => {
      const done = doIt(request, world, flow);
      const reached = new Set(done.content.tenants.map((plan) => plan.tenantId));
      const undo = undoRequest(done.content, reached, known ? intentionOf(done) : undefined);
      const { after } = undo ? doIt(undo, done.after, 'undo-run') : done;
      const active = world.organization.tenants.filter((tenant) => tenant.state === 'active');
      for (const { tenantId } of active.filter((tenant) => undo?.only?.includes(tenant.tenantId))) {
        expect(sharedWith(tenantId, after)).toEqual(sharedWith(tenantId, world));
        for (const { servicePrincipalId } of undo?.returns ?? []) {
          expect(nameIn(after, servicePrincipalId)).toBe(nameIn(world, servicePrincipalId));
        }
        undone += 1;
      }
    }),
    { numRuns: 1_000 },
  );
  expect(undone).toBeGreaterThan(100);
});

it('intends for every tenant of the plan what was before, and what is intended now for all others', () => {
  fc.assert(
    fc.property(someRequest, fc.subarray([0, 1, 2, 3, 4]), ({ world, request, flow }, some) => {
      const done = doIt(request, world, flow);
      const reached = new Set(some.map(tenantIdOf));
      const now = intentionOf(done);
      const undo = undoRequest(done.content, reached, now);
      expect(undo?.only ?? []).toEqual((undo?.only ?? []).filter((tenantId) => reached.has(tenantId)));
      for (const tenantId of undo?.tenants ?? []) {
        const plan = done.content.tenants.find((one) => one.tenantId === tenantId);
        const undone = plan && undoOfTenant(plan);
        const intended = undone ? plan.before?.principals : principalsFor(now, tenantId);
        expect(undo ? scopeKey(principalsFor(undo, tenantId)) : '').toBe(scopeKey(intended ?? []));
      }
    }),
  );
});
