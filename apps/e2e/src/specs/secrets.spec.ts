import { sharedGroup } from '../directory-truth.ts';
import { multitenantCollaborationPage } from '../pages/multitenant-collaboration-page.ts';
import { planPage } from '../pages/plan-page.ts';
import { portalNavigation } from '../pages/portal-navigation.ts';
import { runPage } from '../pages/run-page.ts';
import { shareUsersPage } from '../pages/share-users-page.ts';
import { filesIn, overhear, secretsIn } from '../secrets.ts';
import { expect, test } from '../test.ts';

test('no token and no secret leaves the portal, is logged, or is stored in the clear', async ({
  context,
  page,
  portal,
  sandbox,
  signIn,
}) => {
  test.setTimeout(120_000);
  const overheard = overhear(context, portal.url);
  await signIn('Global Administrator');
  // Graph refuses the first token in the middle of the run, so that one is also renewed.
  await sandbox.faults([
    { match: { path: '/applicationTemplates/*/instantiate' }, kind: 'claims-challenge', times: 1 },
  ]);
  const picker = await shareUsersPage(page)
    .open()
    .then(() => shareUsersPage(page).choose('Select users and groups to share'));
  await picker.search('All Employees');
  await picker.pick(sharedGroup);
  await picker.save();
  const plan = planPage(page);
  for (const tab of ['People', 'Graph calls', 'Tenants'] as const) await plan.openTab(tab);
  await plan.apply();
  await plan.yes();
  const run = runPage(page);
  const runId = await run.runId();
  await expect(run.isOver).toBeVisible({ timeout: 60_000 });
  await sandbox.advance('PT1M');
  const tenants = multitenantCollaborationPage(page);
  await tenants.open();
  await tenants.openTenant('Fabrikam');
  for (const address of ['/provisioning-logs', '/activity', '/runs', '/nowhere']) {
    await page.goto(address);
    await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
  }
  const stream = await page.request.get(`/api/runs/${runId}/events`, { headers: { 'X-CSRF': '1' } });
  const { cookies, origins } = await context.storageState({ indexedDB: true });
  // On one machine the sandbox's cookies lie beside the portal's: browsers tell hosts apart, not ports.
  const kept = [
    cookies.filter(({ name }) => name.includes('tenantry.')),
    origins.filter(({ origin }) => origin === portal.url),
  ];
  expect(kept[0]).not.toEqual([]);
  const inPage = await page.evaluate(() =>
    JSON.stringify([Object.entries(localStorage), Object.entries(sessionStorage), document.cookie, location.href]),
  );
  await portalNavigation(page).signOut();
  await page.waitForURL(/signed-out/);

  const told = await overheard.everything();
  expect(told.length).toBeGreaterThan(30);
  const places = [
    ...told,
    { where: 'the event stream', text: await stream.text() },
    { where: 'what the browser keeps', text: JSON.stringify(kept) },
    { where: 'what a script sees', text: inPage },
    { where: 'the log', text: portal.output() },
    ...(await filesIn(portal.dataFolder)),
  ];
  const leaks = places.flatMap(({ where, text }) => secretsIn(text).map((secret) => `${where}: ${secret}`));
  expect(leaks).toEqual([]);
  // The net catches what it is there for: Entra's own cookie, which never reaches a page of the portal, is a token.
  expect(secretsIn(JSON.stringify(cookies))).toHaveLength(1);
});
