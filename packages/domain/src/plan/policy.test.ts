import { describe, expect, it } from 'vitest';
import type { Observation } from '../observation.ts';
import type { Principal } from '../principal.ts';
import type { SharingRequest } from '../sharing.ts';
import { draftPlan } from './draft-plan.ts';
import {
  configuration,
  group,
  groupPrincipal,
  memberTenant,
  observation,
  person,
  tenantIdOf,
  trusted,
  user,
  userPrincipal,
} from './testing/build-observation.ts';
import { deletionThresholdFor } from './wanted-settings.ts';

const anna = person('Anna');
const sales = groupPrincipal('Sales');

function draft(principals: readonly Principal[], world: Observation, tenants = [tenantIdOf(1)]) {
  return draftPlan({ principals, tenants }, 'edit-shared-users-and-groups', world);
}

function refusal(principals: readonly Principal[], world: Observation, tenants?: string[]) {
  const drafted = draft(principals, world, tenants);
  return drafted.kind === 'refused' ? drafted.refusal : undefined;
}

function warnings(principals: readonly Principal[], world: Observation) {
  const drafted = draft(principals, world);
  if (drafted.kind === 'refused') throw new Error(drafted.refusal.code);
  return drafted.content.warnings;
}

describe('a plan is refused', () => {
  const world = observation([memberTenant(1), memberTenant(2, 'pending')], [user(anna), group('Sales', [anna])]);

  it('never for a sound scope', () => {
    expect(refusal([sales], world)).toBeUndefined();
  });

  it('when nothing is selected', () => {
    expect(refusal([], world)).toEqual({ code: 'nothing-selected' });
  });

  it('when the home tenant is in no multitenant organization', () => {
    const alone = { ...world, organization: { state: 'inactive' as const, tenants: [] } };
    expect(refusal([], alone)).toEqual({ code: 'not-in-organization' });
  });

  it('when no tenant that was asked for is active', () => {
    expect(refusal([sales], world, [tenantIdOf(2)])).toEqual({ code: 'no-active-partner' });
  });

  it('when a principal is gone, or nothing is known of it', () => {
    const gone = userPrincipal('Gone');
    const missing = new Map(world.principals).set(gone.id, { kind: 'missing', principal: gone });
    expect(refusal([sales, gone], { ...world, principals: missing })).toEqual({
      code: 'principal-missing',
      displayName: 'Gone',
    });
    expect(refusal([sales, gone], world)).toEqual({ code: 'principal-missing', displayName: 'Gone' });
  });

  it('when a group is not security-enabled', () => {
    const list = observation([memberTenant(1)], [group('Sales', [anna], { securityEnabled: false })]);
    expect(refusal([sales], list)).toEqual({ code: 'group-not-security-enabled', displayName: 'Sales' });
  });

  it('when a group has no people, even beside others that have', () => {
    const empty = observation([memberTenant(1)], [user(anna), group('Sales', [], { otherMemberCount: 3 })]);
    expect(refusal([userPrincipal('Anna'), sales], empty)).toEqual({ code: 'group-empty', displayName: 'Sales' });
  });

  it('when nobody in the scope can be shared', () => {
    const guests = observation([memberTenant(1)], [group('Sales', [person('Gus', { external: true })])]);
    expect(refusal([sales], guests)).toEqual({ code: 'nobody-to-share' });
  });
});

