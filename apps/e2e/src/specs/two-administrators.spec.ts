import type { Page } from '@playwright/test';
import { expectSharedAsWanted, groupNamed, sharedGroup } from '../directory-truth.ts';
import { accountPickerPage } from '../pages/account-picker-page.ts';
import { planPage } from '../pages/plan-page.ts';
import { runPage } from '../pages/run-page.ts';
import { portalApi } from '../portal-api.ts';
import { expect, test } from '../test.ts';

const slowGraph = { write: 1_500, instantiate: 3_000, scale: 1 };
const usualGraph = { write: 500, instantiate: 3_000, scale: 0.05 };

test('of two administrators who say Yes at once one begins a run, and the other is led to it', async ({
  api,
  browser,
  complaints,
  page,
  portal,
  sandbox,
  signIn,
}) => {
  test.setTimeout(150_000);
  complaints.expect(/status of 409/);
  const before = await sandbox.state();
  const home = await sandbox.tenant('Contoso');
  await signIn('Global Administrator');
  const mine = await api.planToShare(groupNamed(home, sharedGroup));

  const elsewhere = await browser.newContext({ baseURL: portal.url });
  const other = await elsewhere.newPage();
  await other.goto('/auth/login');
  await accountPickerPage(other, sandbox.origin).pick('Second administrator');
  const theirs = await portalApi(other.request, portal.url).planToShare(groupNamed(home, sharedGroup));
  await sandbox.latency(slowGraph);
  await page.goto(`/plans/${mine.planId}`);
  await other.goto(`/plans/${theirs.planId}`);
  await planPage(page).apply();
  await planPage(other).apply();
  await Promise.all([planPage(page).yes(), planPage(other).yes()]);

  const led = async (window: Page): Promise<Page> => {
    await window.getByText('Another run is changing the synchronization').waitFor();
    return window;
  };
  const loser = await Promise.race([led(page), led(other)]);
  const runId = await runPage(loser === page ? other : page).runId();
  await loser.getByRole('link', { name: 'Open the run that is in progress' }).click();
  await expect(loser).toHaveURL(new RegExp(runId));
  await sandbox.latency(usualGraph);
  for (const window of [page, other]) await expect(runPage(window).isOver).toBeVisible({ timeout: 60_000 });
  expect((await api.get<{ readonly runs: readonly unknown[] }>('/api/runs')).body.runs).toHaveLength(1);
  expectSharedAsWanted(before, await sandbox.state());
  await elsewhere.close();
});
