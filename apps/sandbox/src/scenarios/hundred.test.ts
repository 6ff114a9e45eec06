import { expect, test } from 'vitest';
import { createHundred } from './hundred.ts';

test('a hundred tenants with 100,000 people are ready in under ten seconds', () => {
  const began = performance.now();
  const world = createHundred(1, Date.parse('2026-11-22T08:00:00Z'));
  expect(performance.now() - began).toBeLessThan(10_000);
  const home = world.tenants.get(world.homeTenantId);
  expect(world.tenants.size).toBe(100);
  expect(home?.users.size).toBe(100_000);
  expect(home?.groups.size).toBe(2_000);
  expect(world.organization?.tenants.filter((member) => member.state === 'active')).toHaveLength(100);
});
