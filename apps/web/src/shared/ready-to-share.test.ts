import type { OrganizationOverview, TenantStatus } from '@tenantry/contract';
import { expect, test } from 'vitest';
import { tenantsReadyToShare } from './ready-to-share.ts';

function tenant(displayName: string, part: Partial<TenantStatus> = {}): TenantStatus {
  return {
    tenantId: displayName.toLowerCase(),
    displayName,
    role: 'member',
    memberState: 'active',
    isHomeTenant: false,
    configurationState: 'not-configured',
    health: 'not-applicable',
    overridden: false,
    foreignConfigurations: [],
    ...part,
  };
}
const tenants = [
  tenant('Contoso', { isHomeTenant: true, configurationState: 'not-applicable' }),
  tenant('Fabrikam', { configurationState: 'as-intended' }),
  tenant('Tailspin'),
  tenant('Litware', { memberState: 'pending', configurationState: 'not-applicable' }),
];
const counts = (shared: number): OrganizationOverview['counts'] => ({
  active: 2,
  pending: 1,
  shared,
  needsAttention: 0,
});

test('a tenant that is active and has nothing is ready to share once others have something', () => {
  expect(tenantsReadyToShare({ tenants, counts: counts(1) }).map((one) => one.displayName)).toEqual(['Tailspin']);
});

test('no tenant is ready as long as nothing is shared with anybody', () => {
  expect(tenantsReadyToShare({ tenants, counts: counts(0) })).toEqual([]);
});
