import fc from 'fast-check';
import { expect, it } from 'vitest';
import { ourConfigurations, scopeOf, wasStarted } from '../configuration-facts.ts';
import type { Observation } from '../observation.ts';
import type { SharingRequest } from '../sharing.ts';
import type { Change } from './change.ts';
import { effectOnPeople } from './effect-on-people.ts';
import { orderRequest } from './order-request.ts';
import { peopleInScope } from './people-in-scope.ts';
import { planChanges } from './plan-changes.ts';
import type { TenantPlan } from './plan.ts';
import { tenantIdOf } from './testing/build-observation.ts';
import { carryOut } from './testing/carry-out.ts';
import { principals } from './testing/some-situation.ts';
import { someRequest } from './testing/some-request.ts';

const kindsOf = ({ changes }: TenantPlan) => changes.map((change) => change.kind);
const byTenant = (plans: readonly TenantPlan[]) => Object.fromEntries(plans.map((plan) => [plan.tenantId, plan]));
const scopeIn = (world: Observation, id: string | undefined) =>
  world.configurations.filter((one) => one.servicePrincipalId === id).flatMap(scopeOf);

/** The directory before each change of a plan, with the change. */
function moments(
  plan: TenantPlan,
  world: Observation,
): readonly { readonly change: Change; readonly at: Observation }[] {
  let at = world;
  return plan.changes.map((change) => {
    const moment = { change, at };
    at = carryOut([{ ...plan, changes: [change] }], at);
    return moment;
  });
}

it('leaves nothing to plan once a request of any kind was carried out', () => {
  fc.assert(
    fc.property(someRequest, ({ world, request, flow }) => {
      const after = carryOut(planChanges(request, world, flow), world);
      expect(planChanges(request, after, flow).flatMap((plan) => plan.changes)).toEqual([]);
    }),
    { numRuns: 1_000 },
  );
});

const indispensable: readonly Change['reason'][] = [
  'no-configuration',
  'configuration-taken-over',
  'outbound-redemption-missing',
  'not-assigned',
  'wrong-role',
  'settings-differ',
  'rival-removed',
];

it('plans no change that could be left out', () => {
  fc.assert(
    fc.property(someRequest, ({ world, request, flow }) => {
      const plans = planChanges(request, world, flow);
      for (const plan of plans) {
        for (const change of plan.changes.filter(
          (one) => one.kind !== 'pause-job' && indispensable.includes(one.reason),
        )) {
          const without = plan.changes.filter((one) => one !== change);
          const after = carryOut([{ ...plan, changes: without }], world);
          const again = planChanges(request, after, 'edit-shared-users-and-groups');
          expect(again.find((one) => one.tenantId === plan.tenantId)?.disposition.kind).not.toBe('unchanged');
        }
      }
    }),
  );
});

it('stops rivals first, adds before it removes, waits after it has removed, and deletes last', () => {
  const order: readonly (readonly Change['kind'][])[] = [
    ['rename-configuration', 'create-partner-configuration', 'allow-outbound-redemption', 'create-configuration'],
    ['create-job'],
    ['assign'],
    ['unassign'],
    ['start-job'],
    ['await-cycle'],
    ['pause-job'],
    ['delete-configuration'],
  ];
  const rank = ({ kind, reason }: Change) =>
    kind === 'pause-job' && reason === 'rival-removed' ? -1 : order.findIndex((kinds) => kinds.includes(kind));
  fc.assert(
    fc.property(someRequest, ({ world, request, flow }) => {
      for (const { changes } of planChanges(request, world, flow)) {
        const ranks = changes.filter((change) => change.kind !== 'save-settings').map(rank);
        expect(ranks).toEqual(ranks.toSorted((a, b) => a - b));
      }
    }),
  );
});

