import { graphWrites, groupNamed } from '../directory-truth.ts';
import { accountPickerPage, type Persona } from '../pages/account-picker-page.ts';
import { multitenantCollaborationPage } from '../pages/multitenant-collaboration-page.ts';
import { planPage } from '../pages/plan-page.ts';
import { runPage } from '../pages/run-page.ts';
import { shareUsersPage } from '../pages/share-users-page.ts';
import { isFinished } from '../portal-api.ts';
import { expect, test } from '../test.ts';

test.describe('where sharing goes on', () => {
  test.use({ scenario: 'shared' });

  const readers: readonly Persona[] = ['Helpdesk Administrator', 'Global Reader'];
  for (const persona of readers) {
    test(`a ${persona} sees the status and why nothing can be changed`, async ({ api, page, sandbox, signIn }) => {
      await signIn('Global Administrator');
      const plan = await api.planToShare(groupNamed(await sandbox.tenant('Contoso'), 'Project Aurora'));
      await page.goto('about:blank');
      await page.context().clearCookies();

      const tenants = multitenantCollaborationPage(page);
      await signIn(persona, tenants.address);
      await expect(tenants.tenant('Fabrikam')).toContainText('Sync Active');
      await expect(page.getByText(/^As of /)).toBeVisible();
      await expect(tenants.shareUsers).toHaveCount(0);
      await expect(
        page.getByText(`Only a Global Administrator can share users. With your role, ${persona}`),
      ).toBeVisible();

      await shareUsersPage(page).open();
      await expect(page.getByText('Only a Global Administrator can share users.')).toBeVisible();
      await expect(shareUsersPage(page).editSharedUsersAndGroups).toHaveCount(0);
      await expect(shareUsersPage(page).shareCurrentUserScope).toHaveCount(0);
      await page.goto(`${shareUsersPage(page).address}?panel=users-and-groups`);
      await expect(page.getByRole('heading', { name: 'Shared now' })).toBeVisible();
      await expect(page.getByRole('dialog', { name: /users and groups/ })).toHaveCount(0);

      await page.goto(`/plans/${plan.planId}`);
      await expect(
        page.getByText(`Only a Global Administrator can apply a plan. Your role is ${persona}.`),
      ).toBeVisible();
      await expect(planPage(page).applyThisPlan).toHaveCount(0);

      await tenants.open();
      await tenants.openTenant('Adventure Works');
      await expect(page.getByText('As of ')).toBeVisible();
      expect(graphWrites(await sandbox.journal())).toEqual([]);
    });
  }
});

test('a Helpdesk Administrator reads what a run could not do, and cannot go on with it', async ({
  api,
  page,
  sandbox,
  signIn,
}) => {
  test.setTimeout(120_000);
  await signIn('Global Administrator');
  const runId = await api.beginToShare(groupNamed(await sandbox.tenant('Contoso'), 'Project Aurora'));
  await api.runUntil(runId, isFinished);
  const run = runPage(page);
  await run.open(runId);
  await expect(run.retry).toBeVisible();
  await expect(run.undo).toBeVisible();
  await page.goto('about:blank');
  await page.context().clearCookies();

  await signIn('Helpdesk Administrator', `/runs/${runId}`);
  await expect(run.tenant('Northwind Traders')).toContainText('has not allowed users to be synchronized into it');
  await expect(page.getByRole('button', { name: 'Copy as ticket text' }).first()).toBeVisible();
  await expect(run.retry).toHaveCount(0);
  await expect(run.undo).toHaveCount(0);
});

test('a user without a role reads that the portal is closed to them, and whom to ask', async ({
  api,
  page,
  portal,
  sandbox,
}) => {
  await page.goto('/auth/login');
  await accountPickerPage(page, sandbox.origin).pick('User');
  await expect(page).toHaveURL(`${portal.url}/no-access`);
  await expect(page.getByRole('heading', { name: 'You have no access to Tenantry', level: 1 })).toBeVisible();
  await expect(page.getByText('Ask a Global Administrator of your organization')).toBeVisible();
  expect((await api.get('/api/organization')).status).toBe(401);
});
