import { describe, expect, it } from 'vitest';
import type { Observation } from '../observation.ts';
import type { Principal } from '../principal.ts';
import { effectOnPeople } from './effect-on-people.ts';
import { planChanges } from './plan-changes.ts';
import {
  configuration,
  defaultAccessRoleId,
  group,
  groupPrincipal,
  memberTenant,
  observation,
  person,
  stoppedJob,
  tenantIdOf,
  trusted,
  user,
  userPrincipal,
} from './testing/build-observation.ts';

const anna = person('Anna');
const ben = person('Ben');
const cleo = person('Cleo');
const sales = groupPrincipal('Sales');

function effect(principals: readonly Principal[], world: Observation) {
  const tenants = world.organization.tenants.map((tenant) => tenant.tenantId);
  return effectOnPeople(planChanges({ principals, tenants }, world, 'edit-shared-users-and-groups'), world);
}

function onlyEntry(principals: readonly Principal[], world: Observation) {
  const { tenants } = effect(principals, world);
  expect(tenants).toHaveLength(1);
  const [entry] = tenants;
  if (!entry) throw new Error('there is an entry');
  return entry;
}

describe('people in scope', () => {
  it('counts somebody once who is in two groups and picked as well', () => {
    const facts = [user(anna), group('Sales', [anna, ben]), group('Engineers', [ben, anna])];
    const entry = onlyEntry(
      [sales, groupPrincipal('Engineers'), userPrincipal('Anna')],
      observation([memberTenant(1)], facts),
    );
    expect(entry.created).toEqual(['user-Anna', 'user-Ben']);
  });

  it('names owners and people in nested groups as skipped, unless they are shared otherwise', () => {
    const facts = [
      group('Sales', [anna], { ownersOutside: [ben, cleo], nestedOnlyMembers: [cleo, person('Dara')] }),
      user(ben),
    ];
    const entry = onlyEntry([sales, userPrincipal('Ben')], observation([memberTenant(1)], facts));
    expect(entry.created).toEqual(['user-Anna', 'user-Ben']);
    expect(entry.skipped).toEqual([
      { userId: 'user-Cleo', reason: 'nested-only', through: 'Sales' },
      { userId: 'user-Dara', reason: 'nested-only', through: 'Sales' },
    ]);
  });

  it.each([
    ['external-user', { external: true, userType: 'guest' as const }],
    ['external-user', { external: true }],
    ['internal-guest', { userType: 'guest' as const }],
    ['sign-in-blocked', { accountEnabled: false }],
  ])('skips a person as %s', (reason, facts) => {
    const world = observation([memberTenant(1)], [group('Sales', [anna, person('Ben', facts)])]);
    const entry = onlyEntry([sales], world);
    expect(entry.created).toEqual(['user-Anna']);
    expect(entry.skipped).toEqual([{ userId: 'user-Ben', reason, through: 'Sales' }]);
  });

  it('skips the members of an assigned group that is not security-enabled', () => {
    const world = observation([memberTenant(1)], [group('Sales', [anna], { securityEnabled: false })]);
    expect(onlyEntry([sales], world).skipped).toEqual([
      { userId: 'user-Anna', reason: 'group-not-security-enabled', through: 'Sales' },
    ]);
  });

  it('puts people in order of their names', () => {
    const people = ['zoe', 'Åsa', 'adam', 'Bea'].map((name) => person(name));
    const entry = onlyEntry([sales], observation([memberTenant(1)], [group('Sales', people)]));
    expect(entry.created).toEqual(['user-adam', 'user-Åsa', 'user-Bea', 'user-zoe']);
  });
});

