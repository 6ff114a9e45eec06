import { describe, expect, it } from 'vitest';
import type { Observation } from '../observation.ts';
import type { SharingStop } from '../sharing.ts';
import type { SynchronizationConfiguration } from '../synchronization.ts';
import { effectOnPeople } from './effect-on-people.ts';
import { orderRequest } from './order-request.ts';
import { planChanges } from './plan-changes.ts';
import {
  configuration,
  defaultAccessRoleId,
  group,
  groupPrincipal,
  job,
  memberTenant,
  observation,
  person,
  stoppedJob,
  tenantIdOf,
  userPrincipal,
} from './testing/build-observation.ts';
import { wantedSettings } from './wanted-settings.ts';

const people = Array.from({ length: 8 }, (_, number) => person(`Person ${number}`));
const sales = groupPrincipal('Sales');
const settings = wantedSettings(tenantIdOf(1), 1);

function world(configurations: readonly SynchronizationConfiguration[], rest: Partial<Observation> = {}) {
  return observation([memberTenant(1), memberTenant(2)], [group('Sales', people)], { configurations, ...rest });
}

function stop(accounts: SharingStop['accounts'], moment: Observation) {
  const stops = [{ tenantId: tenantIdOf(1), accounts }];
  const plans = planChanges({ principals: [], tenants: [], stops }, moment, 'stop-sharing');
  const [plan] = plans;
  if (!plan) throw new Error('there is a plan for the tenant');
  expect(plans).toHaveLength(1);
  const [effect] = effectOnPeople(plans, moment).tenants;
  return { plan, steps: plan.changes.map(({ kind, reason }) => `${kind}: ${reason}`), effect };
}

describe('taking people out', () => {
  it('unassigns, waits for the cycle, and only then deletes', () => {
    const few = world([configuration(1, [sales], { settings: wantedSettings(tenantIdOf(1), 100) })]);
    const { plan, steps, effect } = stop('take-out', few);
    expect(steps).toEqual([
      'unassign: no-longer-shared',
      'await-cycle: people-are-taken-out',
      'delete-configuration: sharing-stopped',
    ]);
    expect(plan).toMatchObject({
      disposition: { kind: 'change' },
      configuration: { servicePrincipalId: 'configuration-1', jobId: 'job-1' },
      before: { principals: [sales], started: true, displayName: `MTO_Sync_${tenantIdOf(1)}` },
    });
    expect(effect).toMatchObject({ removed: people.map((one) => one.userId), leftBehind: [], kept: [] });
  });

  it('lets as many people through the guard as leave, when they are more than it lets go', () => {
    const { plan, steps } = stop('take-out', world([configuration(1, [sales], { settings })]));
    expect(steps[0]).toBe('save-settings: removals-confirmed');
    expect(plan.changes[0]).toMatchObject({
      settings: { ...settings, deletionThreshold: { enabled: true, value: 8 } },
    });
  });

  it('starts a job that rests, because only a cycle takes people out', () => {
    const paused = configuration(1, [sales], {
      jobs: [job({ schedule: 'paused' })],
      settings: wantedSettings(tenantIdOf(1), 100),
    });
    const { steps, plan } = stop('take-out', world([paused]));
    expect(steps.slice(1)).toEqual([
      'start-job: job-not-started',
      'await-cycle: people-are-taken-out',
      'delete-configuration: sharing-stopped',
    ]);
    expect(plan.before?.started).toBe(false);
  });

  it('starts a job in quarantine, because its next cycle would come only after hours', () => {
    const held = configuration(1, [sales], {
      jobs: [job({ code: 'quarantine', quarantine: { reason: 'EncounteredQuarantineException', since: 0 } })],
      settings: wantedSettings(tenantIdOf(1), 100),
    });
    const { steps } = stop('take-out', world([held]));
    expect(steps.slice(1)).toEqual([
      'start-job: job-in-quarantine',
      'await-cycle: people-are-taken-out',
      'delete-configuration: sharing-stopped',
    ]);
  });

  it('waits although nobody is in scope any more: the cycle may be missing yet', () => {
    const { steps, effect } = stop('take-out', world([configuration(1, [])]));
    expect(steps).toEqual(['await-cycle: people-are-taken-out', 'delete-configuration: sharing-stopped']);
    expect(effect?.removed).toEqual([]);
  });

  it('deletes at once what was never started', () => {
    const { steps, effect } = stop('take-out', world([configuration(1, [sales], { jobs: [stoppedJob] })]));
    expect(steps).toEqual(['delete-configuration: sharing-stopped']);
    expect(effect).toMatchObject({ removed: [], leftBehind: [] });
  });

  it('leaves assignments alone that entitle nobody', () => {
    const idle = [{ assignmentId: 'idle', principal: userPrincipal('Ola'), roleId: defaultAccessRoleId }];
    expect(stop('take-out', world([configuration(1, [], { assignments: idle })])).steps).not.toContain(
      'unassign: wrong-role',
    );
  });

  it.each([
    [
      'several-configurations',
      [configuration(1, [sales]), configuration(1, [sales], { servicePrincipalId: 'second' })],
    ],
    ['several-configurations', [configuration(1, [sales], { jobs: [job(), job({ jobId: 'job-2' })] })]],
    ['unexpected-settings', [configuration(1, [sales], { settings: { ...settings, scope: 'all' } })]],
  ])('is blocked by %s', (reason, configurations) => {
    const { plan, effect } = stop('take-out', world(configurations));
    expect(plan).toMatchObject({ disposition: { kind: 'blocked', reason }, changes: [] });
    expect(effect).toBeUndefined();
  });
});

