import { describe, expect, it } from 'vitest';
import type { Observation } from '../observation.ts';
import type { SharingRequest } from '../sharing.ts';
import type { PlanContent } from './plan.ts';
import { draftPlan } from './draft-plan.ts';
import { planFingerprint } from './plan-fingerprint.ts';
import {
  configuration,
  group,
  groupPrincipal,
  job,
  memberTenant,
  observation,
  person,
  tenantIdOf,
  trusted,
  userPrincipal,
} from './testing/build-observation.ts';
import { whatMoved } from './what-moved.ts';

const [anna, ben, cleo] = [person('Anna'), person('Ben'), person('Cleo')];
const sales = groupPrincipal('Sales');
const base = observation([memberTenant(1)], [group('Sales', [anna, ben])], {
  partnerConfigurations: [trusted(1)],
  configurations: [configuration(1, [sales])],
});

function content(world: Observation): PlanContent {
  const tenants = world.organization.tenants.map((tenant) => tenant.tenantId);
  const drafted = draftPlan({ principals: [sales], tenants }, 'edit-shared-users-and-groups', world);
  if (drafted.kind === 'refused') throw new Error(drafted.refusal.code);
  // What was asked for stays the same, whoever is there to be asked for.
  return { ...drafted.content, sharing: { principals: [sales], tenants: [tenantIdOf(1), tenantIdOf(2)] } };
}

const existing = configuration(1, [sales]);
const table: readonly [moved: string, before: Observation, after: Observation][] = [
  [
    'tenant-joined',
    base,
    { ...base, organization: { ...base.organization, tenants: [memberTenant(1), memberTenant(2)] } },
  ],
  [
    'tenant-left',
    { ...base, organization: { ...base.organization, tenants: [memberTenant(1), memberTenant(2)] } },
    base,
  ],
  ['configuration-appeared', { ...base, configurations: [] }, base],
  ['configuration-vanished', base, { ...base, configurations: [] }],
  [
    'configuration-doubled',
    base,
    { ...base, configurations: [existing, { ...existing, servicePrincipalId: 'second' }] },
  ],
  ['trust-changed', base, { ...base, partnerConfigurations: [] }],
  ['job-state-changed', base, { ...base, configurations: [{ ...existing, jobs: [job({ schedule: 'paused' })] }] }],
  [
    'settings-changed',
    base,
    {
      ...base,
      configurations: [
        {
          ...existing,
          settings: {
            targetTenantId: tenantIdOf(1),
            scope: 'assigned',
            deletionThreshold: { enabled: false, value: 0 },
          },
        },
      ],
    },
  ],
  [
    'people-changed',
    base,
    { ...base, principals: new Map([[sales.id, group('Sales', [anna, { ...ben, displayName: 'Benjamin' }])]]) },
  ],
];

it.each(table)('says %s', (code, before, after) => {
  expect(whatMoved(content(before), content(after)).map((move) => move.code)).toContain(code);
});

it('names the people who came into a group and those who left it', () => {
  const after = { ...base, principals: new Map([[sales.id, group('Sales', [anna, cleo])]]) };
  expect(whatMoved(content(base), content(after))).toEqual([
    { code: 'people-added', userIds: ['user-Cleo'] },
    { code: 'people-removed', userIds: ['user-Ben'] },
  ]);
});

it('names the tenant in which somebody was assigned', () => {
  const wider = configuration(1, [sales, userPrincipal('Cleo')]);
  expect(whatMoved(content(base), content({ ...base, configurations: [wider] }))).toContainEqual({
    code: 'assignments-changed',
    tenantId: tenantIdOf(1),
    displayName: 'Partner 1',
  });
});

it('does not call a plan another one because it was observed later', () => {
  expect(planFingerprint(content({ ...base, observedAt: 99 }))).toBe(planFingerprint(content(base)));
});

it('does not call a plan another one because members of its objects are in another order', () => {
  const plain = content(base);
  const turned = Object.fromEntries(Object.entries(plain).toReversed()) as unknown as PlanContent;
  expect(planFingerprint(turned)).toBe(planFingerprint(plain));
});

describe('a plan that stops or chooses', () => {
  const twin = configuration(1, [sales], { servicePrincipalId: 'second', createdAt: 2 });
  const several = { ...base, configurations: [{ ...existing, createdAt: 1 }, twin] };
  const stops = [{ tenantId: tenantIdOf(1), accounts: 'leave-behind' as const }];
  const takeOut = [{ tenantId: tenantIdOf(1), accounts: 'take-out' as const }];
  const choices = [{ tenantId: tenantIdOf(1), keep: 'configuration-1', remove: ['second'] }];
  const codes = (request: Partial<SharingRequest>, before: Observation, after: Observation) => {
    const [old, now] = [before, after].map((world) => {
      const drafted = draftPlan({ principals: [], tenants: [], ...request }, 'retry-run', world);
      if (drafted.kind === 'refused') throw new Error(drafted.refusal.code);
      return drafted.content;
    });
    return old && now ? whatMoved(old, now).map((move) => move.code) : [];
  };
  const paused = { ...several, configurations: [existing, { ...twin, jobs: [job({ schedule: 'paused' })] }] };
  const wider = configuration(1, [sales, userPrincipal('Cleo')]);

  const cases: readonly [code: string, request: Partial<SharingRequest>, before: Observation, after: Observation][] = [
    ['configuration-vanished', { choices }, several, base],
    ['configuration-appeared', { stops }, base, several],
    ['job-state-changed', { choices }, several, paused],
    ['assignments-changed', { stops: takeOut }, base, { ...base, configurations: [wider] }],
  ];
  it.each(cases)('says %s', (code, request, before, after) => {
    expect(codes(request, before, after)).toContain(code);
  });
});
