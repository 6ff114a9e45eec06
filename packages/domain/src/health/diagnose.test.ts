import { describe, expect, it, test } from 'vitest';
import {
  configuration,
  defaultAccessRoleId,
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
  userPrincipal,
} from '../plan/testing/build-observation.ts';
import { wantedSettings } from '../plan/wanted-settings.ts';
import type { SynchronizationConfiguration, SynchronizationJob } from '../synchronization.ts';
import { diagnose } from './diagnose.ts';
import type { Finding } from './finding.ts';
import type { HealthInput } from './health-input.ts';

const day = 24 * 60 * 60_000;
const now = 100 * day;
const ann = person('Ann');
const ben = person('Ben');
const sales = groupPrincipal('Sales');
const research = groupPrincipal('Research');
const facts = [group('Sales', [ann, ben]), group('Research', [person('Cid')]), group('All', [ann, ben, person('Cid')])];
const settings = { ...wantedSettings(tenantIdOf(1), 2), notificationRecipients: 'alerts@contoso.example' };
const lastExecution = { state: 'succeeded', beganAt: now - 1, endedAt: now, exported: 0, escrowed: 0 } as const;
const healthy = configuration(1, [sales], { settings, jobs: [job({ lastExecution })] });
const repair = { kind: 'plan', request: { flow: 'repair-drift', tenantIds: [tenantIdOf(1)] } };

function input(configurations: readonly SynchronizationConfiguration[], rest: Partial<HealthInput> = {}): HealthInput {
  const { organization, principals } = observation([memberTenant(1)], facts);
  return {
    now,
    homeTenantId,
    organization,
    partnerConfigurations: [trusted(1)],
    configurations,
    principals,
    accountTypes: new Map(),
    intended: { principals: [sales], tenants: [tenantIdOf(1)] },
    lastFailures: new Map(),
    changing: new Set(),
    ...rest,
  };
}
const findingsOf = (one: Partial<SynchronizationConfiguration>, rest: Partial<HealthInput> = {}) =>
  diagnose(input([{ ...healthy, ...one }], rest)).findings;
const withJob = (facts: Partial<SynchronizationJob>) => findingsOf({ jobs: [job({ lastExecution, ...facts })] });
const foreign = (name: string, principals = [sales], more: Partial<SynchronizationConfiguration> = {}) =>
  configuration(1, principals, { servicePrincipalId: name, displayName: name, settings, ...more });

test('a configuration in order has no finding and leaves nothing unknown', () => {
  expect(diagnose(input([healthy]))).toEqual({ findings: [], unknowns: [], configurationsChecked: 1 });
});

