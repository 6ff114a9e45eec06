import type { Page } from '@playwright/test';
import { groupNamed, sharedGroup, tenantNamed, unreadyPartner } from '../directory-truth.ts';
import { planPage } from '../pages/plan-page.ts';
import { runPage } from '../pages/run-page.ts';
import { shareUsersPage } from '../pages/share-users-page.ts';
import { isFinished } from '../portal-api.ts';
import { expect, test } from '../test.ts';

/** How far the page reaches beyond a window 320 px wide. */
async function overflowAt320(page: Page): Promise<number> {
  const before = page.viewportSize();
  await page.setViewportSize({ width: 320, height: 640 });
  const beyond = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
  if (before) await page.setViewportSize(before);
  return beyond;
}

/** Waits until a page shows what it is about and nothing is still being loaded. */
async function settled(page: Page): Promise<void> {
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
  await expect(page.getByText(/^Loading/)).toHaveCount(0);
}

test.beforeEach(() => {
  test.setTimeout(180_000);
});

test('the pages before and after signing in are accessible and fit a phone', async ({ page, expectAccessible }) => {
  for (const address of ['/sign-in', '/signed-out', '/signed-out?reason=expired', '/no-access']) {
    await test.step(address, async () => {
      await page.goto(address);
      await settled(page);
      expect(await overflowAt320(page), address).toBe(0);
      await expectAccessible();
    });
  }
});

test('the pages of a shared organization are accessible and fit a phone', async ({
  api,
  expectAccessible,
  page,
  sandbox,
  signIn,
}) => {
  await signIn('Global Administrator');
  const runId = await api.beginToShare(groupNamed(await sandbox.tenant('Contoso'), sharedGroup));
  await api.runUntil(runId, isFinished);
  await sandbox.advance('PT1M');
  await api.post('/api/organization/refresh');
  const state = await sandbox.state();
  const fabrikam = tenantNamed(state, 'Fabrikam').tenantId;
  for (const address of [
    '/',
    '/settings/org-settings/organization-profile',
    '/multitenant-collaboration',
    '/multitenant-collaboration?q=nothing',
    '/multitenant-collaboration/share-users',
    '/multitenant-collaboration/share-users?panel=stop-sharing',
    '/runs',
    `/runs/${runId}`,
    `/tenants/${fabrikam}`,
    `/tenants/${fabrikam}?tab=users-and-groups`,
    `/tenants/${fabrikam}?tab=users-and-groups&panel=users-and-groups`,
    `/tenants/${tenantNamed(state, 'Woodgrove Bank').tenantId}?tab=configurations`,
    `/tenants/${fabrikam}?tab=prerequisites`,
    '/health',
    `/tenants/${tenantNamed(state, unreadyPartner).tenantId}`,
    '/provisioning-logs',
    '/activity',
    '/nowhere',
  ]) {
    await test.step(address, async () => {
      await page.goto(address);
      await settled(page);
      expect(await overflowAt320(page), address).toBe(0);
      await expectAccessible();
    });
  }
});

test('picker, plan, question and a run that goes on are accessible and fit a phone', async ({
  expectAccessible,
  page,
  sandbox,
  signIn,
}) => {
  const judge = async (what: string): Promise<void> => {
    await test.step(what, async () => {
      await settled(page);
      expect(await overflowAt320(page), what).toBe(0);
      await expectAccessible();
    });
  };
  await signIn('Global Administrator', shareUsersPage(page).address);
  await judge('nothing shared');
  const picker = await shareUsersPage(page).choose('Select users and groups to share');
  await picker.search('all');
  await expect(picker.match(sharedGroup)).toBeVisible();
  await picker.pick(sharedGroup);
  await expect(picker.selected).toContainText('is not shared');
  await judge('picker');
  await picker.save();

  const plan = planPage(page);
  await plan.tenant('Tailspin Toys').getByText('Tailspin Toys', { exact: true }).click();
  await judge('plan, tenants');
  await plan.openTab('People');
  await expect(plan.person('Greta Lindholm').first()).toBeVisible();
  await judge('plan, people');
  await plan.openTab('Graph calls');
  await expect(page.getByRole('region', { name: 'Fabrikam' })).toBeVisible();
  await judge('plan, Graph calls');
  await plan.apply();
  await judge('question');
  await sandbox.latency({ write: 2_000, instantiate: 4_000, scale: 1 });
  await plan.yes();
  await runPage(page).runId();
  await expect(runPage(page).progress).toBeVisible();
  await judge('run');
  await expect(runPage(page).progress).toBeVisible();
  await runPage(page).askToCancel();
  await judge('question whether to cancel');
});
