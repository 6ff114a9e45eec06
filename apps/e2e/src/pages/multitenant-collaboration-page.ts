import type { Locator, Page } from '@playwright/test';

/** Multitenant collaboration: the tenants of the organization and how sharing with each of them stands. */
export interface MultitenantCollaborationPage {
  readonly address: string;
  readonly shareUsers: Locator;
  readonly summary: Locator;
  /** The line of a tenant. */
  tenant(name: string): Locator;
  open(): Promise<void>;
  /** Reads the directory anew. */
  refresh(): Promise<void>;
  openTenant(name: string): Promise<void>;
}

/** The page of the tenants on `page`. */
export function multitenantCollaborationPage(page: Page): MultitenantCollaborationPage {
  const address = '/multitenant-collaboration';
  const table = page.getByRole('table', { name: 'Tenants of the organization' });
  const tenant = (name: string): Locator =>
    table.getByRole('row').filter({ has: page.getByRole('rowheader', { name }) });
  return {
    address,
    shareUsers: page.getByRole('link', { name: 'Share users', exact: true }),
    summary: page.getByRole('region', { name: 'Summary' }),
    tenant,
    async open() {
      await page.goto(address);
      await table.waitFor();
    },
    async refresh() {
      const answer = page.waitForResponse((response) => response.url().endsWith('/api/organization/refresh'));
      await page.getByRole('button', { name: 'Refresh' }).click();
      await answer;
    },
    async openTenant(name) {
      await tenant(name).getByRole('link', { name }).click();
      await page.getByRole('heading', { name, level: 1 }).waitFor();
    },
  };
}
