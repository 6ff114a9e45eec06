import { configurationsFor, groupNamed, sharedGroup, tenantNamed } from '../directory-truth.ts';
import { beginRunWithNumber, carryOut, passCyclesUntilOver } from '../carrying-out.ts';
import { multitenantCollaborationPage } from '../pages/multitenant-collaboration-page.ts';
import { planPage } from '../pages/plan-page.ts';
import { chooseCard } from '../pages/radio-cards.ts';
import { shareUsersPage } from '../pages/share-users-page.ts';
import { tenantPage } from '../pages/tenant-page.ts';
import type { SandboxState } from '../stack/sandbox-control.ts';
import { expect, test } from '../test.ts';

/** Ids of the users and groups that are shared with a tenant. */
function scopeOf(state: SandboxState, tenant: string): readonly string[] {
  const [configuration] = configurationsFor(state, tenantNamed(state, tenant));
  return (configuration?.assignments ?? []).map(({ principalId }) => principalId).toSorted();
}

test.describe('where somebody has edited by hand', () => {
  test.use({ scenario: 'drifted' });

  test('the page says which tenants differ, and the edit begins where the administrator says', async ({
    page,
    sandbox,
    signIn,
  }) => {
    test.setTimeout(120_000);
    await sandbox.latency({ replication: 0 });
    const before = await sandbox.state();
    const inFabrikam = scopeOf(before, 'Fabrikam');
    expect(inFabrikam).toHaveLength(2);
    const shareUsers = shareUsersPage(page);
    await signIn('Global Administrator', shareUsers.address);
    const scopes = page.getByRole('list', { name: 'Users and groups by tenant' });
    await expect(scopes).toContainText('Fabrikam');
    await expect(scopes).toContainText('Adventure Works');
    await expect(page.getByText('The tenants do not all have the same users and groups.').first()).toBeVisible();

    await page.getByRole('button', { name: 'Edit shared users and groups' }).click();
    const start = page.getByRole('dialog', { name: 'Edit shared users and groups' });
    await start.getByRole('button', { name: 'Continue' }).click();
    await expect(start.getByText('Choose where the edit begins.')).toBeVisible();
    await chooseCard(start, 'Adventure Works');
    await start.getByRole('button', { name: 'Continue' }).click();
    const picker = shareUsers.picker('Edit shared users and groups');
    await expect(picker.selected).toHaveCount(1);
    await expect(picker.selected).toContainText(sharedGroup);

    await page.goBack();
    await chooseCard(start, 'All of them together');
    await start.getByRole('button', { name: 'Continue' }).click();
    await expect(picker.selected).toHaveCount(2);
    await picker.save();
    await expect(planPage(page).summary).toContainText('Nobody loses an account');
    await carryOut(page);
    const state = await sandbox.state();
    for (const tenant of ['Fabrikam', 'Adventure Works']) expect(scopeOf(state, tenant), tenant).toEqual(inFabrikam);
  });
});

test.describe('where sharing goes on', () => {
  test.use({ scenario: 'shared' });

  test('one tenant gets others, keeps them when the rest is edited, and gets the same again', async ({
    page,
    sandbox,
    signIn,
  }) => {
    test.setTimeout(240_000);
    await sandbox.latency({ replication: 0 });
    const home = await sandbox.tenant('Contoso');
    const all = groupNamed(home, sharedGroup);
    const aurora = groupNamed(home, 'Project Aurora');
    const council = groupNamed(home, 'Works Council');
    const tailspin = tenantPage(page, (await sandbox.tenant('Tailspin Toys')).tenantId);
    const shareUsers = shareUsersPage(page);
    await signIn('Global Administrator', tailspin.address);

    await test.step('Tailspin gets a group more than the others', async () => {
      await tailspin.openUsersAndGroups();
      const picker = await tailspin.shareOthers();
      await expect(picker.selected).toContainText(sharedGroup);
      await picker.search('Project Aur');
      await picker.pick(aurora.displayName);
      await picker.save();
      await expect(page.getByText(/^1 tenant will be changed/)).toBeVisible();
      await carryOut(page);
      const state = await sandbox.state();
      expect(scopeOf(state, 'Tailspin Toys')).toEqual([all.id, aurora.id].toSorted());
      expect(scopeOf(state, 'Fabrikam')).toEqual([all.id]);
    });

    await test.step('it is shown as its own everywhere', async () => {
      await page.goto(tailspin.address);
      await tailspin.openUsersAndGroups();
      await expect(page.getByText('Tailspin Toys has its own users and groups.').first()).toBeVisible();
      await shareUsers.open();
      await expect(page.getByRole('list', { name: 'Tenants with their own users and groups' })).toContainText(
        'Tailspin Toys',
      );
      const tenants = multitenantCollaborationPage(page);
      await tenants.open();
      await expect(tenants.tenant('Tailspin Toys')).toContainText('Own users and groups');
      await expect(tenants.tenant('Tailspin Toys')).toContainText('As intended');
    });

    await test.step('an edit for all leaves it as it is', async () => {
      await shareUsers.open();
      const picker = await shareUsers.choose('Edit shared users and groups');
      await expect(picker.panel).toContainText('Tailspin Toys has its own users and groups and keeps them.');
      await picker.search('Works Cou');
      await picker.pick(council.displayName);
      await picker.save();
      await expect(page.getByText(/^3 tenants will be changed/)).toBeVisible();
      await carryOut(page);
      const state = await sandbox.state();
      expect(scopeOf(state, 'Tailspin Toys')).toEqual([all.id, aurora.id].toSorted());
      expect(scopeOf(state, 'Fabrikam')).toEqual([all.id, council.id].toSorted());
    });

    await test.step('ending it gives the tenant what the others have', async () => {
      await page.goto(tailspin.address);
      await tailspin.openUsersAndGroups();
      await tailspin.useTheSameAsAll.click();
      await expect(
        page.getByRole('heading', { name: /^Plan: the same users and groups for Tailspin Toys/ }),
      ).toBeVisible();
      await sandbox.advance('PT41M');
      await beginRunWithNumber(page);
      await passCyclesUntilOver(page, sandbox);
      const state = await sandbox.state();
      expect(scopeOf(state, 'Tailspin Toys')).toEqual([all.id, council.id].toSorted());
      await page.goto(tailspin.address);
      await tailspin.openUsersAndGroups();
      await expect(tailspin.useTheSameAsAll).toHaveCount(0);
    });
  });
});