it('widens the guard before anybody is taken out, to no more than leave, and narrows or deletes it at the end', () => {
  let widened = 0;
  fc.assert(
    fc.property(someRequest, ({ world, request, flow }) => {
      const plans = planChanges(request, world, flow);
      const { tenants } = effectOnPeople(plans, world);
      for (const plan of plans) {
        const at = plan.changes.findIndex((change) => change.reason === 'removals-confirmed');
        if (at === -1) continue;
        widened += 1;
        const change = plan.changes[at];
        const removed = tenants.find((entry) => entry.tenantIds.includes(plan.tenantId))?.removed.length;
        expect(change?.kind === 'save-settings' && change.settings.deletionThreshold).toEqual({
          enabled: true,
          value: removed,
        });
        expect(at).toBeLessThan(kindsOf(plan).indexOf('unassign'));
        const cycle = kindsOf(plan).indexOf('await-cycle');
        expect(
          plan.changes.slice(cycle).some((one) => ['guard-restored', 'sharing-stopped'].includes(one.reason)),
        ).toBe(true);
      }
    }),
    { numRuns: 1_000 },
  );
  expect(widened).toBeGreaterThan(0);
});

it('begins the cycle and the deletion only when nobody is in scope of a configuration whose people are taken out', () => {
  fc.assert(
    fc.property(someRequest, ({ world, request, flow }) => {
      const takeOut = (request.stops ?? []).filter((stop) => stop.accounts === 'take-out').map((stop) => stop.tenantId);
      for (const plan of planChanges(request, world, flow).filter((one) => takeOut.includes(one.tenantId))) {
        const id = plan.configuration?.servicePrincipalId;
        const started = world.configurations.some((one) => one.servicePrincipalId === id && one.jobs.some(wasStarted));
        const later = moments(plan, world).filter(({ change }) => !['unassign', 'save-settings'].includes(change.kind));
        expect(later.flatMap(({ at }) => (started ? scopeIn(at, id) : []))).toEqual([]);
        const deletes = kindsOf(plan).includes('delete-configuration');
        expect(kindsOf(plan).includes('await-cycle')).toBe(started && deletes);
      }
    }),
  );
});

it('unassigns nobody where accounts are left behind or one of several is chosen', () => {
  fc.assert(
    fc.property(someRequest, ({ world, request, flow }) => {
      const leaveBehind = (request.stops ?? []).filter((stop) => stop.accounts === 'leave-behind');
      const gentle = [...leaveBehind, ...(request.choices ?? [])]
        .map((one) => one.tenantId)
        .filter(
          (tenantId) => !request.stops?.some((stop) => stop.tenantId === tenantId && stop.accounts === 'take-out'),
        );
      const plans = planChanges(request, world, flow).filter((plan) => gentle.includes(plan.tenantId));
      expect(plans.flatMap(kindsOf).filter((kind) => ['unassign', 'await-cycle', 'start-job'].includes(kind))).toEqual(
        [],
      );
      expect(effectOnPeople(plans, world).tenants.flatMap((entry) => entry.removed)).toEqual([]);
    }),
  );
});

it('plans for every tenant as if it were the only one', () => {
  fc.assert(
    fc.property(someRequest, fc.constantFrom(0, 1, 2, 3, 4), ({ world, request, flow }, number) => {
      const tenantId = tenantIdOf(number);
      const all = planChanges(request, world, flow).filter((plan) => plan.disposition.kind !== 'waiting');
      const only = planChanges({ ...request, only: [tenantId] }, world, flow).filter(
        (plan) => plan.disposition.kind !== 'waiting',
      );
      expect(only).toEqual(all.filter((plan) => plan.tenantId === tenantId));
    }),
  );
});

it('lets the override, the stop or the choice of a tenant change nothing in the others', () => {
  const withoutTenant = (request: SharingRequest, tenantId: string): SharingRequest => ({
    ...request,
    overrides: (request.overrides ?? []).filter((one) => one.tenantId !== tenantId),
    stops: (request.stops ?? []).filter((one) => one.tenantId !== tenantId),
    choices: (request.choices ?? []).filter((one) => one.tenantId !== tenantId),
    pauses: (request.pauses ?? []).filter((one) => one !== tenantId),
  });
  fc.assert(
    fc.property(someRequest, fc.constantFrom(0, 1, 2, 3, 4), ({ world, request, flow }, number) => {
      const tenantId = tenantIdOf(number);
      const { [tenantId]: _mine, ...others } = byTenant(planChanges(request, world, flow));
      const plain = byTenant(planChanges(withoutTenant(request, tenantId), world, flow));
      for (const [other, plan] of Object.entries(others)) expect(plain[other]).toEqual(plan);
    }),
  );
});