describe('every defect is found with its evidence and what can be done', () => {
  const failed = new Map([[tenantIdOf(1), { runId: 'run', code: 'forbidden' }]]);
  const refused = new Map([[tenantIdOf(1), { runId: 'run', code: 'target-has-not-allowed-sync' }]]);
  const everybody = { ...settings, scope: 'all' as const };
  const elsewhere = { ...settings, targetTenantId: tenantIdOf(2) };
  const { settings: _never, ...unsaved } = { ...healthy, jobs: [stoppedJob] };
  const guard = (enabled: boolean, value: number) => ({ ...settings, deletionThreshold: { enabled, value } });
  const table: readonly (readonly [Finding['code'], readonly Finding[], object])[] = [
    ['no-job', findingsOf({ jobs: [] }), { severity: 'error', remedies: [repair] }],
    ['several-jobs', findingsOf({ jobs: [job(), job({ jobId: 'job-2' })] }), { evidence: { jobs: 2 } }],
    ['settings-never-saved', findingsOf({ jobs: [{ ...stoppedJob, code: 'not-configured' }] }), { remedies: [repair] }],
    ['settings-never-saved', diagnose(input([unsaved])).findings, { severity: 'error' }],
    ['never-started', findingsOf({ jobs: [stoppedJob] }), { severity: 'error', remedies: [repair] }],
    ['nobody-assigned', findingsOf({ assignments: [] }), { severity: 'error', evidence: {}, remedies: [repair] }],
    [
      'nobody-assigned',
      findingsOf({ assignments: [{ assignmentId: 'a', principal: sales, roleId: defaultAccessRoleId }] }),
      { evidence: { withoutEntitlement: [sales] } },
    ],
    [
      'paused-and-forgotten',
      findingsOf({
        jobs: [
          job({ schedule: 'paused', code: 'paused', lastExecution: { ...lastExecution, endedAt: now - 3 * day } }),
        ],
      }),
      { severity: 'warning', evidence: { since: now - 3 * day }, remedies: [repair] },
    ],
    [
      'quarantined',
      withJob({
        code: 'quarantine',
        quarantine: { reason: 'TooManyDeletes', since: now - 19 * day, nextAttemptAt: now + 1 },
      }),
      { severity: 'error', evidence: { reason: 'TooManyDeletes', day: 20, nextAttemptAt: now + 1 } },
    ],
    [
      'quarantined',
      withJob({ schedule: 'disabled', code: 'quarantine', quarantine: { reason: 'Unknown', since: now - 40 * day } }),
      { evidence: { day: 28, disabled: true } },
    ],
    [
      'failing',
      withJob({ lastExecution: { ...lastExecution, state: 'failed', error: 'Timeout' } }),
      { severity: 'warning', evidence: { since: now, message: 'Timeout' } },
    ],
    ['guard-off', findingsOf({ settings: guard(false, 500) }), { evidence: { people: 2, recommendedThreshold: 5 } }],
    [
      'guard-too-wide',
      findingsOf({ settings: guard(true, 500) }),
      { evidence: { people: 2, threshold: 500, recommendedThreshold: 5 }, remedies: [repair] },
    ],
    [
      'notification-mail-missing',
      findingsOf({ settings: wantedSettings(tenantIdOf(1), 2) }),
      { severity: 'note', remedies: [{ kind: 'entra', servicePrincipalId: 'configuration-1' }] },
    ],
    ['points-elsewhere', findingsOf({ settings: elsewhere }), { evidence: { pointsTo: { tenantId: tenantIdOf(2) } } }],
    ['everybody-in-scope', findingsOf({ settings: everybody }), { severity: 'error' }],
    [
      'outbound-redemption-missing',
      findingsOf({}, { partnerConfigurations: [] }),
      { severity: 'error', remedies: [repair] },
    ],
    [
      'inbound-trust-broken',
      findingsOf({}, { lastFailures: refused }),
      { remedies: [{ kind: 'prerequisites' }, { kind: 'plan', request: { flow: 'retry-run', runId: 'run' } }] },
    ],
    ['run-failed', findingsOf({}, { lastFailures: failed }), { evidence: { runId: 'run', failure: 'forbidden' } }],
  ];
  it.each(table)('%s', (code, findings, expected) => {
    expect(findings.map((finding) => finding.code)).toEqual([code]);
    const tenant = { tenantId: tenantIdOf(1), displayName: 'Partner 1' };
    expect(findings[0]).toMatchObject({
      tenant,
      configurations: [{ servicePrincipalId: 'configuration-1' }],
      ...expected,
    });
  });

  it('a refused connection is told beside the quarantine that it causes', () => {
    const quarantine = { reason: 'EncounteredQuarantineException', since: now - day, message: 'Refused.' };
    const found = withJob({ code: 'quarantine', quarantine });
    expect(found.map(({ code }) => code)).toEqual(['inbound-trust-broken', 'quarantined']);
    expect(found[0]?.evidence).toEqual({ since: now - day, message: 'Refused.' });
  });
});

