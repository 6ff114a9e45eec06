import { expect, it } from 'vitest';
import type { SharingRequest } from '../sharing.ts';
import { draftPlan } from './draft-plan.ts';
import type { PlanContent } from './plan.ts';
import {
  configuration,
  group,
  groupPrincipal,
  memberTenant,
  observation,
  person,
  tenantIdOf,
  trusted,
} from './testing/build-observation.ts';

const [anna, ben, cleo] = [person('Anna'), person('Ben'), person('Cleo')];
const [sales, board] = [groupPrincipal('Sales'), groupPrincipal('Board')];
const tenants = [1, 2, 3].map(tenantIdOf);
const overrides = [{ tenantId: tenantIdOf(2), principals: [board] }];

const world = observation(
  [1, 2, 3].map((number) => memberTenant(number)),
  [group('Sales', [anna, ben], { ownersOutside: [cleo] }), group('Board', [cleo])],
  {
    partnerConfigurations: [1, 2, 3].map(trusted),
    configurations: [1, 2, 3].map((number) => configuration(number, [sales])),
  },
);

function content(request: SharingRequest, moment = world): PlanContent {
  const drafted = draftPlan(request, 'override-users-and-groups', moment);
  if (drafted.kind === 'refused') throw new Error(drafted.refusal.code);
  return drafted.content;
}

const only = [tenantIdOf(2)];

it('is planned for its tenant alone', () => {
  const { tenants: plans, effect } = content({ principals: [sales], tenants, overrides, only });
  expect(plans.map((plan) => plan.tenantId)).toEqual(only);
  expect(plans[0]).toMatchObject({
    before: { principals: [sales], started: true },
    changes: [
      { kind: 'assign', principal: board },
      { kind: 'unassign', principal: sales },
    ],
  });
  expect(effect.tenants).toMatchObject([
    { tenantIds: only, created: ['user-Cleo'], removed: ['user-Anna', 'user-Ben'], kept: [] },
  ]);
});

it('is kept when what all share is edited, and nothing changes in its tenant', () => {
  const shared = world.configurations.map((one, index) => (index === 1 ? configuration(2, [board]) : one));
  const edited = content({ principals: [sales, board], tenants, overrides }, { ...world, configurations: shared });
  expect(edited.tenants.map((plan) => plan.changes.length)).toEqual([1, 0, 1]);
  expect(edited.sharing.overrides).toEqual(overrides);
});

it('is ended by asking for the tenant without it', () => {
  const own = world.configurations.map((one, index) => (index === 1 ? configuration(2, [board]) : one));
  const [plan] = content({ principals: [sales], tenants, only }, { ...world, configurations: own }).tenants;
  expect(plan?.changes).toMatchObject([
    { kind: 'assign', principal: sales },
    { kind: 'unassign', principal: board },
  ]);
});

it('warns of an owner in the tenants in which the owner is not shared, and not because of tenants left out', () => {
  const warned = content({ principals: [sales], tenants, overrides }).warnings.map((warning) => warning.code);
  expect(warned).toContain('owners-not-shared');
  const inItsTenant = content({ principals: [sales], tenants, overrides, only }).warnings;
  expect(inItsTenant.map((warning) => warning.code)).toEqual(['removes-people']);
});

it('waits for its tenant alone, if that has not joined', () => {
  const pending = observation(
    [memberTenant(1), memberTenant(2, 'pending'), memberTenant(3, 'pending')],
    [...world.principals.values()],
  );
  const { tenants: plans } = content({ principals: [sales], tenants, only: [tenantIdOf(1), tenantIdOf(2)] }, pending);
  expect(plans.map((plan) => plan.disposition.kind)).toEqual(['change', 'waiting']);
});
