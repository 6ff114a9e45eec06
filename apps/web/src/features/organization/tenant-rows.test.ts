import type { TenantStatus } from '@tenantry/contract';
import { describe, expect, test } from 'vitest';
import { organizationSearch } from './organization-search.ts';
import { filterCounts, tenantRows } from './tenant-rows.ts';

const now = Date.UTC(2026, 10, 22, 14, 5);

function tenant(displayName: string, part: Partial<TenantStatus> = {}): TenantStatus {
  return {
    tenantId: `${displayName.toLowerCase()}-id`,
    displayName,
    role: 'member',
    memberState: 'active',
    isHomeTenant: false,
    configurationState: 'as-intended',
    health: 'active',
    foreignConfigurations: [],
    overridden: false,
    configuration: { servicePrincipalId: 's', displayName: 'MTO_Sync_x' },
    ...part,
  };
}

const bare = { configuration: undefined, health: 'not-applicable' } as const;
const tenants = [
  tenant('Contoso', { isHomeTenant: true, configurationState: 'not-applicable', ...bare }),
  tenant('fabrikam', { synchronizedPeople: 12 }),
  tenant('Adventure 10', { health: 'quarantined', synchronizedPeople: 3 }),
  tenant('Adventure 9', { configurationState: 'not-configured', ...bare }),
  tenant('Woodgrove', { memberState: 'pending', configurationState: 'not-applicable', ...bare }),
];
const names = (search: Parameters<typeof tenantRows>[1]) =>
  tenantRows(tenants, search, now).map(({ displayName }) => displayName);

test('without anything in the address all tenants are shown in the order of the portal', () => {
  expect(names({})).toEqual(tenants.map(({ displayName }) => displayName));
});

test('words are looked for in names and IDs, whatever their case', () => {
  expect(names({ q: 'FABRI' })).toEqual(['fabrikam']);
  expect(names({ q: 'Woodgrove-ID' })).toEqual(['Woodgrove']);
});

describe('a filter', () => {
  test('for attention shows what is wrong', () => {
    expect(names({ show: 'attention' })).toEqual(['Adventure 10']);
  });

  test('for what is not shared leaves out pending tenants and the home tenant', () => {
    expect(names({ show: 'not-shared' })).toEqual(['Adventure 9']);
  });

  test('has a count that is what it shows', () => {
    const counts = filterCounts(tenants, now);
    for (const show of ['attention', 'shared', 'not-shared', 'pending'] as const) {
      expect(counts[show]).toBe(names({ show }).length);
    }
  });
});

describe('an order', () => {
  test('by name reads numbers as numbers and ignores case', () => {
    expect(names({ sort: 'name' })).toEqual(['Adventure 9', 'Adventure 10', 'Contoso', 'fabrikam', 'Woodgrove']);
  });

  test('by status puts the worst first', () => {
    expect(names({ sort: 'status' })[0]).toBe('Adventure 10');
  });

  test('by people can be turned round', () => {
    expect(names({ sort: 'people', order: 'descending' }).slice(0, 2)).toEqual(['fabrikam', 'Adventure 10']);
  });
});

test('an address with anything but the known words is read as if they were not there', () => {
  expect(organizationSearch({ q: '', show: 'everything', sort: 'constructor', order: 'up' })).toEqual({});
  expect(organizationSearch({ q: 'x', show: 'pending', sort: 'people', order: 'descending' })).toEqual({
    q: 'x',
    show: 'pending',
    sort: 'people',
    order: 'descending',
  });
});