describe('a plan of another kind is refused', () => {
  const [sold, board] = [groupPrincipal('Sales'), groupPrincipal('Board')];
  const world = observation(
    [memberTenant(1), memberTenant(2, 'pending'), memberTenant(3)],
    [group('Sales', [anna]), group('Board', [])],
    { configurations: [configuration(1, [sold])] },
  );
  const [first, second, third] = [tenantIdOf(1), tenantIdOf(2), tenantIdOf(3)];
  const code = (request: Partial<SharingRequest>) => {
    const drafted = draftPlan({ principals: [], tenants: [], ...request }, 'override-users-and-groups', world);
    return drafted.kind === 'refused' ? drafted.refusal.code : undefined;
  };
  const overrides = [{ tenantId: first, principals: [board] }];
  const table: readonly [string, string | undefined, Partial<SharingRequest>][] = [
    [
      'when the principals of an override may not be shared',
      'group-empty',
      { principals: [sold], tenants: [first], overrides },
    ],
    [
      'when an override names nobody',
      'nothing-selected',
      { principals: [sold], tenants: [first], overrides: [{ tenantId: first, principals: [] }] },
    ],
    [
      'not because of an override that it does not plan for',
      undefined,
      { principals: [sold], tenants: [first, third], overrides, only: [third] },
    ],
    [
      'not because of what all share, where the only tenant has an override',
      undefined,
      { principals: [board], tenants: [first], overrides: [{ tenantId: first, principals: [sold] }], only: [first] },
    ],
    [
      'when its one tenant is not active',
      'tenant-not-active',
      { principals: [sold], tenants: [second], only: [second] },
    ],
    [
      'when a choice is for a tenant that is not active',
      'tenant-not-active',
      { choices: [{ tenantId: second, keep: 'a', remove: [] }] },
    ],
    ['when there is nothing to stop', 'nothing-to-stop', { stops: [{ tenantId: third, accounts: 'take-out' }] }],
    [
      'not for want of principals, when it only stops',
      undefined,
      { stops: [{ tenantId: first, accounts: 'take-out' }] },
    ],
    ['when it asks for nothing at all', 'nothing-selected', {}],
  ];
  it.each(table)('%s', (_, refused, request) => {
    expect(code(request)).toBe(refused);
  });

  it('when the rule of a group rests and leaves nobody in it who can be shared', () => {
    const guests = [person('Gus', { external: true })];
    for (const members of [[], guests]) {
      const broken = group('Sales', members, { membership: 'dynamic', ruleProcessing: 'paused' });
      expect(refusal([sales], observation([memberTenant(1)], [user(anna), broken]))).toEqual({
        code: 'group-rule-broken',
        displayName: 'Sales',
      });
    }
  });
});

describe('a plan warns', () => {
  it('of owners and nested groups that are not shared, and of a paused rule', () => {
    const facts = group('Sales', [anna], {
      ownersOutside: [person('Ola'), person('Otto')],
      nestedGroups: [{ groupId: 'nested', displayName: 'Interns' }],
      membership: 'dynamic',
      ruleProcessing: 'paused',
    });
    expect(warnings([sales], observation([memberTenant(1)], [facts]))).toEqual([
      { code: 'owners-not-shared', groupId: 'group-Sales', displayName: 'Sales', count: 2 },
      { code: 'nested-groups-not-shared', groupId: 'group-Sales', displayName: 'Sales', count: 1 },
      { code: 'dynamic-rule-paused', groupId: 'group-Sales', displayName: 'Sales' },
    ]);
  });

  it('not of an owner who is shared otherwise', () => {
    const facts = [user(anna), group('Sales', [person('Ben')], { ownersOutside: [anna] })];
    expect(warnings([sales, userPrincipal('Anna')], observation([memberTenant(1)], facts))).toEqual([]);
  });

  it('of a configuration with another name towards the same tenant', () => {
    const named = configuration(1, [sales], { servicePrincipalId: 'by-settings', displayName: 'Partner sync' });
    const { settings: _, ...unread } = configuration(1, [], {
      servicePrincipalId: 'by-name',
      displayName: `old ${tenantIdOf(1)}`,
    });
    const elsewhere = configuration(2, [], { displayName: 'Not towards this tenant' });
    const world = observation([memberTenant(1)], [group('Sales', [anna])], {
      configurations: [named, unread, elsewhere],
    });
    expect(warnings([sales], world).map((warning) => ('displayName' in warning ? warning.displayName : ''))).toEqual([
      `old ${tenantIdOf(1)}`,
      'Partner sync',
    ]);
  });

  it('of people taken out, counting each once and the largest share of a tenant', () => {
    const people = ['Anna', 'Ben', 'Cleo', 'Dara'].map((name) => person(name));
    const world = observation([memberTenant(1), memberTenant(2)], [...people.map(user), group('Sales', people)], {
      partnerConfigurations: [trusted(1), trusted(2)],
      configurations: [configuration(1, [sales]), configuration(2, [userPrincipal('Anna'), userPrincipal('Ben')])],
    });
    const drafted = draft([userPrincipal('Anna')], world, [tenantIdOf(1), tenantIdOf(2)]);
    expect(drafted.kind === 'drafted' && drafted.content.warnings).toEqual([
      { code: 'removes-people', count: 3, share: 0.75 },
    ]);
  });
});

it.each([
  [0, 5],
  [1, 5],
  [50, 5],
  [51, 6],
  [1_000, 100],
  [4_999, 500],
  [100_000, 500],
])('guards %i people with a threshold of %i', (people, threshold) => {
  expect(deletionThresholdFor(people)).toBe(threshold);
});
