import fc from 'fast-check';
import { expect, it } from 'vitest';
import type { Observation } from '../observation.ts';
import type { Principal } from '../principal.ts';
import type { SynchronizationConfiguration } from '../synchronization.ts';
import { draftPlan } from './draft-plan.ts';
import { effectOnPeople } from './effect-on-people.ts';
import { planChanges } from './plan-changes.ts';
import { planFingerprint } from './plan-fingerprint.ts';
import { entitlingRoleId } from './testing/build-observation.ts';
import { carryOut } from './testing/carry-out.ts';
import { someSituation } from './testing/some-situation.ts';
import { whatMoved } from './what-moved.ts';

const scope = (one: SynchronizationConfiguration | undefined) =>
  new Set(one?.assignments.flatMap(({ roleId, principal }) => (roleId === entitlingRoleId ? [principal.id] : [])));
const idsOf = (list: readonly Principal[]) => new Set(list.map((principal) => principal.id));

it('leaves nothing to plan once a plan was carried out', () => {
  fc.assert(
    fc.property(someSituation, ({ world, sharing, flow }) => {
      const after = carryOut(planChanges(sharing, world, flow), world);
      expect(planChanges(sharing, after, flow).flatMap((plan) => plan.changes)).toEqual([]);
    }),
    { numRuns: 1_000 },
  );
});

it('makes the scope of every tenant it changes exactly what was asked for', () => {
  fc.assert(
    fc.property(someSituation, ({ world, sharing, flow }) => {
      const plans = planChanges(sharing, world, flow);
      const after = carryOut(plans, world);
      for (const plan of plans.filter((one) => one.disposition.kind === 'change')) {
        const ours = after.configurations.filter((one) => one.displayName === `MTO_Sync_${plan.tenantId}`);
        expect(ours.map((one) => scope(one))).toEqual([idsOf(sharing.principals)]);
        expect(ours[0]?.jobs.map((one) => one.schedule)).toEqual(['active']);
      }
    }),
  );
});

it('touches no tenant, configuration or principal outside of what was asked for', () => {
  fc.assert(
    fc.property(someSituation, ({ world, sharing, flow }) => {
      const plans = planChanges(sharing, world, flow);
      const active = new Set(
        world.organization.tenants.filter((tenant) => tenant.state === 'active').map((tenant) => tenant.tenantId),
      );
      for (const { tenantId, changes, configuration: known } of plans.filter((plan) => plan.changes.length > 0)) {
        expect(active.has(tenantId) && sharing.tenants.includes(tenantId)).toBe(true);
        expect(known?.servicePrincipalId).not.toBe('foreign');
        const own = world.configurations.find((one) => one.servicePrincipalId === known?.servicePrincipalId);
        const assigned = changes.flatMap((change) => (change.kind === 'assign' ? [change.principal.id] : []));
        const unassigned = changes.flatMap((change) => (change.kind === 'unassign' ? [change.assignmentId] : []));
        expect([...idsOf(sharing.principals)]).toEqual(expect.arrayContaining(assigned));
        expect(own?.assignments.map((one) => one.assignmentId) ?? []).toEqual(expect.arrayContaining(unassigned));
      }
    }),
  );
});

it('never lets go of somebody who was shared and stays shared, at any step', () => {
  fc.assert(
    fc.property(someSituation, ({ world, sharing, flow }) => {
      for (const plan of planChanges(sharing, world, flow)) {
        const find = (moment: Observation) =>
          moment.configurations.find((one) => one.servicePrincipalId === plan.configuration?.servicePrincipalId);
        const staying = [...scope(find(world))].filter((id) => idsOf(sharing.principals).has(id));
        const removals = plan.changes.map((change) => change.kind === 'unassign');
        expect(
          removals.indexOf(true) === -1 || !plan.changes.slice(removals.indexOf(true)).some((c) => c.kind === 'assign'),
        ).toBe(true);
        plan.changes.reduce((moment, change) => {
          const next = carryOut([{ ...plan, changes: [change] }], moment);
          for (const id of staying) expect(scope(find(next))).toContain(id);
          return next;
        }, world);
      }
    }),
  );
});

it('does not depend on the order in which anything is given', () => {
  const shuffled = someSituation.chain((situation) => {
    const shuffle = <T>(list: readonly T[]) => fc.shuffledSubarray([...list], { minLength: list.length });
    const { world, sharing } = situation;
    return fc
      .record({
        tenants: shuffle(world.organization.tenants),
        configurations: shuffle(world.configurations),
        partners: shuffle(world.partnerConfigurations),
        wanted: shuffle(sharing.principals),
        asked: shuffle(sharing.tenants),
        known: shuffle([...world.principals]),
      })
      .map((parts) => ({
        situation,
        sharing: { principals: parts.wanted, tenants: parts.asked },
        world: {
          ...world,
          organization: { ...world.organization, tenants: parts.tenants },
          configurations: parts.configurations.map((one) => ({ ...one, assignments: one.assignments.toReversed() })),
          partnerConfigurations: parts.partners,
          principals: new Map(parts.known),
        },
      }));
  });
  fc.assert(
    fc.property(shuffled, ({ situation, sharing, world }) => {
      const outcomes = [
        draftPlan(situation.sharing, situation.flow, situation.world),
        draftPlan(sharing, situation.flow, world),
      ].map((draft) => (draft.kind === 'drafted' ? planFingerprint(draft.content) : draft.refusal.code));
      expect(outcomes[1]).toBe(outcomes[0]);
    }),
  );
});

it('says what moved exactly when the plan would be another one', () => {
  fc.assert(
    fc.property(someSituation, someSituation, ({ world, sharing, flow }, { world: later }) => {
      const drafts = [draftPlan(sharing, flow, world), draftPlan(sharing, flow, { ...later, observedAt: 2_000 })];
      const [before, after] = drafts.flatMap((draft) => (draft.kind === 'drafted' ? [draft.content] : []));
      if (!before || !after) return;
      const same = planFingerprint(before) === planFingerprint(after);
      expect(whatMoved(before, after).length === 0).toBe(same);
      expect(whatMoved(before, before)).toEqual([]);
    }),
  );
});

it('names everybody in scope in exactly one way', () => {
  fc.assert(
    fc.property(someSituation, ({ world, sharing, flow }) => {
      const plans = planChanges(sharing, world, flow);
      const effect = effectOnPeople(plans, world);
      const covered = plans.filter(
        ({ disposition }) => disposition.kind === 'change' || disposition.kind === 'unchanged',
      );
      expect(effect.tenants.flatMap((entry) => entry.tenantIds).toSorted()).toEqual(
        covered.map((plan) => plan.tenantId).toSorted(),
      );
      for (const entry of effect.tenants) {
        const named = [
          ...entry.created,
          ...entry.kept,
          ...entry.guestsStayingGuests,
          ...entry.removed,
          ...entry.leftBehind,
          ...entry.skipped.map((one) => one.userId),
        ];
        expect(new Set(named).size).toBe(named.length);
        for (const userId of named) expect(effect.people[userId]?.userId).toBe(userId);
      }
    }),
  );
});
