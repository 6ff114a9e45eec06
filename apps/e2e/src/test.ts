import { test as base, expect } from '@playwright/test';
import { accessibilityViolations } from './accessibility.ts';
import { collectComplaints, type BrowserComplaints } from './browser-complaints.ts';
import { accountPickerPage, type Persona } from './pages/account-picker-page.ts';
import { portalApi, type PortalApi } from './portal-api.ts';
import { startPortal, type Portal } from './stack/portal.ts';
import { startSandbox, type Sandbox } from './stack/sandbox.ts';
import { keepTraffic } from './traffic.ts';

interface WorkerFixtures {
  /** The sandbox process of the worker. Specs use `sandbox`, which starts its world over for each test. */
  readonly sandboxProcess: Sandbox;
}

interface TestFixtures {
  /** The sandbox, with its world as `scenario` begins. */
  readonly sandbox: Sandbox;
  /** The world of the test; set it with `test.use({ scenario: 'hundred' })`. */
  readonly scenario: string;
  /** What an operator has set for the portal beyond its defaults; set it with `test.use`. */
  readonly portalSettings: Readonly<Record<string, string>>;
  /** The portal, started for this test with an empty store. */
  readonly portal: Portal;
  /** Signs in through the account picker and comes back to `returnTo` (the home page when left out). */
  readonly signIn: (persona: Persona, returnTo?: string) => Promise<void>;
  /** The portal's API with the session of the page. */
  readonly api: PortalApi;
  /** Errors and warnings of the browser. Any that the test does not expect fails it. */
  readonly complaints: BrowserComplaints;
  /** Fails when axe finds anything on the page as it is now, in light or in dark. */
  readonly expectAccessible: () => Promise<void>;
}

export { expect };

export const test = base.extend<TestFixtures, WorkerFixtures>({
  sandboxProcess: [
    // Playwright reads which fixtures are needed from the destructuring, so it has to be there when there are none.
    // oxlint-disable-next-line no-empty-pattern
    async ({}, use) => {
      const sandbox = await startSandbox();
      await use(sandbox);
      await sandbox.stop();
    },
    { scope: 'worker', timeout: 60_000 },
  ],
  scenario: ['contoso', { option: true }],
  sandbox: async ({ sandboxProcess, scenario }, use, testInfo) => {
    await sandboxProcess.reset(scenario);
    await use(sandboxProcess);
    await keepTraffic(testInfo.workerIndex, testInfo.title, await sandboxProcess.journal());
  },
  portalSettings: [{}, { option: true }],
  portal: async ({ sandbox, portalSettings }, use, testInfo) => {
    const portal = await startPortal(sandbox.port, portalSettings);
    await use(portal);
    if (testInfo.status !== testInfo.expectedStatus) {
      await testInfo.attach('portal log', { body: portal.output(), contentType: 'text/plain' });
    }
    await portal.stop();
  },
  baseURL: async ({ portal }, use) => use(portal.url),
  complaints: [
    async ({ context }, use) => {
      const complaints = collectComplaints(context);
      await use(complaints);
      expect(complaints.unexpected(), 'the browser complains about nothing').toEqual([]);
    },
    { auto: true },
  ],
  api: async ({ page, portal }, use) => use(portalApi(page.request, portal.url)),
  signIn: async ({ page, sandbox }, use) => {
    await use(async (persona, returnTo = '/') => {
      await page.goto(`/auth/login?returnTo=${encodeURIComponent(returnTo)}`);
      await accountPickerPage(page, sandbox.origin).pick(persona);
    });
  },
  expectAccessible: async ({ page }, use, testInfo) => {
    await use(async () => {
      expect(await accessibilityViolations(page, testInfo), 'axe finds nothing').toEqual([]);
    });
  },
});
