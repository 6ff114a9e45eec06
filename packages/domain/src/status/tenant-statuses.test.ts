import { describe, expect, it } from 'vitest';
import {
  configuration,
  groupPrincipal,
  homeTenantId,
  job,
  memberTenant,
  observation,
  stoppedJob,
  tenantIdOf,
  userPrincipal,
} from '../plan/testing/build-observation.ts';
import type { Sharing } from '../sharing.ts';
import type { SynchronizationConfiguration, SynchronizationJob } from '../synchronization.ts';
import { healthOf, nextCycleOf } from './job-health.ts';
import { rollUp } from './roll-up.ts';
import { tenantStatuses } from './tenant-statuses.ts';

const minute = 60_000;
const sales = groupPrincipal('Sales');
const intended = { principals: [sales], tenants: [tenantIdOf(1)] };
const organization = observation([memberTenant(2, 'pending'), memberTenant(1)], []).organization;

function reading(configurations: readonly SynchronizationConfiguration[]) {
  return { homeTenantId, organization, configurations, readAt: 0 };
}

function partner(configurations: readonly SynchronizationConfiguration[], now = 0, wanted: Sharing = intended) {
  return tenantStatuses(reading(configurations), wanted, now)[1];
}

describe('how the configuration of a tenant stands', () => {
  const table: readonly [state: string, configurations: readonly SynchronizationConfiguration[]][] = [
    ['not-configured', []],
    ['as-intended', [configuration(1, [sales])]],
    ['drifted', [configuration(1, [sales, userPrincipal('Ben')])]],
    ['drifted', [configuration(1, [userPrincipal('Ben')])]],
    ['incomplete', [configuration(1, [sales], { jobs: [] })]],
    ['incomplete', [configuration(1, [sales], { jobs: [stoppedJob] })]],
    ['incomplete', [configuration(1, [])]],
    ['managed-in-entra', [configuration(1, [sales], { displayName: 'Made by hand' })]],
    ['several', [configuration(1, [sales]), configuration(1, [sales], { servicePrincipalId: 'second' })]],
  ];
  it.each(table)('is %s', (state, configurations) => {
    expect(partner(configurations)?.configurationState).toBe(state);
  });

  it('does not drift where nothing is intended', () => {
    const [, status] = tenantStatuses(reading([configuration(1, [userPrincipal('Ben')])]), undefined, 0);
    expect(status?.configurationState).toBe('as-intended');
  });

  it('is compared with the override of the tenant, and told to have one', () => {
    const wanted = { ...intended, overrides: [{ tenantId: tenantIdOf(1), principals: [userPrincipal('Ben')] }] };
    const own = partner([configuration(1, [userPrincipal('Ben')])], 0, wanted);
    expect(own).toMatchObject({ configurationState: 'as-intended', overridden: true });
    expect(partner([configuration(1, [sales])], 0, wanted)?.configurationState).toBe('drifted');
    expect(partner([configuration(1, [sales])])?.overridden).toBe(false);
  });

  it('is unknown when it was read more than 15 minutes ago, or could not be read', () => {
    expect(partner([configuration(1, [sales])], 15 * minute)?.configurationState).toBe('as-intended');
    expect(partner([configuration(1, [sales])], 15 * minute + 1)).toMatchObject({
      configurationState: 'unknown',
      health: 'unknown',
    });
    const { configurations: _, ...unread } = reading([]);
    expect(tenantStatuses(unread, intended, 0)[1]).toMatchObject({ configurationState: 'unknown', health: 'unknown' });
  });

  it('does not apply to the home tenant, which comes first, nor to a tenant that has not joined', () => {
    expect(tenantStatuses(reading([]), intended, 0)).toMatchObject([
      { tenantId: homeTenantId, isHomeTenant: true, configurationState: 'not-applicable', health: 'not-applicable' },
      { tenantId: tenantIdOf(1) },
      { tenantId: tenantIdOf(2), configurationState: 'not-applicable', health: 'not-applicable' },
    ]);
  });

  it('lists configurations of others beside its own', () => {
    const foreign = configuration(1, [], { servicePrincipalId: 'foreign', displayName: 'Made by hand' });
    expect(partner([configuration(1, [sales]), foreign])).toMatchObject({
      configurationState: 'as-intended',
      foreignConfigurations: [{ servicePrincipalId: 'foreign', displayName: 'Made by hand' }],
    });
  });

  it('lets the worst of several jobs speak', () => {
    const twins = [
      configuration(1, [sales]),
      configuration(1, [sales], { servicePrincipalId: 'second', jobs: [job({ code: 'quarantine' })] }),
    ];
    expect(partner(twins)?.health).toBe('quarantined');
  });

  it('tells the people, the last and the next cycle', () => {
    const lastExecution = {
      state: 'succeeded' as const,
      beganAt: 5 * minute,
      endedAt: 6 * minute,
      exported: 1,
      escrowed: 0,
    };
    const running = configuration(1, [sales], { jobs: [job({ synchronizedPeople: 45, lastExecution })] });
    expect(partner([running])).toMatchObject({
      health: 'active',
      synchronizedPeople: 45,
      lastSynchronizedAt: 6 * minute,
      nextCycleAt: 45 * minute,
      configuration: { servicePrincipalId: 'configuration-1', jobId: 'job-1' },
    });
  });

  it('counts a cycle as the last one although single people failed in it', () => {
    const cycle = { beganAt: 5 * minute, endedAt: 6 * minute, exported: 1, escrowed: 2 };
    const statusAfter = (state: 'entry-level-errors' | 'failed') =>
      partner([
        configuration(1, [sales], { jobs: [job({ lastSuccessAt: minute, lastExecution: { state, ...cycle } })] }),
      ]);
    expect(statusAfter('entry-level-errors')?.lastSynchronizedAt).toBe(6 * minute);
    expect(statusAfter('failed')?.lastSynchronizedAt).toBe(minute);
  });
});

