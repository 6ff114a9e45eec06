import type { Page } from '@playwright/test';

/** Who a spec can be: the personas of the sandbox, by what they are in the directory. */
export type Persona =
  'Global Administrator' | 'Second administrator' | 'Helpdesk Administrator' | 'Global Reader' | 'User';

/** The page on which one picks the account to sign in with. */
export interface AccountPickerPage {
  /** Picks the account of a persona, and waits until the browser has left the sign-in pages. */
  pick(persona: Persona): Promise<void>;
}

/** The account picker of the sign-in at `origin`. */
export function accountPickerPage(page: Page, origin: string): AccountPickerPage {
  return {
    async pick(persona) {
      await page.getByRole('link', { name: new RegExp(`\\b${persona}\\b`) }).click();
      await page.waitForURL((url) => url.origin !== origin);
    },
  };
}
