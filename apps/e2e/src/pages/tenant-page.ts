import type { Locator, Page } from '@playwright/test';
import { shownPicker, type PickerPanel } from './share-users-page.ts';

/** One tenant of the organization: how sharing with it stands, and what is special about it. */
export interface TenantPage {
  readonly address: string;
  readonly useTheSameAsAll: Locator;
  openUsersAndGroups(): Promise<void>;
  openConfigurations(): Promise<void>;
  /** Opens the picker of the users and groups of this tenant alone. */
  shareOthers(): Promise<PickerPanel>;
  /** Opens the panel in which sharing with this tenant is ended. */
  stopSharing(): Promise<Locator>;
  /** What is to know of one of its configurations, with what can be chosen. */
  configuration(name: string): Locator;
}

/** The page of a tenant on `page`. */
export function tenantPage(page: Page, tenantId: string): TenantPage {
  const tab = async (name: string): Promise<void> =>
    page.getByRole('main').getByRole('link', { name, exact: true }).click();
  return {
    address: `/tenants/${tenantId}`,
    useTheSameAsAll: page.getByRole('button', { name: 'Use the same as all tenants again' }),
    openUsersAndGroups: () => tab('Users and groups'),
    openConfigurations: () => tab('Configurations'),
    async shareOthers() {
      await page.getByRole('button', { name: 'Share other users and groups with this tenant' }).click();
      const panel = page.getByRole('dialog', { name: /^Users and groups for / });
      await panel.waitFor();
      return shownPicker(page, panel);
    },
    async stopSharing() {
      await page.getByRole('button', { name: 'Stop sharing with this tenant' }).click();
      const panel = page.getByRole('dialog', { name: /^Stop sharing with/ });
      await panel.waitFor();
      return panel;
    },
    configuration: (name) => page.getByRole('region', { name: new RegExp(`^Configuration \\d+ of \\d+: ${name}$`) }),
  };
}
