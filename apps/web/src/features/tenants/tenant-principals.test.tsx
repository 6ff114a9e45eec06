import type { TenantDetail } from '@tenantry/contract';
import { describe, expect, test } from 'vitest';
import { helpdesk, rendered } from '../../testing/rendered.tsx';
import { TenantConfigurations } from './tenant-configurations.tsx';
import { TenantNotices } from './tenant-notices.tsx';
import { TenantPrincipals } from './tenant-principals.tsx';

const sales = { id: 'sales', kind: 'group', displayName: 'Sales' } as const;
const legal = { id: 'legal', kind: 'group', displayName: 'Legal' } as const;

function detail(part: Partial<TenantDetail> = {}, tenant: Partial<TenantDetail['tenant']> = {}): TenantDetail {
  return {
    asOf: 0,
    principals: [sales],
    claims: [],
    ...part,
    tenant: {
      tenantId: 'fabrikam',
      displayName: 'Fabrikam',
      role: 'member',
      memberState: 'active',
      isHomeTenant: false,
      configurationState: 'as-intended',
      health: 'active',
      overridden: false,
      configuration: { servicePrincipalId: 'ours', displayName: 'MTO_Sync_fabrikam' },
      foreignConfigurations: [],
      ...tenant,
    },
  };
}

describe('the users and groups of a tenant', () => {
  test('can be made its own, and sharing with it ended', () => {
    expect(rendered(<TenantPrincipals detail={detail()} />).buttons).toEqual([
      'Share other users and groups with this tenant',
      'Stop sharing with this tenant',
    ]);
  });

  test('that are its own stand beside those of the rest, with the way back', () => {
    const own = detail({ principals: [legal], sharedWithTheRest: [sales] }, { overridden: true });
    const { text, buttons } = rendered(<TenantPrincipals detail={own} />);
    expect(text).toContain('Fabrikam has its own users and groups.');
    expect(text).toMatch(/Legal.*What the other tenants get.*Sales/);
    expect(buttons).toContain('Use the same as all tenants again');
  });

  test('cannot be changed where there is no configuration, or by who only looks', () => {
    const bare = detail({ principals: [] }, { configuration: undefined, configurationState: 'not-configured' });
    expect(rendered(<TenantPrincipals detail={bare} />).buttons).toEqual([]);
    expect(rendered(<TenantPrincipals detail={detail()} />, { session: helpdesk }).buttons).toEqual([]);
  });
});

describe('a configuration that somebody has to decide about', () => {
  test('is told of on every tab, with the way to decide', () => {
    const several = rendered(<TenantNotices detail={detail({}, { configurationState: 'several' })} />);
    expect(several.text).toContain('More than one configuration leads to Fabrikam.');
    expect(several.links['Compare them and choose which one is kept']).toBe('/tenants/fabrikam?tab=configurations');
    const managed = rendered(<TenantNotices detail={detail({}, { configurationState: 'managed-in-entra' })} />);
    expect(managed.links['Look at it, or take it over']).toBe('/tenants/fabrikam?tab=configurations');
  });

  test('is not claimed where there is none', () => {
    expect(rendered(<TenantNotices detail={detail()} />).text).toBe('');
  });
});

describe('several configurations', () => {
  const claim = {
    servicePrincipalId: 'ours',
    displayName: 'MTO_Sync_fabrikam',
    recognised: true,
    health: 'active',
    principals: [sales],
    people: 12,
    peopleInCommon: 3,
    overlap: 'some',
    scope: 'assigned',
  } as const;
  const ours: TenantDetail['claims'][number] = { ...claim, principals: [sales] };
  const rival: TenantDetail['claims'][number] = {
    ...ours,
    servicePrincipalId: 'rival',
    displayName: 'Old sync',
    recognised: false,
    overlap: 'none',
    peopleInCommon: 0,
  };

  test('are compared by what tells them apart, each with its three ways', () => {
    const { text } = rendered(<TenantConfigurations detail={detail({ claims: [ours, rival] })} />);
    expect(text).toContain('Some people: 3 of 12');
    expect(text).toContain('In common with the others Nobody');
    expect(text).toMatch(/What becomes of MTO_Sync_fabrikam Keep this one .* Remove it .* Leave it as it is/);
    expect(text).toMatch(/What becomes of Old sync Take over this one .* Remove it .* Leave it as it is/);
  });

  test('that are only one can be taken over, not removed in favour of nothing', () => {
    const { text } = rendered(<TenantConfigurations detail={detail({ claims: [rival] })} />);
    expect(text).toContain('Take over this one');
    expect(text).not.toContain('Remove it');
  });

  test('are compared without a choice by who only looks', () => {
    const both = detail({ claims: [ours, rival] });
    const { text, buttons } = rendered(<TenantConfigurations detail={both} />, { session: helpdesk });
    expect(text).toContain('Some people: 3 of 12');
    expect(text).not.toContain('What becomes of');
    expect(buttons).toEqual([]);
  });
});