it('leaves configurations and trust of tenants that are not named as they are', () => {
  fc.assert(
    fc.property(someRequest, ({ world, request, flow }) => {
      const named = [
        ...request.tenants,
        ...[...(request.stops ?? []), ...(request.choices ?? [])].map((one) => one.tenantId),
      ];
      const after = carryOut(planChanges(request, world, flow), world);
      for (const number of [0, 1, 2, 3, 4].filter((one) => !named.includes(tenantIdOf(one)))) {
        const of = (moment: Observation) => [
          ourConfigurations(moment.configurations, tenantIdOf(number)),
          moment.partnerConfigurations.filter((partner) => partner.tenantId === tenantIdOf(number)),
        ];
        expect(of(after)).toEqual(of(world));
      }
    }),
  );
});

it('names in the effect of a stop everybody once who had an account because of it', () => {
  fc.assert(
    fc.property(someRequest, ({ world, request, flow }) => {
      for (const { tenantId, accounts } of request.stops ?? []) {
        const plans = planChanges(request, world, flow).filter(
          (plan) => plan.tenantId === tenantId && plan.disposition.kind === 'change',
        );
        for (const entry of effectOnPeople(plans, world).tenants) {
          const gone = accounts === 'take-out' ? entry.removed : entry.leftBehind;
          expect(new Set(gone).size).toBe(entry.peopleBefore);
          expect([...entry.created, ...entry.kept, ...entry.guestsStayingGuests]).toEqual([]);
        }
      }
    }),
  );
});

it('is the same request whichever order it is told in, and however often it is put in order', () => {
  fc.assert(
    fc.property(someRequest, fc.shuffledSubarray(principals, { minLength: 1 }), ({ request }, wanted) => {
      const told = { ...request, principals: wanted };
      const reversed = {
        ...told,
        principals: [...wanted.toReversed(), ...wanted],
        tenants: [...told.tenants.toReversed(), ...told.tenants.map((tenantId) => tenantId.toUpperCase())],
        stops: told.stops?.toReversed() ?? [],
        overrides: told.overrides?.toReversed() ?? [],
      };
      expect(orderRequest(reversed)).toEqual(orderRequest(told));
      expect(orderRequest(orderRequest(told))).toEqual(orderRequest(told));
    }),
  );
});

it('creates and keeps exactly the people who are in a scope that is synchronized afterwards, and takes out no others', () => {
  fc.assert(
    fc.property(someRequest, ({ world, request, flow }) => {
      const plans = planChanges(request, world, flow).filter((plan) => plan.disposition.kind === 'change');
      const after = carryOut(plans, world);
      for (const plan of plans.filter((one) => request.tenants.includes(one.tenantId))) {
        const [entry] = effectOnPeople([plan], world).tenants;
        const chosen = request.choices?.find((one) => one.tenantId === plan.tenantId);
        const [before, now] = [world, after].map((moment) => {
          const ours = ourConfigurations(moment.configurations, plan.tenantId);
          const others = moment.configurations.filter((one) => one.servicePrincipalId === chosen?.keep);
          const running = [...ours, ...others].filter(({ jobs }) => jobs.some(wasStarted));
          return peopleInScope(running.flatMap(scopeOf), world.principals).shared;
        });
        const rests = !chosen && (request.pauses?.includes(plan.tenantId) ?? false);
        const cared = [...(entry?.created ?? []), ...(entry?.kept ?? []), ...(rests ? (entry?.leftBehind ?? []) : [])];
        const known = [...(now?.keys() ?? [])].filter((userId) => !rests || before?.has(userId));
        expect(new Set(cared)).toEqual(new Set(known));
        for (const userId of entry?.removed ?? []) {
          expect(before?.has(userId)).toBe(true);
          expect(now?.has(userId)).toBe(false);
        }
      }
    }),
    { numRuns: 300 },
  );
});