describe('how a job runs', () => {
  const execution = { beganAt: 0, endedAt: 1, exported: 0, escrowed: 0 };
  const table: readonly [health: string, facts: Partial<SynchronizationJob>][] = [
    ['active', {}],
    ['active', { lastExecution: { ...execution, state: 'entry-level-errors' } }],
    ['initial-cycle', { initialCycleDone: false, code: 'not-run' }],
    ['failing', { lastExecution: { ...execution, state: 'failed' } }],
    ['quarantined', { code: 'quarantine', lastExecution: { ...execution, state: 'failed' } }],
    ['quarantined', { quarantine: { reason: 'TooManyDeletes', since: 0 } }],
    ['not-started', stoppedJob],
    ['paused', { schedule: 'paused', code: 'paused' }],
    ['paused', { schedule: 'disabled', code: 'paused' }],
    ['unknown', { schedule: 'unknown' }],
  ];
  it.each(table)('is %s', (health, facts) => {
    expect(healthOf(job(facts))).toBe(health);
  });

  it('expects no cycle of a paused job, and the next attempt of a quarantined one', () => {
    const lastExecution = { ...execution, state: 'succeeded' as const };
    expect(nextCycleOf(job({ lastExecution, schedule: 'paused' }))).toBeUndefined();
    expect(nextCycleOf(job({ lastExecution, quarantine: { reason: 'Unknown', since: 0, nextAttemptAt: 7 } }))).toBe(7);
  });
});

describe('the roll-up', () => {
  const fine = { configurationState: 'as-intended', health: 'active' } as const;
  const none = { configurationState: 'not-configured', health: 'not-applicable' } as const;

  it('leaves alone what somebody lets rest in Microsoft Entra, and not what fails there', () => {
    const foreign = { configurationState: 'managed-in-entra' as const };
    expect(rollUp([{ ...foreign, health: 'paused' }])).toBe('nothing-shared');
    expect(rollUp([{ ...foreign, health: 'quarantined' }])).toBe('needs-attention');
  });

  it('is healthy when all that is shared is, and says when nothing is shared', () => {
    expect(rollUp([fine, none])).toBe('healthy');
    expect(rollUp([none])).toBe('nothing-shared');
  });

  it('is never better than the worst tenant', () => {
    expect(rollUp([fine, { ...fine, health: 'initial-cycle' }])).toBe('initial-cycle');
    expect(rollUp([fine, { configurationState: 'unknown', health: 'unknown' }])).toBe('unknown');
    expect(rollUp([fine, { ...fine, health: 'unknown' }, { ...fine, health: 'quarantined' }])).toBe('needs-attention');
    expect(rollUp([fine, { configurationState: 'drifted', health: 'active' }])).toBe('needs-attention');
  });
});
