import type { SharingState } from '@tenantry/contract';
import { expect, test } from 'vitest';
import { helpdesk, rendered } from '../../testing/rendered.tsx';
import { SharedNow } from './shared-now.tsx';
import { StoppedTenants } from './stopped-tenants.tsx';

const sales = { id: 'sales', kind: 'group', displayName: 'Sales' } as const;
const tenant = (displayName: string) => ({ tenantId: displayName.toLowerCase(), displayName });
const sharing: SharingState = {
  asOf: 0,
  principals: [sales],
  differs: false,
  scopes: [{ tenants: [tenant('Fabrikam')], principals: [sales], overridden: false }],
  sharedWith: [tenant('Fabrikam')],
  withoutShare: [],
  stopped: [tenant('Litware'), tenant('Tailspin')],
  pending: [],
  foreignConfigurations: [],
};

test('tenants with which sharing was stopped are listed, each with a way to share with it again', () => {
  const { text, buttons, links } = rendered(<StoppedTenants sharing={sharing} />);
  expect(text).toContain('Not shared on purpose');
  expect(links['Litware']).toBe('/tenants/litware');
  expect(buttons).toEqual(['Share with Litware again', 'Share with Tailspin again']);
  expect(rendered(<SharedNow sharing={sharing} />).buttons).not.toContain('Share current user scope');
});

test('who may not share sees them without a button, and where there are none nothing is said', () => {
  const seen = rendered(<StoppedTenants sharing={sharing} />, { session: helpdesk });
  expect(seen.text).toContain('Tailspin');
  expect(seen.buttons).toEqual([]);
  expect(rendered(<StoppedTenants sharing={{ ...sharing, stopped: [] }} />).text).toBe('');
});

test('when sharing was stopped with every tenant, users and groups are selected anew for all of them', () => {
  const nothing = { ...sharing, principals: [], scopes: [], sharedWith: [] };
  const { buttons, text } = rendered(
    <>
      <SharedNow sharing={nothing} />
      <StoppedTenants sharing={nothing} />
    </>,
  );
  expect(buttons).toEqual(['Select users and groups to share']);
  expect(text).toContain('2 active tenants');
  expect(text).toContain('they then go to all active tenants');
});
