import { expect, type Page } from '@playwright/test';
import { planPage } from './pages/plan-page.ts';
import { runPage } from './pages/run-page.ts';
import type { SandboxControl } from './stack/sandbox-control.ts';

/** A little more than the time from one cycle to the next. */
const cycle = 'PT41M';

/** Says Yes to the plan on `page` and comes to the page of its run. @returns the run's id. */
export async function beginRun(page: Page): Promise<string> {
  const plan = planPage(page);
  await plan.apply();
  await plan.yes();
  return runPage(page).runId();
}

/** The same for a plan that takes so many people out that their number has to be typed. */
export async function beginRunWithNumber(page: Page): Promise<string> {
  const plan = planPage(page);
  await plan.apply();
  const asked = await plan.question.getByText(/^So many people lose their accounts/).textContent();
  await plan.removals.fill(/\d+/.exec(asked ?? '')?.[0] ?? '');
  await plan.yes();
  return runPage(page).runId();
}

/** Says Yes to the plan on `page` and waits until its run, in which nothing waits for a cycle, is over. */
export async function carryOut(page: Page): Promise<string> {
  const runId = await beginRun(page);
  await expect(runPage(page).isOver).toBeVisible({ timeout: 60_000 });
  return runId;
}

/** Waits until the run on `page` waits for a cycle, and lets cycles pass until it is over. */
export async function passCyclesUntilOver(page: Page, sandbox: SandboxControl): Promise<void> {
  const { isOver } = runPage(page);
  await expect(page.getByText(/^Waiting for Entra’s next cycle in /)).toBeVisible({ timeout: 60_000 });
  await expect(async () => {
    await sandbox.advance(cycle);
    // The portal looks four times a minute.
    await expect(isOver).toBeVisible({ timeout: 18_000 });
  }).toPass({ timeout: 90_000 });
}
