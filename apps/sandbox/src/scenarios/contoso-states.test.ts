import { expect, test } from 'vitest';
import { validateConnection } from '../engine/engine.ts';
import type { ServicePrincipal } from '../world/service-principal.ts';
import type { World } from '../world/world.ts';
import * as states from './contoso-states.ts';
import { tenantNamed } from './sharing.ts';

const now = Date.parse('2026-11-22T08:00:00Z');

function configurationTo(world: World, displayName: string): ServicePrincipal | undefined {
  const name = `MTO_Sync_${tenantNamed(world, displayName).tenantId}`;
  return [...tenantNamed(world, 'Contoso').servicePrincipals.values()].find((each) => each.displayName === name);
}

test('after a week of sharing the jobs of the partners that are ready are active and nobody else has one', () => {
  const world = states.createShared(1, now);
  const codes = ['Fabrikam', 'Adventure Works', 'Tailspin Toys', 'Northwind Traders', 'Woodgrove Bank'].map(
    (name) => configurationTo(world, name)?.jobs[0]?.status.code,
  );
  expect(codes).toEqual(['Active', 'Active', 'Active', undefined, 'Active']);
});

test('a half-done setup has every stage of a configuration', () => {
  const world = states.createHalfDone(1, now);
  const stage = (name: string): unknown[] => {
    const configuration = configurationTo(world, name);
    return [
      configuration?.jobs.length,
      Object.keys(configuration?.secrets ?? {}).length,
      configuration?.assignments.length,
    ];
  };
  expect([stage('Adventure Works'), stage('Tailspin Toys'), stage('Woodgrove Bank'), stage('Fabrikam')]).toEqual([
    [0, 0, 0],
    [1, 0, 0],
    [1, 4, 0],
    [1, 4, 1],
  ]);
});

test('a withdrawn consent leads to quarantine and deletes nobody', () => {
  const world = states.createQuarantined(1, now);
  expect(configurationTo(world, 'Fabrikam')?.jobs[0]?.status).toMatchObject({
    code: 'Quarantine',
    quarantine: { reason: 'EncounteredQuarantineException' },
  });
  expect([...tenantNamed(world, 'Fabrikam').users.values()].every((user) => user.deletedDateTime === null)).toBe(true);
});

test('a mass deletion is held back in every tenant', () => {
  const world = states.createMassDelete(1, now);
  for (const name of ['Fabrikam', 'Adventure Works', 'Tailspin Toys', 'Woodgrove Bank']) {
    expect(configurationTo(world, name)?.jobs[0]?.status.quarantine?.reason).toBe('TooManyDeletes');
    const deleted = [...tenantNamed(world, name).users.values()].filter(
      (user) => user.deletedDateTime !== null && user.displayName !== 'Dmitri Volkov',
    );
    expect(deleted).toEqual([]);
  }
});

test('a tenant that left is no member any more while its job goes on', () => {
  const world = states.createTenantLeft(1, now);
  expect(world.organization?.tenants.map((member) => member.displayName)).not.toContain('Adventure Works');
  expect(configurationTo(world, 'Adventure Works')?.jobs[0]?.status.code).toBe('Active');
});

test('drift shows as another assignment, a lost name and a second configuration', () => {
  const world = states.createDrifted(1, now);
  expect(configurationTo(world, 'Fabrikam')?.assignments).toHaveLength(2);
  expect(configurationTo(world, 'Tailspin Toys')).toBeUndefined();
  const names = Array.from(tenantNamed(world, 'Contoso').servicePrincipals.values(), (each) => each.displayName);
  expect(names.filter((name) => name === `MTO_Sync_${tenantNamed(world, 'Woodgrove Bank').tenantId}`)).toHaveLength(2);
});

test('broken policies fail differently for each partner', () => {
  const world = states.createBrokenPolicies(1, now);
  const failure = (name: string): string | undefined =>
    validateConnection(world, world.homeTenantId, tenantNamed(world, name).tenantId)?.message.slice(0, 30);
  expect(['Fabrikam', 'Adventure Works', 'Tailspin Toys', 'Woodgrove Bank'].map(failure)).toEqual(
    [
      'Policy permitting auto-redempti',
      'The target tenant has not enab',
      'The source tenant has not enab',
      'The target tenant has not enab',
    ].map((text) => text.slice(0, 30)),
  );
});
