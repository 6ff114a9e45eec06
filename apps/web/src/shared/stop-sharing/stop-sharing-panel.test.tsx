import { expect, test } from 'vitest';
import { rendered } from '../../testing/rendered.tsx';
import { StopSharingPanel } from './stop-sharing-panel.tsx';

const nothing = () => undefined;
const tenant = (displayName: string) => ({ tenantId: displayName.toLowerCase(), displayName });

test('both choices say what follows, and none is made beforehand', () => {
  const { text } = rendered(<StopSharingPanel tenants={[tenant('Fabrikam')]} onClose={nothing} />);
  expect(text).toMatch(/^Stop sharing with Fabrikam/);
  expect(text).toMatch(/Take the people out first .* For 30 days an administrator there can restore it/);
  expect(text).toMatch(/Leave the accounts behind .* They stay until the administrators of that tenant remove them/);
  expect(text).not.toContain('In this order');
});

test('the end with every tenant names them', () => {
  const tenants = [tenant('Fabrikam'), tenant('Litware')];
  const { text } = rendered(<StopSharingPanel tenants={tenants} onClose={nothing} />);
  expect(text).toMatch(/^Stop sharing with all tenants/);
  expect(text).toContain('Nobody is shared with Fabrikam and Litware any longer');
});