describe('several configurations to one tenant', () => {
  it('that carry its name are rivals, whoever is in them, and the one that works is proposed first', () => {
    const empty = configuration(1, [], { servicePrincipalId: 'second', jobs: [] });
    const [finding] = diagnose(input([empty, healthy])).findings;
    const keep = { flow: 'choose-configuration', tenantId: tenantIdOf(1), keep: 'configuration-1', remove: ['second'] };
    expect(finding).toMatchObject({ code: 'rival-configurations', severity: 'error' });
    expect(finding?.remedies.slice(0, 2)).toEqual([{ kind: 'tenant-page' }, { kind: 'plan', request: keep }]);
  });

  it('leave one alone that shares nobody with them', () => {
    const twin = configuration(1, [sales], { servicePrincipalId: 'second' });
    const { findings } = diagnose(input([twin, healthy, foreign('Guests', [research])]));
    expect(findings).toMatchObject([{ code: 'rival-configurations' }]);
    expect(findings[0]?.configurations.map(({ displayName }) => displayName)).not.toContain('Guests');
    expect(JSON.stringify(findings[0]?.remedies)).not.toContain('Guests');
  });

  it('that claim the same people are rivals, with how many they have in common', () => {
    const [finding, ...more] = diagnose(
      input([healthy, foreign('By hand', [userPrincipal('Ann'), research])], {
        principals: observation([], [...facts, { kind: 'user', principal: userPrincipal('Ann'), person: ann }])
          .principals,
      }),
    ).findings;
    expect(more).toEqual([]);
    expect(finding).toMatchObject({
      code: 'rival-configurations',
      severity: 'error',
      configurations: [
        { displayName: 'By hand', people: 2, peopleInCommon: 1 },
        { servicePrincipalId: 'configuration-1', people: 2, peopleInCommon: 1 },
      ],
    });
  });

  it('are a conflict when people get accounts of different types from them', () => {
    const accountTypes = new Map([
      ['configuration-1', 'member'],
      ['By hand', 'guest'],
    ] as const);
    const [finding] = diagnose(input([healthy, foreign('By hand')], { accountTypes })).findings;
    expect(finding).toMatchObject({ code: 'rival-configurations', evidence: { userTypeConflict: true } });
  });

  it('are less urgent while only one of them runs', () => {
    const [finding] = diagnose(input([healthy, foreign('By hand', [sales], { jobs: [stoppedJob] })])).findings;
    expect(finding).toMatchObject({ code: 'rival-configurations', severity: 'warning' });
  });

  it('claim everybody when one synchronizes everybody', () => {
    const all = foreign('By hand', [], { settings: { ...settings, scope: 'all' } });
    const [finding] = diagnose(input([healthy, all])).findings;
    expect(finding).toMatchObject({ code: 'rival-configurations', severity: 'error' });
  });

  it('are allowed when they are for different people, such as one for guests and one for members', () => {
    const accountTypes = new Map([
      ['configuration-1', 'member'],
      ['Guests', 'guest'],
    ] as const);
    const { findings } = diagnose(input([healthy, foreign('Guests', [research])], { accountTypes }));
    expect(findings).toMatchObject([{ code: 'separate-configurations', severity: 'note' }]);
    expect(findings[0]?.configurations.map(({ userType }) => userType)).toEqual(['guest', 'member']);
  });

  it('cannot be compared while their groups could not be read', () => {
    const { findings, unknowns } = diagnose(input([healthy, foreign('By hand')], { principals: new Map() }));
    expect(findings).toEqual([]);
    expect(unknowns).toContainEqual({
      what: 'people-in-scope',
      tenant: { tenantId: tenantIdOf(1), displayName: 'Partner 1' },
    });
  });
});

describe('a configuration with another name', () => {
  const takeOver = {
    kind: 'plan',
    request: { flow: 'choose-configuration', tenantId: tenantIdOf(1), keep: 'People', remove: [] },
  };
  it('was renamed when its tenant is meant to be shared with', () => {
    const { findings } = diagnose(input([foreign('People')]));
    expect(findings).toMatchObject([{ code: 'renamed-configuration', severity: 'warning' }]);
    expect(findings[0]?.remedies[0]).toEqual(takeOver);
  });

  it('was renamed when its name still tells the tenant', () => {
    const renamed = foreign(`MTO_Sync_${tenantIdOf(1)} (old)`);
    expect(diagnose(input([renamed], { intended: undefined })).findings).toMatchObject([
      { code: 'renamed-configuration' },
    ]);
  });

  it('is nothing but a note when it was made in Entra, even while it rests', () => {
    const resting = foreign('People', [sales], { jobs: [job({ schedule: 'disabled', code: 'paused' })] });
    expect(diagnose(input([resting], { intended: undefined })).findings).toMatchObject([
      { code: 'made-in-entra', severity: 'note' },
    ]);
  });

  it('is told when it is in quarantine, whoever made it', () => {
    const jobs = [job({ code: 'quarantine', quarantine: { reason: 'Unknown', since: now } })];
    const { findings } = diagnose(input([foreign('People', [sales], { jobs })], { intended: undefined }));
    expect(findings.map(({ code, severity }) => [code, severity])).toEqual([
      ['quarantined', 'warning'],
      ['made-in-entra', 'note'],
    ]);
  });
});

