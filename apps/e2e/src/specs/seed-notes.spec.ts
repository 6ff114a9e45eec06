import { multitenantCollaborationPage } from '../pages/multitenant-collaboration-page.ts';
import { shareUsersPage } from '../pages/share-users-page.ts';
import { expect, test } from '../test.ts';

const releaseNote = 'Multitenant organizations in Microsoft 365 is available in targeted release.';
test.use({ portalSettings: { RELEASE_NOTE: releaseNote } });

/** What the seeds say about sharing, by the row of the acceptance list. */
const notes: readonly (readonly [string, RegExp | string])[] = [
  ['S01', 'Users must be synchronized to the other tenants before they can collaborate there.'],
  ['S02', /outbound synchronization from Contoso to the other active tenants/],
  ['S02', 'Wide World Importers has not joined yet. A pending tenant never receives users.'],
  ['S03', 'Every selected user is synchronized to all active tenants'],
  ['S04', 'people there can search for and discover the shared profiles'],
  ['S06', 'Groups are not synchronized to the other tenants, only the users in them.'],
  ['S07', 'Changes to the synchronization made here show in Microsoft Entra, too.'],
  ['S09', 'We recommend a security group that holds the users to share. Create it in Microsoft Entra'],
  ['S10', 'Direct members of a group are synchronized. Owners who are not members are not'],
  ['S12', 'These settings act on all tenants of the organization.'],
  ['S12', 'To share different users with one tenant, or to change one tenant only, open that tenant here'],
  ['S14', 'You can also configure cross-tenant synchronization in Microsoft Entra.'],
  ['S13', releaseNote],
  ['S15', 'Both ways use cross-tenant synchronization.'],
  ['S16', 'the portal makes the configurations for you'],
  ['S18', /Woodgrove finance collaboration\. The portal leaves it alone\. One configuration per tenant is recommended/],
  ['S19', /up to 24 hours until synchronized users are available in services such as Teams and SharePoint/],
  ['S44', 'You can change the set after synchronization has been configured.'],
];

/** The links of the seeds, and where they lead. */
const links: readonly (readonly [string, string, RegExp])[] = [
  ['S14', 'How to configure it', /cross-tenant-synchronization-configure$/],
  ['S20', 'What is cross-tenant synchronization?', /cross-tenant-synchronization-overview$/],
  ['S44', 'How to change the properties', /cross-tenant-synchronization-configure$/],
  ['S70', 'Troubleshooting tips for multitenant organizations', /^https:\/\/learn\.microsoft\.com\//],
  ['S71', 'Known issues for provisioning in Microsoft Entra ID', /known-issues/],
  ['S72', 'Plan for multitenant organizations in Microsoft 365', /plan-multi-tenant-org-overview$/],
  ['S73', 'Set up a multitenant org in Microsoft 365', /set-up-multi-tenant-org$/],
  ['S74', 'Join or leave a multitenant organization in Microsoft 365', /join-leave-multi-tenant-org$/],
  ['S75', 'Scoping users or groups to be provisioned with scoping filters', /define-conditional-rules/],
  ['S76', 'Submit and view feedback', /^https:\/\//],
];

/** S22 and S23 to S43, with the manager that came later. */
const properties = `accountEnabled alternativeSecurityIds city country department displayName employeeId givenName
  IsSoftDeleted jobTitle mailNickname manager physicalDeliveryOfficeName postalCode preferredLanguage showInAddressList
  state streetAddress surname telephoneNumber userPrincipalName`.split(/\s+/);

test('Share users says what the seeds say, and leads where they lead', async ({ page, signIn }) => {
  await signIn('Global Administrator', shareUsersPage(page).address);
  await expect(page.getByRole('heading', { name: 'Share users', level: 1 })).toBeVisible();
  const main = page.getByRole('main');
  for (const [row, text] of notes) await expect.soft(main.getByText(text).first(), row).toBeVisible();
  for (const [row, name, address] of links) {
    const link = main.getByRole('link', { name });
    await expect.soft(link, row).toHaveAttribute('href', address);
    await expect.soft(link, row).toHaveAttribute('target', '_blank');
  }
  const listed = await page
    .getByRole('region', { name: 'Synchronized properties' })
    .getByRole('listitem')
    .allTextContents();
  expect(listed, 'S22').toEqual([...properties, 'UserType (member)']);

  await main.getByRole('link', { name: 'Check the provisioning logs' }).click();
  await expect(page.getByRole('heading', { name: 'Provisioning logs', level: 1 }), 'S21').toBeVisible();
});

test('users and groups can be picked together', async ({ page, signIn }) => {
  const shareUsers = shareUsersPage(page);
  await signIn('Global Administrator', shareUsers.address);
  const picker = await shareUsers.choose('Select users and groups to share');
  await picker.search('Project');
  await picker.pick('Project Aurora');
  await picker.panel.getByRole('combobox').fill('');
  await picker.search('Greta Lindholm');
  await picker.pick('Greta Lindholm');
  await expect(picker.selected).toHaveCount(2);
  await picker.panel.getByRole('combobox').fill('');
  await picker.search('Leadership');
  await expect(picker.match('Leadership Team')).toContainText('Not a security group, so it cannot be shared.');
  await expect(picker.match('Leadership Team')).toBeDisabled();
  await picker.save();
  await expect(
    page.getByText(/Shares Greta Lindholm and Project Aurora|Shares Project Aurora and Greta Lindholm/),
  ).toBeVisible();
});

test('the page of the tenants tells the way to the logs and how long it takes', async ({ page, signIn }) => {
  const tenants = multitenantCollaborationPage(page);
  await signIn('Global Administrator', tenants.address);
  await expect(page.getByText(/It may take up to 24 hours/)).toBeVisible();
  await expect(page.getByText(/what is changed there shows here, and the other way round/)).toBeVisible();
  await page.getByRole('link', { name: 'Look into the provisioning logs' }).click();
  await expect(page.getByRole('heading', { name: 'Provisioning logs', level: 1 })).toBeVisible();
});
