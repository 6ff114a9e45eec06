import { describe, expect, it } from 'vitest';
import type { Observation } from '../observation.ts';
import type { SynchronizationConfiguration } from '../synchronization.ts';
import { planChanges } from './plan-changes.ts';
import {
  configuration,
  defaultAccessRoleId,
  entitlingRoleId,
  group,
  groupPrincipal,
  homeTenantId,
  job,
  memberTenant,
  observation,
  person,
  stoppedJob,
  tenantIdOf,
  trusted,
  user,
  userPrincipal,
} from './testing/build-observation.ts';
import { wantedSettings } from './wanted-settings.ts';

const anna = person('Anna');
const ben = person('Ben');
const sales = groupPrincipal('Sales');
const facts = [user(anna), user(ben), group('Sales', [anna])];
const sharing = { principals: [sales], tenants: [tenantIdOf(1)] };

function withConfiguration(existing: readonly SynchronizationConfiguration[], rest: Partial<Observation> = {}) {
  return observation([memberTenant(1)], facts, {
    configurations: existing,
    partnerConfigurations: [trusted(1)],
    ...rest,
  });
}

function withoutSettings(read: SynchronizationConfiguration): SynchronizationConfiguration {
  const { settings: _, ...unread } = read;
  return unread;
}

function onlyPlan(world: Observation, flow: Parameters<typeof planChanges>[2] = 'edit-shared-users-and-groups') {
  const [plan, ...others] = planChanges(sharing, world, flow);
  expect(others).toEqual([]);
  if (!plan) throw new Error('there is a plan for the tenant');
  return plan;
}

describe('planning for a tenant without anything', () => {
  it('goes the whole chain in order, with the start last', () => {
    const plan = onlyPlan(observation([memberTenant(1)], facts), 'select-users-and-groups');
    expect(plan).toEqual({
      tenantId: tenantIdOf(1),
      displayName: 'Partner 1',
      disposition: { kind: 'change' },
      changes: [
        { kind: 'create-partner-configuration', reason: 'no-partner-configuration' },
        { kind: 'allow-outbound-redemption', reason: 'outbound-redemption-missing' },
        { kind: 'create-configuration', reason: 'no-configuration', displayName: `MTO_Sync_${tenantIdOf(1)}` },
        { kind: 'create-job', reason: 'no-job' },
        { kind: 'save-settings', reason: 'settings-never-saved', settings: wantedSettings(tenantIdOf(1), 1) },
        { kind: 'assign', reason: 'not-assigned', principal: sales },
        { kind: 'start-job', reason: 'job-not-started' },
      ],
    });
  });

  it('asks for outbound redemption alone where the partner is known already', () => {
    const world = observation([memberTenant(1)], facts, {
      partnerConfigurations: [{ ...trusted(1), automaticRedemptionOutbound: false }],
    });
    expect(onlyPlan(world).changes[0]?.kind).toBe('allow-outbound-redemption');
  });

  it('waits for a tenant that has not joined, whether or not it was asked for', () => {
    const world = observation([memberTenant(2, 'pending')], facts);
    expect(planChanges(sharing, world, 'select-users-and-groups')).toEqual([
      {
        tenantId: tenantIdOf(2),
        displayName: 'Partner 2',
        disposition: { kind: 'waiting', reason: 'tenant-pending' },
        changes: [],
      },
    ]);
  });

  it('leaves the home tenant, removed tenants and tenants nobody asked for alone', () => {
    const tenants = [memberTenant(1), memberTenant(2), memberTenant(3, 'removed'), memberTenant(4, 'unknown')];
    const all = { ...sharing, tenants: [homeTenantId, tenantIdOf(1), tenantIdOf(3), tenantIdOf(4)] };
    const plans = planChanges(all, observation(tenants, facts), 'select-users-and-groups');
    expect(plans.map((plan) => plan.tenantId)).toEqual([tenantIdOf(1)]);
  });

  it('plans nothing outside of a multitenant organization', () => {
    const world = {
      ...observation([memberTenant(1)], facts),
      organization: { state: 'inactive' as const, tenants: [] },
    };
    expect(planChanges(sharing, world, 'select-users-and-groups')).toEqual([]);
  });
});

