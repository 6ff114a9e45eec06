import { execFile } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { graphWrites, groupNamed, sharedGroup, tenantNamed } from '../directory-truth.ts';
import { entraAdministrator } from '../entra.ts';
import { accountPickerPage } from '../pages/account-picker-page.ts';
import { planPage } from '../pages/plan-page.ts';
import { isFinished, planRequest, type PortalPlan } from '../portal-api.ts';
import { expect, test } from '../test.ts';

const verifier = fileURLToPath(new URL('../../../bff/src/verify-journal.ts', import.meta.url));

test.beforeEach(() => {
  test.setTimeout(180_000);
});

test.describe('where many people would be taken out', () => {
  test.use({ scenario: 'shared' });

  test('a second administrator approves the plan, and cannot apply it', async ({
    api,
    browser,
    expectAccessible,
    page,
    portal,
    sandbox,
    signIn,
  }) => {
    await sandbox.event('role-added', { userId: 'theo.martens@contoso.com', role: 'Global Administrator' });
    await signIn('Global Administrator', '/settings/org-settings/safety');
    await page.getByLabel('Percent of the people in a tenant').fill('80');
    await page.getByRole('button', { name: 'Save' }).click();
    await expect(page.getByText('Enter a whole number from 1 to 50.')).toBeVisible();
    await page.getByLabel('Percent of the people in a tenant').fill('5');
    await page.getByLabel('Such a plan needs the approval of another administrator').check();
    await page.getByRole('button', { name: 'Save' }).click();
    await expect(page.getByText('The settings are saved.')).toBeVisible();
    await expectAccessible();

    const legal = groupNamed(await sandbox.tenant('Contoso'), 'Legal');
    const { body: plan } = await api.post<PortalPlan & { readonly confirmRemovals: number }>(
      '/api/plans',
      planRequest('edit-shared-users-and-groups', [legal]),
    );
    await page.goto(`/plans/${plan.planId}`);
    await expect(page.getByText('Another administrator has to approve this plan')).toBeVisible();
    await expect(planPage(page).applyThisPlan).toHaveCount(0);
    await expect(page.getByRole('button', { name: 'Approve this plan' })).toHaveCount(0);
    await expect(page.getByText(`${portal.url}/plans/${plan.planId}`)).toBeVisible();
    await expectAccessible();

    const elsewhere = await browser.newContext({ baseURL: portal.url });
    const second = await elsewhere.newPage();
    await second.goto(`/auth/login?returnTo=${encodeURIComponent(`/plans/${plan.planId}`)}`);
    await accountPickerPage(second, sandbox.origin).pick('User');
    await second.getByRole('button', { name: 'Approve this plan' }).click();
    await second.getByLabel(/Type \d+ to confirm/).fill('1');
    await second.getByRole('button', { name: 'Approve', exact: true }).click();
    await expect(second.getByRole('dialog')).toBeVisible();
    await second.getByLabel(/Type \d+ to confirm/).fill(String(plan.confirmRemovals));
    await second.getByRole('button', { name: 'Approve', exact: true }).click();
    await expect(second.getByText('You approved it, so somebody else has to apply it.')).toBeVisible();
    await expect(planPage(second).applyThisPlan).toHaveCount(0);
    await elsewhere.close();

    await expect(page.getByText('Theo Martens approved this plan.')).toBeVisible({ timeout: 30_000 });
    expect(graphWrites(await sandbox.journal())).toEqual([]);
    await planPage(page).apply();
    await planPage(page).removals.fill(String(plan.confirmRemovals));
    await planPage(page).yes();
    await expect(page).toHaveURL(/\/runs\//);

    await page.goto('/activity');
    const trail = page.getByRole('listitem');
    await expect(trail.filter({ hasText: 'Theo Martens approved a plan that takes many people out' })).toBeVisible();
    await expect(trail.filter({ hasText: 'Mara Ellison changed the settings of safety' })).toBeVisible();
  });
});

test('a mapping that was taken away in Entra shows as a difference, and is accepted with a reason', async ({
  api,
  expectAccessible,
  page,
  sandbox,
  signIn,
}) => {
  await signIn('Global Administrator');
  const runId = await api.beginToShare(groupNamed(await sandbox.tenant('Contoso'), sharedGroup));
  await api.runUntil(runId, isFinished);
  await sandbox.advance('PT5M');
  const { tenantId } = tenantNamed(await sandbox.state(), 'Fabrikam');
  const [configuration] = (await sandbox.tenant('Contoso')).configurations.filter(({ displayName }) =>
    displayName.includes(tenantId),
  );
  const { servicePrincipalId = '', jobs = [] } = configuration ?? {};
  await page.goto(`/tenants/${tenantId}?tab=drift`);
  const table = page.getByRole('table', { name: 'Aspects of the configuration' });
  const mappings = table.getByRole('row').filter({ hasText: 'Attribute mappings' });
  await expect(mappings).toContainText('As intended');
  await expect(page.getByText('Everything is as it is meant to be.')).toBeVisible();
  await expectAccessible();

  const entra = await entraAdministrator(sandbox);
  const address = `/servicePrincipals/${servicePrincipalId}/synchronization/jobs/${jobs[0]?.id ?? ''}/schema`;
  const { '@odata.context': _, ...schema } = (await entra.send('GET', address)) as Record<string, unknown>;
  await entra.send('PUT', address, withoutMapping(schema, 'employeeId'));
  await sandbox.advance('PT5M');
  await page.reload();
  await expect(mappings).toContainText('Changed outside');
  const differences = page.getByRole('table', { name: 'Attribute mappings that are not as they were' });
  await expect(differences.getByRole('row').filter({ hasText: 'employeeId' })).toContainText('Removed');
  await expect(page.getByRole('link', { name: /^Open the configuration in Microsoft Entra/ }).first()).toBeVisible();
  await expectAccessible();

  await page.getByRole('button', { name: 'Accept: Attribute mappings' }).click();
  await page.getByLabel('Why is it all right as it is?').fill('Too short');
  await page.getByRole('button', { name: 'Accept', exact: true }).click();
  await expect(page.getByRole('dialog')).toBeVisible();
  await page.getByLabel('Why is it all right as it is?').fill('Agreed with Fabrikam until Friday.');
  await page.getByRole('button', { name: 'Accept', exact: true }).click();
  await expect(mappings).toContainText('Agreed with Fabrikam until Friday.');
  await expectAccessible();
  await page.goto('/activity');
  await expect(
    page.getByRole('listitem').filter({ hasText: 'Reason: Agreed with Fabrikam until Friday.' }),
  ).toBeVisible();
});

test('the activity is exported as a file that can be checked by itself', async ({ page, signIn, expectAccessible }) => {
  await signIn('Helpdesk Administrator', '/activity');
  await expectAccessible();
  for (const [name, start] of [
    ['Export as CSV', '\ufeff"sequence","time","kind"'],
    ['Export as JSON Lines', '{"time":'],
  ] as const) {
    const [download] = await Promise.all([page.waitForEvent('download'), page.getByRole('link', { name }).click()]);
    const path = await download.path();
    expect((await readFile(path, 'utf8')).startsWith(start)).toBe(true);
    const { stdout } = await promisify(execFile)(process.execPath, [verifier, '--file', path]);
    expect(stdout).toMatch(/^The exported journal is intact: \d+ entries/);
  }
});

/** The schema as it is after somebody has taken away the mapping of one attribute. */
function withoutMapping(schema: object, attribute: string): unknown {
  return JSON.parse(JSON.stringify(schema), (name, value: unknown) =>
    name === 'attributeMappings' && Array.isArray(value)
      ? (value as { readonly targetAttributeName: string }[]).filter((one) => one.targetAttributeName !== attribute)
      : value,
  );
}
