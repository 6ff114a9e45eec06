import type { Locator, Page } from '@playwright/test';

/** A plan: what would change, and the way to apply it. */
export interface PlanPage {
  readonly summary: Locator;
  readonly applyThisPlan: Locator;
  /** The Yes/No dialog. */
  readonly question: Locator;
  openTab(name: 'Tenants' | 'People' | 'Graph calls'): Promise<void>;
  /** The line of a tenant that is changed, with what is changed in it. */
  tenant(name: string): Locator;
  person(name: string): Locator;
  /** Asks for the question whether to apply the plan. */
  apply(): Promise<void>;
  yes(): Promise<void>;
  no(): Promise<void>;
  /** The field in which the number of people taken out is typed; only there when they are many. */
  readonly removals: Locator;
}

/** The page of a plan on `page`. */
export function planPage(page: Page): PlanPage {
  const applyThisPlan = page.getByRole('button', { name: 'Apply this plan' });
  const question = page.getByRole('dialog');
  return {
    summary: page.getByRole('region', { name: 'Summary' }),
    applyThisPlan,
    question,
    removals: question.getByLabel(/^So many people lose their accounts\. Type \d+ to confirm/),
    async openTab(name) {
      await page.getByRole('navigation', { name: 'Plan' }).getByRole('link', { name }).click();
    },
    tenant: (name) => page.getByRole('group').filter({ has: page.getByText(name, { exact: true }) }),
    person: (name) =>
      page
        .getByRole('table', { name: 'People of this plan' })
        .getByRole('row')
        .filter({ has: page.getByRole('rowheader', { name }) }),
    async apply() {
      await applyThisPlan.click();
      await question.waitFor();
    },
    async yes() {
      await question.getByRole('button', { name: 'Yes' }).click();
    },
    async no() {
      await question.getByRole('button', { name: 'No' }).click();
      await question.waitFor({ state: 'detached' });
    },
  };
}