describe('a configuration to a tenant that left', () => {
  const left = configuration(9, [sales], { settings: { ...settings, targetTenantId: tenantIdOf(9) } });
  it('is an error while it runs, and can be stopped in both ways', () => {
    const [finding] = diagnose(input([healthy, left])).findings;
    expect(finding).toMatchObject({ code: 'tenant-left', severity: 'error', tenant: { tenantId: tenantIdOf(9) } });
    expect(finding?.remedies).toMatchObject([
      { request: { flow: 'stop-sharing', accounts: 'take-out' } },
      { request: { flow: 'stop-sharing', accounts: 'leave-behind' } },
      { kind: 'entra' },
    ]);
  });

  it('is none when the tenant is pending, or the configuration is somebody else’s to a partner outside', () => {
    const organization = observation([memberTenant(1), memberTenant(9, 'pending')], []).organization;
    expect(diagnose(input([healthy, left], { organization })).findings).toEqual([]);
    expect(diagnose(input([healthy, { ...left, displayName: 'Another partner' }])).findings).toEqual([]);
  });
});

describe('what is no error', () => {
  it('a configuration without a job, as the admin center leaves it when a tenant joins', () => {
    const found = findingsOf({ jobs: [], assignments: [] }, { intended: undefined });
    expect(found).toMatchObject([{ code: 'no-job', severity: 'note', remedies: [{ kind: 'share-users-page' }] }]);
    const offered = findingsOf({ jobs: [] }, { intended: { principals: [sales], tenants: [] } });
    expect(offered[0]?.remedies).toEqual([{ kind: 'plan', request: { flow: 'share-current-scope', principals: [] } }]);
  });

  it('a pause of today', () => {
    expect(withJob({ schedule: 'paused', code: 'paused' })).toMatchObject([{ severity: 'note' }]);
  });

  it('a tenant without any configuration, whatever is missing in its trust', () => {
    expect(diagnose(input([], { partnerConfigurations: [] })).findings).toEqual([]);
  });
});

describe('what could not be read is unknown and never a finding', () => {
  it('configurations and trust', () => {
    const { configurations: _all, partnerConfigurations: _policy, ...unread } = input([]);
    expect(diagnose(unread)).toEqual({
      findings: [],
      unknowns: [{ what: 'configurations' }, { what: 'trust' }],
      configurationsChecked: 0,
    });
    const { partnerConfigurations: _own, ...trustUnread } = input([healthy]);
    expect(diagnose(trustUnread)).toMatchObject({ findings: [], unknowns: [{ what: 'trust' }] });
  });

  it('settings of a job that runs, and people behind a guard', () => {
    const { settings: _settings, ...unread } = healthy;
    expect(diagnose(input([unread]))).toMatchObject({ findings: [], unknowns: [{ what: 'settings' }] });
    expect(diagnose(input([healthy], { principals: new Map() }))).toMatchObject({
      findings: [],
      unknowns: [{ what: 'people-in-scope' }],
    });
  });

  it('a tenant that a run is changing at this moment', () => {
    const half = input([{ ...healthy, jobs: [] }], { changing: new Set([tenantIdOf(1)]) });
    expect(diagnose(half)).toMatchObject({ findings: [], unknowns: [{ what: 'change-in-progress' }] });
  });
});

test('the same input in any order gives the same diagnosis, the worst first', () => {
  const organization = observation([memberTenant(1), memberTenant(2), memberTenant(3)], []).organization;
  const configurations = [
    { ...healthy, jobs: [] },
    configuration(2, [sales], { jobs: [stoppedJob] }),
    configuration(3, [sales]),
    foreign('By hand'),
  ];
  const all = diagnose(input(configurations, { organization }));
  const reversed = { ...organization, tenants: organization.tenants.toReversed() };
  expect(diagnose(input(configurations.toReversed(), { organization: reversed }))).toEqual(all);
  const severities = all.findings.map(({ severity }) => severity);
  expect(severities).toEqual(
    severities.toSorted((a, b) => ['error', 'warning', 'note'].indexOf(a) - ['error', 'warning', 'note'].indexOf(b)),
  );
  expect(new Set(severities).size).toBe(3);
});
