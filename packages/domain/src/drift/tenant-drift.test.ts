import { expect, test } from 'vitest';
import type { Sharing } from '../sharing.ts';
import type { SynchronizationConfiguration } from '../synchronization.ts';
import { configurationNameFor } from '../tenant.ts';
import type { AppliedConfiguration } from './applied-configuration.ts';
import type { DriftAspect } from './drift-value.ts';
import { hasDrifted, tenantDrift } from './tenant-drift.ts';
import type { DriftReading } from './tenant-drift.ts';

const tenantId = '11111111-1111-4111-8111-111111111111';
const group = (id: string) => ({ id, kind: 'group' as const, displayName: id.toUpperCase() });
const schema = { mappings: [{ name: 'department', text: '[department]' }], filters: [] };

const applied: AppliedConfiguration = {
  servicePrincipalId: 'sp',
  jobId: 'job',
  displayName: configurationNameFor(tenantId),
  principals: [group('a'), group('b')],
  scope: 'assigned',
  deletionThreshold: { enabled: true, value: 10 },
  jobState: 'active',
  schema,
};
const intended: Sharing = { principals: [group('a'), group('b')], tenants: [tenantId] };

interface Live {
  readonly principals?: readonly string[];
  readonly displayName?: string;
  readonly schedule?: 'active' | 'paused' | 'disabled' | 'unknown';
  readonly settings?: SynchronizationConfiguration['settings'] | 'unread';
}
function live({ principals = ['a', 'b'], displayName, schedule = 'active', settings }: Live = {}) {
  const saved = settings ?? {
    targetTenantId: tenantId,
    scope: 'assigned',
    deletionThreshold: { enabled: true, value: 10 },
  };
  const configuration: SynchronizationConfiguration = {
    servicePrincipalId: 'sp',
    applicationClientId: 'app',
    displayName: displayName ?? configurationNameFor(tenantId),
    assignmentRoleId: 'role',
    jobs: [{ jobId: 'job', templateId: 'Azure2Azure', schedule, code: 'active', initialCycleDone: true }],
    assignments: principals.map((id) => ({ assignmentId: id, principal: group(id), roleId: 'role' })),
    ...(saved === 'unread' ? {} : { settings: saved }),
  };
  return [configuration];
}
const digest = (text: string) => `digest of ${text}`;
const drift = (part: Partial<DriftReading> = {}) =>
  tenantDrift({ tenantId, intended, applied, configurations: live(), schema, acceptances: [], digest, ...part });
const statesOf = (part: Partial<DriftReading>) =>
  Object.fromEntries(drift(part).map(({ aspect, state }) => [aspect, state])) as Record<DriftAspect, string>;
const drifted = (part: Partial<DriftReading>) =>
  drift(part)
    .filter(({ state }) => state === 'drifted')
    .map(({ aspect }) => aspect);

test('a tenant that is as it was applied has not drifted', () => {
  expect(new Set(Object.values(statesOf({})))).toEqual(new Set(['same']));
  expect(hasDrifted(drift())).toBe(false);
});

test('names of users and groups and the order of assignments make no difference', () => {
  expect(drifted({ configurations: live({ principals: ['b', 'a'] }) })).toEqual([]);
});

test.each<[string, Partial<DriftReading>, DriftAspect]>([
  ['a group that was taken away', { configurations: live({ principals: ['a'] }) }, 'scope'],
  ['a group that was added', { configurations: live({ principals: ['a', 'b', 'c'] }) }, 'scope'],
  [
    'everybody as scope',
    {
      configurations: live({
        settings: { targetTenantId: tenantId, scope: 'all', deletionThreshold: { enabled: true, value: 10 } },
      }),
    },
    'scope-mode',
  ],
  [
    'a guard that was switched off',
    {
      configurations: live({
        settings: { targetTenantId: tenantId, scope: 'assigned', deletionThreshold: { enabled: false, value: 10 } },
      }),
    },
    'deletion-guard',
  ],
  [
    'a guard that was opened wide',
    {
      configurations: live({
        settings: { targetTenantId: tenantId, scope: 'assigned', deletionThreshold: { enabled: true, value: 500 } },
      }),
    },
    'deletion-guard',
  ],
  ['a paused job', { configurations: live({ schedule: 'paused' }) }, 'job-state'],
  ['another name', { configurations: live({ displayName: 'Somebody renamed me' }) }, 'configuration-name'],
  [
    'another mapping',
    { schema: { ...schema, mappings: [{ name: 'department', text: '[companyName]' }] } },
    'attribute-mappings',
  ],
  [
    'a new filter',
    { schema: { ...schema, filters: [{ name: 'Sales only', text: 'department EQUALS Sales' }] } },
    'scoping-filters',
  ],
])('%s has drifted, and nothing else has', (_, part, aspect) => {
  expect(drifted(part)).toEqual([aspect]);
});

