import { configurationsFor, groupNamed, readyPartners, sharedGroup, tenantNamed } from '../directory-truth.ts';
import { beginRunWithNumber, carryOut, passCyclesUntilOver } from '../carrying-out.ts';
import { planPage } from '../pages/plan-page.ts';
import { runPage } from '../pages/run-page.ts';
import { shareUsersPage } from '../pages/share-users-page.ts';
import type { SandboxState } from '../stack/sandbox-control.ts';
import { expect, test } from '../test.ts';

test.use({ scenario: 'shared' });

/** Somebody of Contoso whom no shared group has. */
const hugo = 'Hugo Baptiste';

function namesIn(state: SandboxState, tenant: string, list: 'users' | 'deletedUsers'): readonly string[] {
  return tenantNamed(state, tenant)[list].map(({ displayName }) => displayName);
}

/** What Entra's guard against accidental deletion is set to for a tenant. */
function guardOf(state: SandboxState, tenant: string): unknown {
  const [configuration] = configurationsFor(state, tenantNamed(state, tenant));
  const settings = JSON.parse(configuration?.secrets['SyncNotificationSettings'] ?? '{}') as Record<string, unknown>;
  return { enabled: settings['DeleteThresholdEnabled'], value: settings['DeleteThresholdValue'] };
}

test('a person is shared, taken out again by name, listed with the days left, and brought back by undoing it', async ({
  expectAccessible,
  page,
  sandbox,
  signIn,
}) => {
  test.setTimeout(240_000);
  await sandbox.latency({ replication: 0 });
  const shareUsers = shareUsersPage(page);
  const plan = planPage(page);
  const run = runPage(page);
  await signIn('Global Administrator', shareUsers.address);

  await test.step('somebody is added, and gets an account everywhere', async () => {
    const picker = await shareUsers.choose('Edit shared users and groups');
    await expect(picker.selected).toHaveCount(1);
    await picker.search('Hugo');
    await picker.pick(hugo);
    await picker.save();
    await expect(page.getByText(/1 person gets an account/).first()).toBeVisible();
    await carryOut(page);
    await sandbox.advance('PT41M');
    const state = await sandbox.state();
    for (const partner of readyPartners) expect(namesIn(state, partner, 'users'), partner).toContain(hugo);
  });

  await test.step('he is taken out, and the question names him', async () => {
    await shareUsers.open();
    await expect(page.getByRole('table', { name: 'Shared users and groups' })).toContainText(hugo);
    const picker = await shareUsers.choose('Edit shared users and groups');
    await picker.remove(hugo);
    await picker.save();
    await expect(plan.summary).toContainText('Their accounts are deleted');
    await plan.apply();
    await expect(plan.question).toContainText('1 person loses the account there:');
    await expect(plan.question).toContainText(hugo);
    await expect(plan.removals).toHaveCount(0);
    await plan.no();
    await carryOut(page);
    await sandbox.advance('PT41M');
    const state = await sandbox.state();
    for (const partner of readyPartners) {
      expect(namesIn(state, partner, 'users'), partner).not.toContain(hugo);
      expect(namesIn(state, partner, 'deletedUsers'), partner).toContain(hugo);
    }
  });

  await test.step('the run lists him with the days that are left', async () => {
    await expect(async () => {
      await page.reload();
      await expect(run.removedPerson(hugo)).toContainText(/Fabrikam: (29|30) days left/, { timeout: 3_000 });
    }).toPass({ timeout: 60_000 });
    await expect(page.getByText('For 30 days an account can be restored')).toBeVisible();
    await expectAccessible();
    await page.getByRole('searchbox', { name: 'Search people taken out' }).fill('nobody like that');
    await expect(page.getByText('Nobody matches')).toBeVisible();
    await expect(page).toHaveURL(/q=nobody/);
    await page.getByRole('button', { name: 'Clear search', exact: true }).last().click();
    await expect(run.removedPerson(hugo)).toBeVisible();
  });

  await test.step('undoing the run brings the very same account back', async () => {
    const before = await sandbox.state();
    const account = tenantNamed(before, 'Fabrikam').deletedUsers.find(({ displayName }) => displayName === hugo);
    const taken = page.url();
    await run.undo.click();
    await expect(page.getByRole('heading', { name: 'Plan: undo a run' })).toBeVisible();
    await carryOut(page);
    await sandbox.advance('PT41M');
    const back = tenantNamed(await sandbox.state(), 'Fabrikam').users.find(({ displayName }) => displayName === hugo);
    expect(back?.id).toBe(account?.id);
    await expect(async () => {
      await page.goto(taken);
      await expect(run.removedPerson(hugo)).toContainText('Fabrikam: restored', { timeout: 3_000 });
    }).toPass({ timeout: 60_000 });
  });
});

test('taking very many people out needs their number, passes the guard on purpose, and sets it again', async ({
  page,
  sandbox,
  signIn,
}) => {
  test.setTimeout(240_000);
  await sandbox.latency({ replication: 0 });
  const before = await sandbox.state();
  const aurora = groupNamed(tenantNamed(before, 'Contoso'), 'Project Aurora');
  const shareUsers = shareUsersPage(page);
  await signIn('Global Administrator', shareUsers.address);
  const picker = await shareUsers.choose('Edit shared users and groups');
  await picker.search('Project Aur');
  await picker.pick(aurora.displayName);
  await picker.remove(sharedGroup);
  await picker.save();

  const plan = planPage(page);
  await test.step('a wrong number changes nothing', async () => {
    await plan.apply();
    await plan.yes();
    await expect(plan.question.getByRole('alert')).toContainText(/^Type \d+, the number of people/);
    await plan.removals.fill('1');
    await plan.yes();
    await expect(plan.question.getByRole('alert')).toContainText(/^Type \d+, the number of people/);
    await plan.no();
    await expect(page.getByText('Nothing has been changed yet.')).toBeVisible();
  });

  await test.step('the right one is carried out in one cycle, without quarantine', async () => {
    await beginRunWithNumber(page);
    await passCyclesUntilOver(page, sandbox);
    for (const partner of readyPartners) await expect(runPage(page).tenant(partner)).toContainText('Done');
    const state = await sandbox.state();
    for (const partner of readyPartners) {
      const [configuration] = configurationsFor(state, tenantNamed(state, partner));
      expect(configuration?.assignments.map(({ principalId }) => principalId)).toEqual([aurora.id]);
      expect(configuration?.jobs.map((job) => job.status.code)).toEqual(['Active']);
      expect(namesIn(state, partner, 'deletedUsers').length, partner).toBeGreaterThan(10);
      expect(guardOf(state, partner), partner).toEqual({ enabled: true, value: expect.any(Number) });
      expect((guardOf(state, partner) as { readonly value: number }).value).toBeLessThan(15);
    }
  });
});
