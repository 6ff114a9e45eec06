import { graphWrites, groupNamed, sharedGroup, unreadyPartner, whatSharingCouldChange } from '../directory-truth.ts';
import { planPage } from '../pages/plan-page.ts';
import { shareUsersPage } from '../pages/share-users-page.ts';
import { isFinished } from '../portal-api.ts';
import { expect, test } from '../test.ts';

test('cancelling at the picker or saying No changes nothing', async ({ page, sandbox, signIn }) => {
  const before = whatSharingCouldChange(await sandbox.state());
  const shareUsers = shareUsersPage(page);
  await signIn('Global Administrator', shareUsers.address);

  const picker = await shareUsers.choose('Select users and groups to share');
  await picker.search('All Employees');
  await picker.pick(sharedGroup);
  await picker.cancel();
  await picker.panel.getByRole('button', { name: 'Discard' }).click();
  await expect(picker.panel).toBeHidden();

  const again = await shareUsers.choose('Select users and groups to share');
  await expect(again.selected).toHaveCount(0);
  await again.search('All Employees');
  await again.pick(sharedGroup);
  await again.save();

  const plan = planPage(page);
  await plan.apply();
  await plan.no();
  await plan.apply();
  await page.keyboard.press('Escape');
  await expect(plan.question).toBeHidden();
  await expect(plan.applyThisPlan).toBeFocused();
  await expect(page.getByText('Nothing has been changed yet.')).toBeVisible();
  await page.getByRole('link', { name: 'Cancel' }).click();
  await expect(page.getByText('Nothing is shared yet')).toBeVisible();

  expect(graphWrites(await sandbox.journal())).toEqual([]);
  expect(whatSharingCouldChange(await sandbox.state())).toEqual(before);
});

test('a selection of nobody is refused', async ({ page, sandbox, signIn }) => {
  const shareUsers = shareUsersPage(page);
  await signIn('Global Administrator', shareUsers.address);
  const picker = await shareUsers.choose('Select users and groups to share');
  await picker.panel.getByRole('button', { name: 'Save' }).click();
  await expect(picker.panel.getByRole('alert')).toContainText('Select at least one user or group.');
  await expect(page).toHaveURL(/share-users/);
  expect(graphWrites(await sandbox.journal())).toEqual([]);
});

test('saving what is shared already finds nothing to change', async ({ api, page, sandbox, signIn }) => {
  // What was just shared has to be seen at once: that readings lag behind is not what this is about.
  await sandbox.latency({ replication: 0 });
  await sandbox.event('inbound-allowed', { tenantId: unreadyPartner });
  const shareUsers = shareUsersPage(page);
  await signIn('Global Administrator');
  const group = groupNamed(await sandbox.tenant('Contoso'), sharedGroup);
  const first = await api.runUntil(await api.beginToShare(group), isFinished);
  expect(first.counts.failed).toBe(0);
  const shared = whatSharingCouldChange(await sandbox.state());
  const written = graphWrites(await sandbox.journal());

  await shareUsers.open();
  await expect(page.getByRole('table', { name: 'Shared users and groups' })).toContainText(sharedGroup);
  await expect(shareUsers.selectUsersAndGroups).toHaveCount(0);
  await expect(shareUsers.shareCurrentUserScope).toHaveCount(0);
  const picker = await shareUsers.choose('Edit shared users and groups');
  await expect(picker.selected).toHaveCount(1);
  await expect(picker.selected).toContainText(sharedGroup);
  await picker.save();

  await expect(page.getByText('Nothing to change')).toBeVisible();
  await expect(planPage(page).applyThisPlan).toHaveCount(0);
  expect(graphWrites(await sandbox.journal())).toEqual(written);
  expect(whatSharingCouldChange(await sandbox.state())).toEqual(shared);
});