describe('planning for a tenant that has a configuration of the recognised name', () => {
  const kinds = (world: Observation) => onlyPlan(world).changes.map(({ kind, reason }) => `${kind}: ${reason}`);
  const table: readonly [what: string, existing: SynchronizationConfiguration, changes: readonly string[]][] = [
    ['finds nothing to do where everything is as wanted', configuration(1, [sales]), []],
    [
      'recognises the name with the tenant id in capital letters',
      configuration(1, [sales], { displayName: `MTO_Sync_${tenantIdOf(1).toUpperCase()}` }),
      [],
    ],
    [
      'makes the job, the settings and the start that are missing',
      configuration(1, [sales], { jobs: [] }),
      ['create-job: no-job', 'save-settings: settings-never-saved', 'start-job: job-not-started'],
    ],
    [
      'saves the settings of a job that is not configured',
      configuration(1, [sales], { jobs: [job({ ...stoppedJob, code: 'not-configured' })] }),
      ['save-settings: settings-never-saved', 'start-job: job-not-started'],
    ],
    [
      'saves settings that were not read when the job was never started',
      withoutSettings(configuration(1, [sales], { jobs: [stoppedJob] })),
      ['save-settings: settings-never-saved', 'start-job: job-not-started'],
    ],
    ['leaves settings that were not read when the job runs', withoutSettings(configuration(1, [sales])), []],
    [
      'sets the guard against accidental deletion where it is off',
      configuration(1, [sales], {
        settings: { ...wantedSettings(tenantIdOf(1), 1), deletionThreshold: { enabled: false, value: 500 } },
      }),
      ['save-settings: settings-differ'],
    ],
    [
      'leaves a guard that is about right',
      configuration(1, [sales], {
        settings: { ...wantedSettings(tenantIdOf(1), 1), deletionThreshold: { enabled: true, value: 9 } },
      }),
      [],
    ],
    [
      'corrects settings of everybody as long as the job was never started',
      configuration(1, [sales], {
        jobs: [stoppedJob],
        settings: { ...wantedSettings(tenantIdOf(1), 1), scope: 'all' },
      }),
      ['save-settings: settings-differ', 'start-job: job-not-started'],
    ],
    [
      'starts a paused job',
      configuration(1, [sales], { jobs: [job({ schedule: 'paused' })] }),
      ['start-job: job-not-started'],
    ],
    [
      'adds before it removes',
      configuration(1, [userPrincipal('Ben')]),
      ['assign: not-assigned', 'unassign: no-longer-shared'],
    ],
    [
      'counts an assignment with another role as none',
      configuration(1, [], {
        assignments: [{ assignmentId: 'wrong', principal: sales, roleId: defaultAccessRoleId }],
      }),
      ['assign: not-assigned', 'unassign: wrong-role'],
    ],
    [
      'takes away a second assignment with another role',
      configuration(1, [sales], {
        assignments: [
          { assignmentId: 'right', principal: sales, roleId: entitlingRoleId },
          { assignmentId: 'wrong', principal: sales, roleId: defaultAccessRoleId },
        ],
      }),
      ['unassign: wrong-role'],
    ],
  ];
  it.each(table)('%s', (_, existing, changes) => {
    expect(kinds(withConfiguration([existing]))).toEqual(changes);
  });

  it('names the configuration and the job it builds on', () => {
    expect(onlyPlan(withConfiguration([configuration(1, [sales])])).configuration).toEqual({
      servicePrincipalId: 'configuration-1',
      jobId: 'job-1',
    });
  });

  it('is blocked by a second configuration of the name, the oldest named first', () => {
    const twins = [
      configuration(1, [sales], { servicePrincipalId: 'young', createdAt: 2 }),
      configuration(1, [sales], { servicePrincipalId: 'old', createdAt: 1 }),
    ];
    expect(onlyPlan(withConfiguration(twins))).toMatchObject({
      disposition: { kind: 'blocked', reason: 'several-configurations', servicePrincipalIds: ['old', 'young'] },
      changes: [],
    });
  });

  it('is blocked by a second job', () => {
    const existing = configuration(1, [sales], { jobs: [job(), job({ jobId: 'job-2' })] });
    expect(onlyPlan(withConfiguration([existing])).disposition).toMatchObject({ reason: 'several-configurations' });
  });

  it.each([
    ['everybody', { ...wantedSettings(tenantIdOf(1), 1), scope: 'all' as const }],
    ['another tenant', wantedSettings(tenantIdOf(2), 1)],
  ])('is blocked by a job that ran for %s', (_, settings) => {
    const plan = onlyPlan(withConfiguration([configuration(1, [sales], { settings })]));
    expect(plan.disposition).toMatchObject({ kind: 'blocked', reason: 'unexpected-settings' });
    expect(plan.changes).toEqual([]);
  });

  it('does not take a configuration with another name for its own', () => {
    const foreign = configuration(1, [sales], { displayName: `mto_sync_${tenantIdOf(1)}` });
    expect(onlyPlan(withConfiguration([foreign])).changes.map((change) => change.kind)).toContain(
      'create-configuration',
    );
  });
});

describe('sharing the current scope', () => {
  it('does not touch a tenant with a complete configuration, whoever is shared there', () => {
    const world = withConfiguration([configuration(1, [userPrincipal('Ben')])], { partnerConfigurations: [] });
    expect(onlyPlan(world, 'share-current-scope')).toMatchObject({ disposition: { kind: 'unchanged' }, changes: [] });
  });

  it('does not start a job that somebody paused', () => {
    const world = withConfiguration([configuration(1, [sales], { jobs: [job({ schedule: 'paused' })] })]);
    expect(onlyPlan(world, 'share-current-scope').changes).toEqual([]);
  });

  it('completes what was left half done', () => {
    const world = withConfiguration([configuration(1, [], { jobs: [stoppedJob] })]);
    expect(onlyPlan(world, 'share-current-scope').changes.map((change) => change.kind)).toEqual([
      'assign',
      'start-job',
    ]);
  });
});

it('puts tenants and principals in order of their names', () => {
  const tenants = [
    { ...memberTenant(1), displayName: 'Zebra' },
    { ...memberTenant(2), displayName: 'apple' },
    { ...memberTenant(3), displayName: 'Apple' },
  ];
  const wide = {
    principals: [userPrincipal('Ben'), userPrincipal('Anna'), sales],
    tenants: tenants.map((t) => t.tenantId),
  };
  const plans = planChanges(wide, observation(tenants, facts), 'select-users-and-groups');
  expect(plans.map((plan) => plan.displayName)).toEqual(['apple', 'Apple', 'Zebra']);
  const assigned = plans[0]?.changes.flatMap((change) => ('principal' in change ? [change.principal.displayName] : []));
  expect(assigned).toEqual(['Anna', 'Ben', 'Sales']);
});
