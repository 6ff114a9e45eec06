import { graphWrites, tenantNamed } from '../directory-truth.ts';
import { planPage } from '../pages/plan-page.ts';
import { expect, test } from '../test.ts';

test.describe('with configurations that somebody edited by hand', () => {
  test.use({ scenario: 'drifted' });

  test('the doctor finds rivals and a renamed configuration, and a plan is one click away', async ({
    expectAccessible,
    page,
    sandbox,
    signIn,
  }) => {
    test.setTimeout(120_000);
    await signIn('Global Administrator', '/health');
    const rivals = page.getByRole('article').filter({ hasText: 'Rival configurations for one tenant' });
    await expect(rivals.getByRole('link', { name: 'Woodgrove Bank' })).toBeVisible();
    await expect(page.getByRole('article').filter({ hasText: 'Tailspin people' })).toBeVisible();
    await page.getByRole('combobox', { name: 'Show' }).selectOption({ label: 'Errors (1)' });
    await expect(page).toHaveURL(/show=error/);
    await expect(page.getByRole('article')).toHaveCount(1);

    await page.getByRole('button', { name: 'Check all tenants' }).click();
    const table = page.getByRole('table', { name: 'Result by tenant' });
    const waiting = table.getByRole('row').filter({ hasText: 'Northwind Traders' });
    await expect(waiting).toContainText('Inbound: allow users sync into this tenant');
    await expectAccessible();
    const sent = graphWrites(await sandbox.journal());
    expect(new Set(sent.map((one) => one.slice(one.lastIndexOf('/'))))).toEqual(new Set(['/validateCredentials']));

    await rivals.getByRole('button', { name: /^Plan to keep number 1/ }).click();
    await expect(page).toHaveURL(/\/plans\//);
    await expect(planPage(page).tenant('Woodgrove Bank')).toBeVisible();
  });
});

test('a tenant that waits comes with a request that its administrator can be sent', async ({
  expectAccessible,
  page,
  sandbox,
  signIn,
}) => {
  test.setTimeout(120_000);
  const { tenantId } = tenantNamed(await sandbox.state(), 'Northwind Traders');
  await signIn('Global Administrator', `/tenants/${tenantId}?tab=prerequisites`);
  await expect(page.getByRole('region', { name: 'Northwind Traders, the other tenant' })).toContainText(
    'Nothing is shared until an administrator of the other tenant has set it.',
  );
  await expect(page.getByRole('region', { name: 'Letter' })).toContainText('Please allow Contoso');
  await expectAccessible();
});

test('the helpdesk reads findings and is offered no plan', async ({ page, signIn }) => {
  await signIn('Helpdesk Administrator', '/health');
  await expect(page.getByRole('heading', { name: 'Prerequisites of all tenants' })).toBeVisible();
  await expect(page.getByRole('article').first()).toBeVisible();
  await expect(page.getByRole('button', { name: /^Plan/ })).toHaveCount(0);
});
