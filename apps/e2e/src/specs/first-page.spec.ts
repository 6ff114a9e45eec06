import { gzipSync } from 'node:zlib';
import type { Page } from '@playwright/test';
import { multitenantCollaborationPage } from '../pages/multitenant-collaboration-page.ts';
import { expect, test } from '../test.ts';

test.use({ scenario: 'shared' });

/** Milliseconds until `isThere` has come true after asking for an address. */
async function timeUntil(page: Page, address: string, isThere: () => Promise<unknown>): Promise<number> {
  const began = performance.now();
  await page.goto(address, { waitUntil: 'commit' });
  await isThere();
  return performance.now() - began;
}

function median(times: readonly number[]): number {
  return times.toSorted((a, b) => a - b)[Math.floor(times.length / 2)] ?? Number.NaN;
}

test('the first page needs little JavaScript and is there soon', async ({ page, portal, signIn }, testInfo) => {
  const tenants = multitenantCollaborationPage(page);
  const scripts = new Map<string, Promise<number>>();
  await signIn('Global Administrator', tenants.address);
  await tenants.tenant('Fabrikam').waitFor();
  page.on('response', (response) => {
    if (response.request().resourceType() !== 'script') return;
    scripts.set(
      response.url(),
      response.body().then((body) => gzipSync(body).length),
    );
  });
  await page.reload();
  await tenants.tenant('Fabrikam').waitFor();
  await page.waitForLoadState('networkidle');
  const sizes = await Promise.all(scripts.values());
  const kilobytes = sizes.reduce((sum, size) => sum + size, 0) / 1024;
  expect(sizes.length).toBeGreaterThan(0);
  expect(kilobytes).toBeLessThan(180);

  await page.route('**/empty-page', (route) => route.fulfill({ contentType: 'text/html', body: '<p>Empty</p>' }));
  const empty: number[] = [];
  const useful: number[] = [];
  for (let round = 0; round < 5; round += 1) {
    empty.push(await timeUntil(page, '/empty-page', () => page.getByText('Empty').waitFor()));
    useful.push(await timeUntil(page, tenants.address, () => tenants.tenant('Fabrikam').waitFor()));
  }
  const numbers = `First page: ${kilobytes.toFixed(1)} kB of JavaScript (gzip, ${String(sizes.length)} files); tenants after ${median(useful).toFixed(0)} ms, an empty page after ${median(empty).toFixed(0)} ms.`;
  testInfo.annotations.push({ type: 'numbers', description: numbers });
  process.stdout.write(`${numbers}\n`);
  expect(portal.output()).not.toContain('"level":"error"');
});
