import type { TenantStatus } from '@tenantry/contract';
import { expect, test } from 'vitest';
import { configurationRows } from './configuration-rows.ts';

function tenant(displayName: string, part: Partial<TenantStatus> = {}): TenantStatus {
  return {
    tenantId: displayName.toLowerCase(),
    displayName,
    role: 'member',
    memberState: 'active',
    isHomeTenant: false,
    configurationState: 'as-intended',
    health: 'active',
    overridden: false,
    foreignConfigurations: [],
    configuration: { servicePrincipalId: `${displayName}-sp`, displayName: `MTO_Sync_${displayName}` },
    ...part,
  };
}
const rival = { servicePrincipalId: 'rival', displayName: 'Old sync' };

test('a configuration of the portal is removed by stopping to share', () => {
  const [row] = configurationRows([tenant('Fabrikam')], { foreignConfigurations: [] });
  expect(row).toMatchObject({ displayName: 'MTO_Sync_Fabrikam', origin: 'portal', next: 'stop' });
});

test('where another configuration leads to the same tenant, somebody has to choose', () => {
  const rows = configurationRows([tenant('Fabrikam', { foreignConfigurations: [rival] })], {
    foreignConfigurations: [{ ...rival, tenantId: 'fabrikam' }],
  });
  expect(rows.map(({ displayName, next }) => [displayName, next])).toEqual([
    ['MTO_Sync_Fabrikam', 'choose'],
    ['Old sync', 'choose'],
  ]);
});

test('a configuration that leads to no known tenant is listed without one', () => {
  const [row] = configurationRows([], { foreignConfigurations: [rival] });
  expect(row).toMatchObject({ origin: 'entra', tenant: undefined });
});

test('two of the name that belongs to the portal are each listed once', () => {
  const doubled = tenant('Fabrikam', { configurationState: 'several' });
  const rows = configurationRows([doubled], {
    foreignConfigurations: [
      { servicePrincipalId: 'Fabrikam-sp', displayName: 'MTO_Sync_Fabrikam', tenantId: 'fabrikam' },
    ],
  });
  expect(rows).toHaveLength(1);
  expect(rows[0]).toMatchObject({ origin: 'several', next: 'choose' });
});

test('the configurations of a tenant stand together, and those of no known tenant at the end', () => {
  const rows = configurationRows([tenant('Litware'), tenant('Fabrikam')], {
    foreignConfigurations: [
      { servicePrincipalId: 'lost', displayName: 'Lost' },
      { ...rival, tenantId: 'fabrikam' },
    ],
  });
  expect(rows.map((row) => row.displayName)).toEqual(['MTO_Sync_Fabrikam', 'Old sync', 'MTO_Sync_Litware', 'Lost']);
});

test('tenants without a configuration are not listed', () => {
  expect(configurationRows([tenant('Litware', { configuration: undefined })], { foreignConfigurations: [] })).toEqual(
    [],
  );
});
