import { configurationsFor, expectShared, readyPartners, sharedGroup, tenantNamed } from '../directory-truth.ts';
import { carryOut } from '../carrying-out.ts';
import { multitenantCollaborationPage } from '../pages/multitenant-collaboration-page.ts';
import { planPage } from '../pages/plan-page.ts';
import { runPage } from '../pages/run-page.ts';
import { shareUsersPage } from '../pages/share-users-page.ts';
import { expect, test } from '../test.ts';

test.use({ scenario: 'shared' });

test('a tenant that joins later waits as a ready plan and gets the current scope, and the others stay as they are', async ({
  api,
  page,
  sandbox,
  signIn,
}) => {
  test.setTimeout(120_000);
  await sandbox.latency({ replication: 0 });
  // Northwind is active too, and has no share because it has not allowed it.
  await sandbox.event('inbound-allowed', { tenantId: 'Northwind Traders' });
  const before = await sandbox.state();
  const shareUsers = shareUsersPage(page);
  await signIn('Global Administrator', shareUsers.address);
  await sandbox.event('tenant-joined', { displayName: 'Relecloud' });
  await api.post('/api/organization/refresh');

  await test.step('the page says for which tenants, and has a plan ready', async () => {
    await expect(async () => {
      await shareUsers.open();
      await expect(page.getByText(/Northwind Traders and Relecloud are active and have no complete share/)).toBeVisible(
        { timeout: 1_000 },
      );
      await expect(page.getByRole('link', { name: 'look at the plan' })).toBeVisible({ timeout: 1_000 });
    }).toPass({ timeout: 40_000 });
    await expect(page.getByText(`It gets the users and groups that are shared now: ${sharedGroup}.`)).toBeVisible();
    await expect(shareUsers.shareCurrentUserScope).toBeVisible();
    await page.getByRole('link', { name: 'look at the plan' }).click();
    await expect(page.getByRole('heading', { name: 'Plan: share current user scope' })).toBeVisible();
    await expect(page.getByText(/^2 tenants will be changed/)).toBeVisible();
    await expect(planPage(page).summary).toContainText('Nobody loses an account');
  });

  await test.step('one click carries it out', async () => {
    await carryOut(page);
    await expect(runPage(page).tenant('Relecloud')).toContainText('Done');
    await expect(runPage(page).tenant('Fabrikam')).toHaveCount(0);
    const state = await sandbox.state();
    for (const tenant of ['Relecloud', 'Northwind Traders']) expectShared(state, tenant, sharedGroup);
    for (const partner of readyPartners) {
      const tenant = tenantNamed(before, partner);
      const what = (world: typeof before): unknown =>
        configurationsFor(world, tenant).map(({ assignments, secrets, servicePrincipalId }) => ({
          assignments,
          secrets,
          servicePrincipalId,
        }));
      expect(what(state), partner).toEqual(what(before));
    }
  });

  await test.step('afterwards there is nothing left to share with anybody', async () => {
    await sandbox.advance('PT1M');
    await api.post('/api/organization/refresh');
    await shareUsers.open();
    await expect(shareUsers.shareCurrentUserScope).toHaveCount(0);
    const tenants = multitenantCollaborationPage(page);
    await tenants.open();
    await expect(tenants.tenant('Relecloud')).toContainText('As intended');
  });
});
