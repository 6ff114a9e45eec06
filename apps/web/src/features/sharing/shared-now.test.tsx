import type { SharingState } from '@tenantry/contract';
import { describe, expect, test } from 'vitest';
import { helpdesk, rendered } from '../../testing/rendered.tsx';
import { SharedNow, StopSharing } from './shared-now.tsx';
import { SharingNotices } from './sharing-notices.tsx';
import { OwnScopes } from './tenant-scopes.tsx';

const sales = { id: 'sales', kind: 'group', displayName: 'Sales' } as const;
const legal = { id: 'legal', kind: 'group', displayName: 'Legal' } as const;
const tenant = (displayName: string) => ({ tenantId: displayName.toLowerCase(), displayName });

function sharing(part: Partial<SharingState> = {}): SharingState {
  return {
    asOf: 0,
    principals: [sales],
    differs: false,
    scopes: [{ tenants: [tenant('Fabrikam'), tenant('Litware')], principals: [sales], overridden: false }],
    sharedWith: [tenant('Fabrikam'), tenant('Litware')],
    withoutShare: [],
    stopped: [],
    pending: [],
    foreignConfigurations: [],
    ...part,
  };
}

describe('what is shared now', () => {
  test('can be edited, and ended, by who may share', () => {
    const { buttons } = rendered(
      <>
        <SharedNow sharing={sharing()} />
        <StopSharing sharing={sharing()} />
      </>,
    );
    expect(buttons).toEqual(['Edit shared users and groups', 'Stop sharing with all tenants']);
  });

  test('is only looked at by everybody else', () => {
    const { buttons, text } = rendered(
      <>
        <SharedNow sharing={sharing({ withoutShare: [tenant('Tailspin')] })} />
        <StopSharing sharing={sharing()} />
      </>,
      { session: helpdesk },
    );
    expect(buttons).toEqual([]);
    expect(text).toContain('Sales');
  });

  test('offers the current scope only when there is a tenant for it, and says which', () => {
    expect(rendered(<SharedNow sharing={sharing()} />).text).not.toContain('Share current user scope');
    const { text, buttons } = rendered(<SharedNow sharing={sharing({ withoutShare: [tenant('Tailspin')] })} />);
    expect(buttons).toContain('Share current user scope');
    expect(text).toContain('Tailspin is active and has no complete share yet.');
  });

  test('leads to the plan that is ready', () => {
    const ready = sharing({ withoutShare: [tenant('Tailspin')], readyPlanId: 'ready' });
    expect(rendered(<SharedNow sharing={ready} />).links['look at the plan']).toBe('/plans/ready');
  });
});

describe('tenants that differ', () => {
  const differing = sharing({
    principals: [legal, sales],
    differs: true,
    scopes: [
      { tenants: [tenant('Fabrikam')], principals: [sales], overridden: false },
      { tenants: [tenant('Litware')], principals: [legal], overridden: false },
    ],
  });

  test('are named, each with its users and groups', () => {
    const { text } = rendered(<SharedNow sharing={differing} />);
    expect(text).toMatch(/Fabrikam Sales Litware Legal/);
    expect(rendered(<SharingNotices sharing={differing} />).text).toContain(
      'do not all have the same users and groups',
    );
  });

  test('on purpose are listed as such and make no difference to the others', () => {
    const own = sharing({
      scopes: [...sharing().scopes, { tenants: [tenant('Woodgrove')], principals: [legal], overridden: true }],
    });
    const { text, links } = rendered(<OwnScopes sharing={own} />);
    expect(text).toContain('Woodgrove has its own users and groups, on purpose.');
    expect(links['Woodgrove']).toBe('/tenants/woodgrove?tab=users-and-groups');
    const now = rendered(<SharedNow sharing={own} />).text;
    expect(now).toContain('tenants with their own users and groups keep them');
    expect(now).not.toContain('Legal');
  });
});

test('a configuration made elsewhere is named with a link to where it is decided', () => {
  const foreign = [{ servicePrincipalId: 'rival', displayName: 'Old sync', tenantId: 'fabrikam' }];
  const { text, links } = rendered(<SharingNotices sharing={sharing({ foreignConfigurations: foreign })} />);
  expect(text).toContain('a configuration that the portal did not make: Old sync. The portal leaves it alone.');
  expect(links['Old sync']).toBe('/tenants/fabrikam?tab=configurations');
});
