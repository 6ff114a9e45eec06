import { expectSharedAsWanted, graphWrites, groupNamed, readyPartners, sharedGroup } from '../directory-truth.ts';
import { planPage } from '../pages/plan-page.ts';
import { runPage } from '../pages/run-page.ts';
import { portalApi } from '../portal-api.ts';
import { expect, test } from '../test.ts';

const slowGraph = { write: 1_500, instantiate: 3_000, scale: 1 };
const usualGraph = { write: 500, instantiate: 3_000, scale: 0.05 };

test('a run is seen as it stands after the browser was closed and another one opened', async ({
  api,
  browser,
  page,
  portal,
  sandbox,
  signIn,
}) => {
  test.setTimeout(150_000);
  const before = await sandbox.state();
  await signIn('Global Administrator');
  await sandbox.latency(slowGraph);
  const runId = await api.beginToShare(groupNamed(await sandbox.tenant('Contoso'), sharedGroup));
  await runPage(page).open(runId);
  await expect(runPage(page).progress).toBeVisible();
  const cookies = await page.context().cookies();
  await page.close();

  const elsewhere = await browser.newContext({ baseURL: portal.url });
  await elsewhere.addCookies(cookies);
  const reopened = await elsewhere.newPage();
  const run = runPage(reopened);
  await run.open(runId);
  await expect(run.progress).toBeVisible();
  const there = portalApi(elsewhere.request, portal.url);
  await expect
    .poll(async () => {
      const { counts } = await there.run(runId);
      const shown = await reopened.getByText(/^\d+ of \d+ changes made/).textContent();
      return shown?.startsWith(`${String(counts.changesDone)} of ${String(counts.changesTotal)} changes made`);
    })
    .toBe(true);

  await sandbox.latency(usualGraph);
  await expect(run.isOver).toBeVisible({ timeout: 90_000 });
  for (const partner of readyPartners) await expect(run.tenant(partner)).toContainText('Done');
  await reopened.reload();
  await expect(run.tenant('Northwind Traders')).toContainText('has not allowed users to be synchronized into it');
  expectSharedAsWanted(before, await sandbox.state());
  await elsewhere.close();
});

test('a plan that the directory has outrun is refused, says what moved, and is made anew with one click', async ({
  api,
  complaints,
  page,
  sandbox,
  signIn,
}) => {
  complaints.expect(/status of 409/);
  await signIn('Global Administrator');
  const planned = await api.planToShare(groupNamed(await sandbox.tenant('Contoso'), sharedGroup));
  await page.goto(`/plans/${planned.planId}`);
  const plan = planPage(page);
  await plan.apply();
  await sandbox.event('user-added-to-group', { groupId: sharedGroup, userId: 'theo.martens@contoso.com' });
  await plan.yes();

  await expect(page.getByText('Something moved since this plan was made')).toBeVisible();
  await expect(page.getByRole('list', { name: 'What moved' })).toContainText('Theo Martens would be shared as well.');
  expect(graphWrites(await sandbox.journal())).toEqual([]);

  await page.getByRole('button', { name: 'Make a new plan' }).click();
  await expect(page).not.toHaveURL(new RegExp(planned.planId));
  await expect(page.getByText(/5 tenants will be changed, 41 people get an account/)).toBeVisible();
  await expect(plan.applyThisPlan).toBeVisible();
});

test('while a run goes on, a second Yes is refused and leads to it', async ({
  api,
  complaints,
  page,
  sandbox,
  signIn,
}) => {
  complaints.expect(/status of 409/);
  const home = await sandbox.tenant('Contoso');
  await signIn('Global Administrator');
  const first = await api.planToShare(groupNamed(home, sharedGroup));
  const second = await api.planToShare(groupNamed(home, 'Project Aurora'));
  await sandbox.latency(slowGraph);
  const { runId } = (await api.apply(first)).body;

  await page.goto(`/plans/${second.planId}`);
  const plan = planPage(page);
  await plan.apply();
  await plan.yes();
  await expect(plan.question.getByText('Another run is changing the synchronization')).toBeVisible();
  await plan.question.getByRole('link', { name: 'Open the run that is in progress' }).click();
  await expect(page).toHaveURL(new RegExp(runId));
  await sandbox.latency(usualGraph);
  await expect(runPage(page).isOver).toBeVisible({ timeout: 60_000 });
});

test('a run page says until when Graph makes it wait', async ({ api, page, sandbox, signIn }) => {
  await signIn('Global Administrator');
  const plan = await api.planToShare(groupNamed(await sandbox.tenant('Contoso'), sharedGroup));
  await sandbox.faults([
    {
      match: { method: 'POST', path: '/applicationTemplates/*/instantiate' },
      kind: 'throttle',
      retryAfter: 8,
      times: 1,
    },
  ]);
  const { runId } = (await api.apply(plan)).body;
  await runPage(page).open(runId);
  await expect(
    page.getByText(/Microsoft Graph asked the portal to slow down\. The run goes on by itself at \d+:\d\d/),
  ).toBeVisible();
  await expect(runPage(page).isOver).toBeVisible({ timeout: 60_000 });
});
