import {
  expectSharedAsWanted,
  linkedPeople,
  pendingPartner,
  readyPartners,
  sharedGroup,
  tenantNamed,
  unreadyPartner,
} from '../directory-truth.ts';
import { expectArrivals } from '../arrivals.ts';
import { multitenantCollaborationPage } from '../pages/multitenant-collaboration-page.ts';
import { planPage } from '../pages/plan-page.ts';
import { portalNavigation } from '../pages/portal-navigation.ts';
import { runPage } from '../pages/run-page.ts';
import { shareUsersPage } from '../pages/share-users-page.ts';
import { expect, test } from '../test.ts';

test('a Global Administrator shares a group and its members arrive in the other tenants', async ({
  context,
  page,
  sandbox,
  signIn,
}) => {
  test.setTimeout(150_000);
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  const tenants = multitenantCollaborationPage(page);
  const plan = planPage(page);
  const run = runPage(page);
  const before = await sandbox.state();

  await test.step('the way to Share users', async () => {
    await signIn('Global Administrator');
    await portalNavigation(page).openMultitenantCollaboration();
    for (const partner of [...readyPartners.slice(0, 3), unreadyPartner]) {
      await expect(tenants.tenant(partner)).toContainText('Not configured');
    }
    await expect(tenants.tenant(pendingPartner)).toContainText('Pending');
    await expect(tenants.tenant('Woodgrove Bank')).toContainText('Managed in Entra');
    await tenants.shareUsers.click();
  });

  await test.step('the group is found as its name is typed', async () => {
    const picker = await shareUsersPage(page).choose('Select users and groups to share');
    await picker.search('all emp');
    await expect(picker.match(sharedGroup)).toContainText('45 direct members');
    await picker.pick(sharedGroup);
    await expect(picker.selected).toHaveCount(1);
    await expect(picker.selected).toContainText('1 owner is no member and is not shared.');
    await expect(picker.selected).toContainText('1 group inside it is not shared');
    await picker.save();
  });

  await test.step('the plan says what would happen', async () => {
    await expect(page.getByText(/^5 tenants will be changed, \d+ people get an account in them\./)).toBeVisible();
    await expect(plan.summary).toContainText('Nobody loses an account');
    await expect(page.getByText(/Woodgrove finance collaboration in Microsoft Entra synchronizes/)).toBeVisible();
    await expect(page.getByText('It has not joined the organization.', { exact: false })).toBeVisible();
    await plan.tenant('Tailspin Toys').getByText('Tailspin Toys', { exact: true }).click();
    await expect(plan.tenant('Tailspin Toys')).toContainText('Redeem invitations to this tenant automatically');
    await expect(plan.tenant('Tailspin Toys')).toContainText(`Share ${sharedGroup}`);

    await plan.openTab('People');
    await expect(plan.person('Greta Lindholm').filter({ hasText: 'Stays a guest' })).toContainText('Fabrikam');
    await expect(plan.person('Brigitte Vogel')).toContainText('sign-in is blocked');
    await expect(plan.person('Olympia Stathis')).toContainText(`owner of ${sharedGroup}, but no member`);
    await expect(plan.person('Nestor Vidal')).toContainText('only in a group inside');
    await plan.openTab('Graph calls');
    await expect(page.getByRole('region', { name: 'Fabrikam' })).toContainText(
      /POST https:\/\/graph\.microsoft\.com\/v1\.0\/applicationTemplates\/[0-9a-f-]+\/instantiate/,
    );
    await expect(page.getByText('Nothing has been changed yet.')).toBeVisible();
  });

  await test.step('Yes starts the run', async () => {
    await plan.apply();
    await expect(plan.question).toContainText(/\d+ people get an account as a member/);
    await expect(plan.question).toContainText('It may take up to 24 hours');
    await plan.yes();
    await run.runId();
    await expect(run.tenant('Fabrikam')).toBeVisible();
    await expect(run.isOver).toBeVisible({ timeout: 60_000 });
    await expect(page.getByText('4 of 5 tenants have what was planned.')).toBeVisible();
    for (const partner of readyPartners) await expect(run.tenant(partner)).toContainText('Done');
    await expect(run.tenant(unreadyPartner)).toContainText('has not allowed users to be synchronized into it');
    await expect(page.getByRole('heading', { name: 'For the other tenant to put right' })).toBeVisible();
  });

  await test.step('the directory holds one configuration per active partner', async () => {
    expectSharedAsWanted(before, await sandbox.state());
  });

  await test.step('the request to the other tenant is ready to copy', async () => {
    await page.getByRole('link', { name: 'Open the request to send' }).click();
    await expect(page.getByText('has not allowed users to be synchronized into it.').first()).toBeVisible();
    await page.getByRole('button', { name: 'Copy letter' }).click();
    await expect(page.getByRole('button', { name: 'Copied' })).toBeVisible();
    const copied = await page.evaluate(() => navigator.clipboard.readText());
    expect(copied).toContain('Allow users sync into this tenant');
    expect(copied).toContain(tenantNamed(before, 'Contoso').tenantId);
  });

  await test.step('the first cycle is going on', async () => {
    await tenants.open();
    // A reading right after the run may come from a replica that has not heard of it.
    await expect(async () => {
      await tenants.refresh();
      await expect(tenants.tenant('Fabrikam')).toContainText('Initial sync', { timeout: 500 });
    }).toPass({ timeout: 20_000 });
    await expect(tenants.tenant(unreadyPartner)).toContainText('Incomplete');
  });

  await test.step('after the first cycle the right people are in the other tenants', async () => {
    await sandbox.advance('PT1M');
    expectArrivals(before, await sandbox.state());
  });

  await test.step('the pages say so', async () => {
    // The portal asks Graph at most every five seconds, however often it is told to.
    await expect(async () => {
      await tenants.refresh();
      await expect(tenants.tenant('Fabrikam')).toContainText('Sync Active', { timeout: 500 });
    }).toPass({ timeout: 20_000 });
    for (const partner of readyPartners) {
      await expect(tenants.tenant(partner)).toContainText('Sync Active');
      await expect(tenants.tenant(partner)).toContainText('As intended');
    }
    await expect(page.getByText(/^As of /)).toBeVisible();
    await expect(tenants.summary).toContainText('Shared with4');
    const { Fabrikam } = linkedPeople(await sandbox.state());
    expect(Fabrikam).toBeGreaterThan(30);
    await expect(tenants.tenant('Fabrikam').getByRole('cell', { name: String(Fabrikam), exact: true })).toBeVisible();
    await expect(tenants.tenant('Fabrikam')).toContainText(/just now|min\. ago/);
    await tenants.openTenant('Fabrikam');
    await expect(page.getByText(`${String(Fabrikam)} people written`, { exact: false })).toBeVisible();
    await expect(page.getByText('As intended')).toBeVisible();
    await expect(page.getByText(/^As of /)).toBeVisible();
    const tabs = page.getByRole('navigation', { name: 'Tenant' });
    await tabs.getByRole('link', { name: 'Prerequisites' }).click();
    await expect(page.getByRole('main').getByText('Ready', { exact: true })).toBeVisible();
    await tabs.getByRole('link', { name: 'Users and groups' }).click();
    await expect(page.getByRole('table', { name: 'Shared users and groups' })).toContainText(sharedGroup);
  });
});
