import {
  configurationsFor,
  expectShared,
  foreignConfiguration,
  onlyConfigurationFor,
  sharedGroup,
  tenantNamed,
} from '../directory-truth.ts';
import { carryOut } from '../carrying-out.ts';
import { planPage } from '../pages/plan-page.ts';
import { chooseCard } from '../pages/radio-cards.ts';
import { shareUsersPage } from '../pages/share-users-page.ts';
import { tenantPage } from '../pages/tenant-page.ts';
import type { SandboxConfiguration, SandboxState } from '../stack/sandbox-control.ts';
import { expect, test } from '../test.ts';

function configurationNamed(state: SandboxState, displayName: string): SandboxConfiguration | undefined {
  return tenantNamed(state, 'Contoso').configurations.find((one) => one.displayName === displayName);
}

test('a configuration that somebody made in Entra is taken over as it is', async ({ page, sandbox, signIn }) => {
  test.setTimeout(120_000);
  await sandbox.latency({ replication: 0 });
  const before = await sandbox.state();
  const foreign = configurationNamed(before, foreignConfiguration);
  const woodgrove = tenantPage(page, tenantNamed(before, 'Woodgrove Bank').tenantId);
  await signIn('Global Administrator', shareUsersPage(page).address);
  await page
    .getByRole('region', { name: 'Existing configurations' })
    .getByRole('row', { name: new RegExp(foreignConfiguration) })
    .getByRole('link', { name: 'Compare and choose' })
    .click();
  const claim = woodgrove.configuration(foreignConfiguration);
  await page.getByRole('button', { name: 'Make the plan' }).click();
  await expect(page.getByText('Choose one configuration to be kept or taken over first.')).toBeVisible();
  await chooseCard(claim, 'Take over this one');
  await page.getByRole('button', { name: 'Make the plan' }).click();
  await expect(page.getByRole('heading', { name: 'Plan: choose the configuration of Woodgrove Bank' })).toBeVisible();
  await expect(planPage(page).summary).toContainText('Nobody loses an account');
  await carryOut(page);

  const taken = onlyConfigurationFor(await sandbox.state(), 'Woodgrove Bank');
  expect(taken.servicePrincipalId).toBe(foreign?.servicePrincipalId);
  expect(taken.assignments).toEqual(
    foreign?.assignments.map((one) => expect.objectContaining({ principalId: one.principalId })),
  );
  expect(configurationNamed(await sandbox.state(), foreignConfiguration)).toBeUndefined();
});

test.describe('where sharing goes on', () => {
  test.use({ scenario: 'shared' });

  test('of two configurations to one tenant the rival is removed, and nobody loses an account', async ({
    page,
    sandbox,
    signIn,
  }) => {
    test.setTimeout(120_000);
    await sandbox.latency({ replication: 0 });
    const before = await sandbox.state();
    const woodgrove = tenantPage(page, tenantNamed(before, 'Woodgrove Bank').tenantId);
    const own = configurationsFor(before, tenantNamed(before, 'Woodgrove Bank'))[0]?.displayName ?? '';
    await signIn('Global Administrator', woodgrove.address);
    await woodgrove.openConfigurations();
    await expect(woodgrove.configuration(own)).toContainText(sharedGroup);
    await chooseCard(woodgrove.configuration(own), 'Keep this one');
    await chooseCard(woodgrove.configuration(foreignConfiguration), 'Remove it');
    await page.getByRole('button', { name: 'Make the plan' }).click();
    await expect(planPage(page).summary).toContainText('Nobody loses an account');
    await carryOut(page);

    await sandbox.advance('PT2H');
    const state = await sandbox.state();
    expect(configurationNamed(state, foreignConfiguration)).toBeUndefined();
    expectShared(state, 'Woodgrove Bank', sharedGroup);
    const people = (world: SandboxState): unknown => tenantNamed(world, 'Woodgrove Bank').users.map(({ id }) => id);
    expect(people(state)).toEqual(people(before));
  });
});
