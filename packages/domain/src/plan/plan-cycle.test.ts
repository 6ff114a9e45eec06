import { describe, expect, it } from 'vitest';
import type { Principal } from '../principal.ts';
import type { SharingRequest } from '../sharing.ts';
import type { SynchronizationConfiguration } from '../synchronization.ts';
import { effectOnPeople } from './effect-on-people.ts';
import { planChanges } from './plan-changes.ts';
import {
  configuration,
  group,
  groupPrincipal,
  job,
  memberTenant,
  observation,
  person,
  stoppedJob,
  tenantIdOf,
  trusted,
} from './testing/build-observation.ts';
import { wantedSettings } from './wanted-settings.ts';

const people = Array.from({ length: 12 }, (_, number) => person(`Person ${String(number).padStart(2, '0')}`));
const all = groupPrincipal('All');
const few = groupPrincipal('Few');
const most = groupPrincipal('Most');
const facts = [group('All', people), group('Few', people.slice(0, 3)), group('Most', people.slice(0, 7))];
const guard = (value: number, enabled = true) => ({
  ...wantedSettings(tenantIdOf(1), 1),
  deletionThreshold: { enabled, value },
});

function plan(
  wanted: Principal,
  existing: SynchronizationConfiguration,
  rest: Partial<SharingRequest> = { tenants: [tenantIdOf(1)] },
) {
  const world = observation([memberTenant(1)], facts, {
    partnerConfigurations: [trusted(1)],
    configurations: [existing],
  });
  const plans = planChanges(
    { principals: [wanted], tenants: [tenantIdOf(1)], ...rest },
    world,
    'edit-shared-users-and-groups',
  );
  const [only] = plans;
  if (!only) throw new Error('there is a plan for the tenant');
  const { changes } = only;
  return {
    steps: changes.map(({ kind, reason }) => `${kind}: ${reason}`),
    guards: changes.flatMap((change) =>
      change.kind === 'save-settings' ? [change.settings.deletionThreshold.value] : [],
    ),
    effect: effectOnPeople(plans, world).tenants[0],
  };
}

describe('more people leave than the guard lets go', () => {
  it('widens it to their number, waits for the cycle and narrows it to what the new scope needs', () => {
    const { steps, guards } = plan(few, configuration(1, [all], { settings: guard(8) }));
    expect(steps).toEqual([
      'save-settings: removals-confirmed',
      'assign: not-assigned',
      'unassign: no-longer-shared',
      'await-cycle: people-are-taken-out',
      'save-settings: guard-restored',
    ]);
    expect(guards).toEqual([9, 5]);
  });

  it('starts a job that rests before it waits', () => {
    const existing = configuration(1, [all], { settings: guard(8), jobs: [job({ schedule: 'paused' })] });
    expect(plan(few, existing).steps.slice(3)).toEqual([
      'start-job: job-not-started',
      'await-cycle: people-are-taken-out',
      'save-settings: guard-restored',
    ]);
  });

  it('starts a job in quarantine before it waits, and only then', () => {
    const held = [job({ code: 'quarantine' })];
    expect(plan(few, configuration(1, [all], { settings: guard(8), jobs: held })).steps.slice(3)).toEqual([
      'start-job: job-in-quarantine',
      'await-cycle: people-are-taken-out',
      'save-settings: guard-restored',
    ]);
    const { steps } = plan(few, configuration(1, [all], { settings: guard(9), jobs: held }));
    expect(steps).toEqual(['assign: not-assigned', 'unassign: no-longer-shared']);
  });

  it('measures them by the guard that would be saved, where another one is to be replaced', () => {
    const off = configuration(1, [all], { settings: guard(500, false) });
    expect(plan(few, off).guards).toEqual([9, 5]);
    expect(plan(most, off).steps).toEqual([
      'save-settings: settings-differ',
      'assign: not-assigned',
      'unassign: no-longer-shared',
    ]);
  });
});

it.each([
  ['exactly as many leave as the guard lets go', few, configuration(1, [all], { settings: guard(9) })],
  ['the job was never started', few, configuration(1, [all], { settings: guard(5), jobs: [stoppedJob] })],
])('waits for no cycle when %s', (_, wanted, existing) => {
  expect(plan(wanted, existing).steps).not.toContain('await-cycle: people-are-taken-out');
});

it('writes no settings that it could not read, whoever leaves', () => {
  const { settings: _, ...unread } = configuration(1, [all]);
  expect(plan(few, unread).steps).toEqual(['assign: not-assigned', 'unassign: no-longer-shared']);
});

describe('a job that is not to run afterwards', () => {
  const pauses = { pauses: [tenantIdOf(1)] };

  it('is paused when it runs, and leaves behind who is in scope', () => {
    const { steps, effect } = plan(few, configuration(1, [few]), pauses);
    expect(steps).toEqual(['pause-job: was-not-running']);
    expect(effect).toMatchObject({ leftBehind: people.slice(0, 3).map((one) => one.userId), kept: [], removed: [] });
  });

  it('runs until those are taken out who leave', () => {
    const existing = configuration(1, [most], { settings: guard(8), jobs: [job({ schedule: 'paused' })] });
    const { steps, effect } = plan(few, existing, pauses);
    expect(steps).toEqual([
      'assign: not-assigned',
      'unassign: no-longer-shared',
      'start-job: job-not-started',
      'await-cycle: people-are-taken-out',
      'pause-job: was-not-running',
    ]);
    expect(effect?.removed).toEqual(people.slice(3, 7).map((one) => one.userId));
  });

  it('is not started for those who come, and they get no account yet', () => {
    const existing = configuration(1, [few], { settings: guard(8), jobs: [job({ schedule: 'paused' })] });
    const { steps, effect } = plan(most, existing, {
      ...pauses,
      overrides: [{ tenantId: tenantIdOf(1), principals: [few, most] }],
    });
    expect(steps).toEqual(['assign: not-assigned']);
    expect(effect).toMatchObject({ created: [], leftBehind: people.slice(0, 3).map((one) => one.userId) });
  });

  it('is not started when it is new', () => {
    const { steps } = plan(few, configuration(1, [], { jobs: [] }), pauses);
    expect(steps).toEqual(['create-job: no-job', 'save-settings: settings-never-saved', 'assign: not-assigned']);
  });
});

describe('a guard that holds deletions back', () => {
  const held = [job({ code: 'quarantine' })];

  it('is not loosened, for whom it holds back is in no plan', () => {
    expect(plan(all, configuration(1, [all], { settings: guard(2) })).guards).toEqual([5]);
    expect(plan(all, configuration(1, [all], { settings: guard(2), jobs: held })).steps).toEqual([]);
    expect(plan(all, configuration(1, [all], { settings: guard(50), jobs: held })).guards).toEqual([5]);
  });

  it('is afterwards as it was, when it is widened to those who are named', () => {
    expect(plan(few, configuration(1, [all], { settings: guard(2), jobs: held })).guards).toEqual([9, 2]);
  });

  it('is set where none was', () => {
    expect(plan(all, configuration(1, [all], { settings: guard(2, false), jobs: held })).guards).toEqual([5]);
  });
});
