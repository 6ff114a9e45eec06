import type { Page } from '@playwright/test';

/** The ways through the portal that are the same on every page. */
export interface PortalNavigation {
  /** Settings > Org settings > Organization profile > Multitenant collaboration, by the labels of the admin center. */
  openMultitenantCollaboration(): Promise<void>;
  signOut(): Promise<void>;
}

/** The navigation of the portal on `page`. */
export function portalNavigation(page: Page): PortalNavigation {
  return {
    async openMultitenantCollaboration() {
      const portal = page.getByRole('navigation', { name: 'Portal' });
      await portal.getByRole('button', { name: 'Settings' }).click();
      await portal.getByRole('link', { name: 'Org settings' }).click();
      const tabs = page.getByRole('navigation', { name: 'Org settings' });
      await tabs.getByRole('link', { name: 'Organization profile' }).click();
      await page
        .getByRole('table', { name: 'Settings of the organization profile' })
        .getByRole('link', { name: 'Multitenant collaboration' })
        .click();
      await page.getByRole('heading', { name: 'Multitenant collaboration', level: 1 }).waitFor();
    },
    async signOut() {
      await page.getByRole('button', { name: /^Account of/ }).click();
      await page.getByRole('button', { name: 'Sign out' }).click();
    },
  };
}
