import type { Locator, Page } from '@playwright/test';

/** A run: live while it goes on, and what it did once it is over. */
export interface RunPage {
  readonly progress: Locator;
  /** Stands on the page once the run is over. */
  readonly isOver: Locator;
  /** The buttons that make a plan out of the run. */
  readonly retry: Locator;
  readonly undo: Locator;
  /** The line of a tenant. */
  tenant(name: string): Locator;
  /** The line of somebody whom the run took out. */
  removedPerson(name: string): Locator;
  /** Asks whether the run is to be cancelled. @returns the question. */
  askToCancel(): Promise<Locator>;
  open(runId: string): Promise<void>;
  /** The id of the run whose page this is, once it is there. */
  runId(): Promise<string>;
}

/** The page of a run on `page`. */
export function runPage(page: Page): RunPage {
  return {
    progress: page.getByRole('progressbar', { name: 'Progress of the run' }),
    isOver: page.getByText('The run is over; this page keeps what it did.'),
    tenant: (name) =>
      page
        .getByRole('table', { name: 'Tenants of the run' })
        .getByRole('row')
        .filter({ has: page.getByRole('rowheader', { name }) }),
    retry: page.getByRole('button', { name: /^Retry \d+ tenants?$/ }),
    undo: page.getByRole('button', { name: 'Make a plan to undo this run' }),
    removedPerson: (name) =>
      page
        .getByRole('table', { name: 'People taken out by this run' })
        .getByRole('row')
        .filter({ has: page.getByRole('rowheader', { name }) }),
    async askToCancel() {
      await page.getByRole('button', { name: 'Cancel the run' }).click();
      const question = page.getByRole('dialog', { name: 'Cancel this run?' });
      await question.waitFor();
      return question;
    },
    async open(runId) {
      await page.goto(`/runs/${runId}`);
    },
    async runId() {
      await page.waitForURL(/\/runs\/[0-9a-f-]+$/);
      return new URL(page.url()).pathname.slice('/runs/'.length);
    },
  };
}
