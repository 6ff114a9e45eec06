import type { SharingState } from '@tenantry/contract';
import { expect, test } from 'vitest';
import { rendered } from '../../testing/rendered.tsx';
import { EditPanel } from './edit-panel.tsx';

const sales = { id: 'sales', kind: 'user', displayName: 'Sara Lind' } as const;
const legal = { id: 'legal', kind: 'user', displayName: 'Leo Ek' } as const;
const tenant = (displayName: string) => ({ tenantId: displayName.toLowerCase(), displayName });
const differing: SharingState = {
  asOf: 0,
  principals: [legal, sales],
  differs: true,
  scopes: [
    { tenants: [tenant('Fabrikam')], principals: [sales], overridden: false },
    { tenants: [tenant('Litware')], principals: [legal], overridden: false },
    { tenants: [tenant('Woodgrove')], principals: [legal], overridden: true },
  ],
  sharedWith: [tenant('Fabrikam'), tenant('Litware'), tenant('Woodgrove')],
  withoutShare: [],
  stopped: [],
  pending: [],
  foreignConfigurations: [],
};
const nothing = () => undefined;
const panel = (sharing: SharingState, start?: string) =>
  rendered(<EditPanel sharing={sharing} start={start} onStart={nothing} onClose={nothing} />);

test('an edit of tenants that differ first asks where to begin and offers no way to save', () => {
  const { text, buttons } = panel(differing);
  expect(text).toContain('Begin with the users and groups of Fabrikam Sara Lind Litware Leo Ek All of them together');
  expect(buttons).toContain('Continue');
  expect(buttons).not.toContain('Save');
});

test('it begins with what was chosen, and says which tenants keep their own', () => {
  const { text, buttons } = panel(differing, 'litware');
  expect(text).toContain('Woodgrove has its own users and groups and keeps them.');
  expect(text).toContain('1 selected');
  expect(buttons).toContain('Save');
  expect(panel(differing, 'union').text).toContain('2 selected');
});

test('the first flow begins with nobody', () => {
  const { text } = panel({ ...differing, principals: [], differs: false, scopes: [], sharedWith: [] });
  expect(text).toMatch(/^Select users and groups to share/);
  expect(text).toContain('Nobody is selected yet.');
});