test('a difference of mappings is told entry by entry', () => {
  const mappings = [
    { name: 'city', text: '[city]' },
    { name: 'department', text: '[companyName]' },
  ];
  const [item] = drift({ schema: { ...schema, mappings } }).filter(({ aspect }) => aspect === 'attribute-mappings');
  expect(item?.differences).toEqual([
    { change: 'added', name: 'city', after: '[city]' },
    { change: 'changed', name: 'department', before: '[department]', after: '[companyName]' },
  ]);
});

test('a guard that is about right has not drifted: no plan would change it', () => {
  const deletionThreshold = { enabled: true, value: 14 };
  const settings = { targetTenantId: tenantId, scope: 'assigned' as const, deletionThreshold };
  expect(statesOf({ configurations: live({ settings }) })['deletion-guard']).toBe('same');
});

test('a guard that the portal has never set is meant to be on', () => {
  const { deletionThreshold: _, ...found } = applied;
  const off = { targetTenantId: tenantId, scope: 'assigned' as const, deletionThreshold: { enabled: false, value: 7 } };
  expect(statesOf({ applied: found })['deletion-guard']).toBe('same');
  expect(statesOf({ applied: found, configurations: live({ settings: off }) })['deletion-guard']).toBe('drifted');
});

test('what was decided anew and has not been applied yet is no drift of the directory', () => {
  const anew = { ...intended, principals: [group('a')] };
  const [scope] = drift({ intended: anew });
  expect(scope?.state).toBe('not-applied');
  expect(hasDrifted(drift({ intended: anew }))).toBe(true);
});

test('a tenant with an override is held to it', () => {
  const overridden = {
    ...intended,
    principals: [group('z')],
    overrides: [{ tenantId, principals: [group('a'), group('b')] }],
  };
  expect(drifted({ intended: overridden })).toEqual([]);
});

test('what could not be read is unknown, and never drift', () => {
  const items = tenantDrift({ tenantId, intended, applied, acceptances: [], digest });
  expect(new Set(items.map(({ state }) => state))).toEqual(new Set(['unknown']));
  const settings = statesOf({ configurations: live({ settings: 'unread', schedule: 'unknown' }) });
  expect([settings['scope-mode'], settings['deletion-guard'], settings['job-state']]).toEqual([
    'unknown',
    'unknown',
    'unknown',
  ]);
});

test('mappings of which there is no earlier reading are unknown', () => {
  const { schema: _, ...unseen } = applied;
  expect(statesOf({ applied: unseen })['attribute-mappings']).toBe('unknown');
});

test('a configuration that is gone is missing, not unknown', () => {
  expect(drifted({ configurations: [] })).toEqual(['scope', 'job-state', 'configuration-name']);
});

test('a tenant that the portal has nothing to do with has no drift', () => {
  const { applied: _, ...rest } = { tenantId, applied, configurations: live(), acceptances: [], digest };
  expect(tenantDrift({ ...rest, intended: { principals: [], tenants: [] } })).toEqual([]);
});

test('an accepted difference is watched: changed again it is a new one, put back it is none', () => {
  const paused = live({ schedule: 'paused' });
  const [item] = drift({ configurations: paused }).filter(({ aspect }) => aspect === 'job-state');
  const acceptances = [{ aspect: 'job-state' as const, liveDigest: item?.liveDigest ?? '' }];
  expect(statesOf({ configurations: paused, acceptances })['job-state']).toBe('accepted');
  expect(hasDrifted(drift({ configurations: paused, acceptances }))).toBe(false);
  expect(statesOf({ configurations: live({ schedule: 'disabled' }), acceptances })['job-state']).toBe('drifted');
  expect(statesOf({ acceptances })['job-state']).toBe('same');
});

test('an acceptance holds for its own aspect only', () => {
  const [scope] = drift({ configurations: live({ principals: ['a'] }) });
  const acceptances = [{ aspect: 'job-state' as const, liveDigest: scope?.liveDigest ?? '' }];
  expect(drifted({ configurations: live({ principals: ['a'] }), acceptances })).toEqual(['scope']);
});
