import type { Locator } from '@playwright/test';

/** Chooses one of several cards by its title, as people do: by a click on the card. */
export async function chooseCard(within: Locator, title: string | RegExp): Promise<void> {
  await within.getByText(title, { exact: true }).click();
}