describe('leaving accounts behind', () => {
  it('pauses and deletes every configuration of the name, and unassigns nobody', () => {
    const twins = [
      configuration(1, [sales], { createdAt: 1 }),
      configuration(1, [sales], {
        servicePrincipalId: 'second',
        createdAt: 2,
        jobs: [job({ jobId: 'job-2', schedule: 'paused' })],
      }),
    ];
    const { plan, effect } = stop('leave-behind', world(twins));
    expect(plan.changes).toEqual([
      {
        kind: 'pause-job',
        reason: 'sharing-stopped',
        servicePrincipalId: 'configuration-1',
        jobId: 'job-1',
      },
      ...['configuration-1', 'second'].map((servicePrincipalId) => ({
        kind: 'delete-configuration',
        reason: 'sharing-stopped',
        servicePrincipalId,
        displayName: `MTO_Sync_${tenantIdOf(1)}`,
      })),
    ]);
    expect(effect).toMatchObject({ removed: [], leftBehind: people.map((one) => one.userId) });
  });

  it('is possible where everybody is in scope', () => {
    const everybody = configuration(1, [sales], { settings: { ...settings, scope: 'all' } });
    expect(stop('leave-behind', world([everybody])).steps).toEqual([
      'pause-job: sharing-stopped',
      'delete-configuration: sharing-stopped',
    ]);
  });
});

it.each(['take-out', 'leave-behind'] as const)('has nothing to do where nothing is shared: %s', (accounts) => {
  const { plan } = stop(accounts, world([configuration(1, [sales], { displayName: 'Made by hand' })]));
  expect(plan).toMatchObject({ disposition: { kind: 'unchanged' }, changes: [] });
});

it('stops sharing with a tenant that has left and is no longer known by name', () => {
  const left = { ...world([configuration(1, [sales])]) };
  const { plan } = stop('leave-behind', {
    ...left,
    organization: { ...left.organization, tenants: [memberTenant(2)] },
  });
  expect(plan).toMatchObject({ displayName: tenantIdOf(1), disposition: { kind: 'change' } });
});

it('has nothing to do with a tenant that has not joined and with which nothing is shared', () => {
  const stops = [{ tenantId: tenantIdOf(3), accounts: 'take-out' as const }];
  const pending = { ...world([]), organization: { ...world([]).organization, tenants: [memberTenant(3, 'pending')] } };
  expect(planChanges({ principals: [sales], tenants: [tenantIdOf(1)], stops }, pending, 'stop-sharing')).toEqual([]);
});

it('wins over sharing with the same tenant, and over its override', () => {
  const stops = [{ tenantId: tenantIdOf(1).toUpperCase(), accounts: 'leave-behind' as const }];
  const overrides = [{ tenantId: tenantIdOf(1), principals: [sales] }];
  expect(orderRequest({ principals: [sales], tenants: [tenantIdOf(2), tenantIdOf(1)], overrides, stops })).toEqual({
    principals: [sales],
    tenants: [tenantIdOf(2)],
    stops: [{ tenantId: tenantIdOf(1), accounts: 'leave-behind' }],
  });
});
