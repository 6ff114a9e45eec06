import { AxeBuilder } from '@axe-core/playwright';
import type { Page, TestInfo } from '@playwright/test';

const tags = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];

/**
 * What axe finds wrong on the page as it is now, in light and in dark, one line per rule and element. The report is
 * attached to the test when there is something.
 */
export async function accessibilityViolations(page: Page, testInfo: TestInfo): Promise<readonly string[]> {
  const found: string[] = [];
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
    const { violations } = await new AxeBuilder({ page })
      .withTags(tags)
      .options({ resultTypes: ['violations'] })
      .setLegacyMode()
      // Fluent's focus sentinels, empty by design; not content.
      .exclude('[data-tabster-dummy]')
      .analyze();
    for (const { id, help, nodes } of violations) {
      found.push(...nodes.map(({ target }) => `${colorScheme}: ${id} (${help}) at ${target.join(' ')}`));
    }
  }
  await page.emulateMedia({ colorScheme: null, reducedMotion: null });
  if (found.length > 0) await testInfo.attach('accessibility', { body: found.join('\n'), contentType: 'text/plain' });
  return found;
}