describe('a changed scope', () => {
  const facts = [user(anna), user(ben), group('Sales', [ben, cleo])];
  const world = observation([memberTenant(1)], facts, {
    partnerConfigurations: [trusted(1)],
    configurations: [configuration(1, [userPrincipal('Anna'), userPrincipal('Ben')])],
  });

  it('tells who comes, who stays and who goes', () => {
    expect(onlyEntry([sales], world)).toMatchObject({
      created: ['user-Cleo'],
      kept: ['user-Ben'],
      removed: ['user-Anna'],
      existingAccounts: 'unknown',
    });
  });

  it('takes nobody out who remains in scope by another way', () => {
    const entry = onlyEntry([userPrincipal('Anna'), sales], world);
    expect(entry.removed).toEqual([]);
    expect(entry.kept).toEqual(['user-Anna', 'user-Ben']);
  });

  it('takes nobody out of a tenant whose job was never started', () => {
    const fresh = configuration(1, [userPrincipal('Anna')], { jobs: [stoppedJob] });
    const entry = onlyEntry([sales], { ...world, configurations: [fresh] });
    expect(entry).toMatchObject({ created: ['user-Ben', 'user-Cleo'], kept: [], removed: [] });
  });

  it('takes nobody out who was assigned with a role that entitles nobody', () => {
    const wrong = configuration(1, [sales], {
      assignments: [{ assignmentId: 'wrong', principal: userPrincipal('Anna'), roleId: defaultAccessRoleId }],
    });
    expect(onlyEntry([sales], { ...world, configurations: [wrong] }).removed).toEqual([]);
  });

  it('does not count people without an account as taken out: those whose sign-in is blocked', () => {
    const blocked = person('Anna', { accountEnabled: false });
    const entry = onlyEntry([sales], {
      ...world,
      principals: new Map(world.principals).set('user-Anna', user(blocked)),
    });
    expect(entry.removed).toEqual([]);
  });

  it('names somebody who leaves and remains an owner among the removed only', () => {
    const owned = group('Sales', [ben], { ownersOutside: [anna] });
    const entry = onlyEntry([sales], { ...world, principals: new Map(world.principals).set(sales.id, owned) });
    expect(entry.removed).toEqual(['user-Anna']);
    expect(entry.skipped).toEqual([]);
  });
});

describe('tenants the portal can look into', () => {
  const facts = [group('Sales', [anna, ben, cleo])];

  it('tells members who are linked and guests who stay guests from new accounts', () => {
    const accounts = [
      { userPrincipalName: 'ANNA_contoso.example#EXT#@fabrikam.example', userType: 'guest' as const },
      { userPrincipalName: 'other@fabrikam.example', mail: 'Ben@Contoso.example', userType: 'member' as const },
    ];
    const world = observation([memberTenant(1)], facts, { existingAccounts: new Map([[tenantIdOf(1), accounts]]) });
    expect(onlyEntry([sales], world)).toMatchObject({
      created: ['user-Cleo'],
      kept: ['user-Ben'],
      guestsStayingGuests: ['user-Anna'],
      existingAccounts: 'known',
    });
  });

  it('does not match somebody whose name merely begins like an account', () => {
    const accounts = [
      { userPrincipalName: 'Anna_contoso.example.org#EXT#@fabrikam.example', userType: 'guest' as const },
    ];
    const world = observation([memberTenant(1)], facts, { existingAccounts: new Map([[tenantIdOf(1), accounts]]) });
    expect(onlyEntry([sales], world).guestsStayingGuests).toEqual([]);
  });

  it('keeps the account of somebody whose sign-in is blocked', () => {
    const blocked = [group('Sales', [anna, person('Ben', { accountEnabled: false })])];
    const accounts = [{ userPrincipalName: 'Ben_contoso.example#EXT#@fabrikam.example', userType: 'member' as const }];
    const world = observation([memberTenant(1)], blocked, { existingAccounts: new Map([[tenantIdOf(1), accounts]]) });
    expect(onlyEntry([sales], world)).toMatchObject({ kept: ['user-Ben'], skipped: [] });
  });
});

it('gives one entry to a hundred tenants with the same effect, and one to the tenant that differs', () => {
  const tenants = Array.from({ length: 100 }, (_, number) => memberTenant(number));
  const guest = [{ userPrincipalName: 'Anna_contoso.example#EXT#@x.example', userType: 'guest' as const }];
  const world = observation(tenants, [group('Sales', [anna, ben])], {
    existingAccounts: new Map([
      [tenantIdOf(7), guest],
      [tenantIdOf(8), guest],
    ]),
  });
  const entries = effect([sales], world).tenants.map((entry) => entry.tenantIds.length);
  expect(entries.toSorted((a, b) => a - b)).toEqual([2, 98]);
});

it('says nothing of tenants that wait or are blocked', () => {
  const twins = [configuration(1, [sales]), configuration(1, [sales], { servicePrincipalId: 'second' })];
  const world = observation([memberTenant(1), memberTenant(2, 'pending')], [group('Sales', [anna])], {
    configurations: twins,
  });
  expect(effect([sales], world)).toEqual({ people: {}, tenants: [] });
});
