import { expect, test } from 'vitest';
import { planChanges } from './plan-changes.ts';
import {
  configuration,
  group,
  groupPrincipal,
  memberTenant,
  observation,
  person,
  tenantIdOf,
  trusted,
} from './testing/build-observation.ts';
import { wantedSettings } from './wanted-settings.ts';

const sales = groupPrincipal('Sales');

test('whoever is told of a quarantine is still told when other settings are corrected', () => {
  const saved = {
    ...wantedSettings(tenantIdOf(1), 1),
    deletionThreshold: { enabled: false, value: 500 },
    notificationRecipients: 'alerts@contoso.example',
  };
  const [plan] = planChanges(
    { principals: [sales], tenants: [tenantIdOf(1)] },
    observation([memberTenant(1)], [group('Sales', [person('Ann')])], {
      partnerConfigurations: [trusted(1)],
      configurations: [configuration(1, [sales], { settings: saved })],
    }),
    'edit-shared-users-and-groups',
  );
  expect(plan?.changes).toEqual([
    {
      kind: 'save-settings',
      reason: 'settings-differ',
      settings: { ...saved, deletionThreshold: { enabled: true, value: 5 } },
    },
  ]);
});

test('nobody is told of a quarantine unless somebody was before', () => {
  expect(wantedSettings(tenantIdOf(1), 1)).not.toHaveProperty('notificationRecipients');
  expect(wantedSettings(tenantIdOf(1), 1, wantedSettings(tenantIdOf(1), 1))).not.toHaveProperty(
    'notificationRecipients',
  );
});
