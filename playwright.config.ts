import { defineConfig } from '@playwright/test';
import { browserFlags, installedBrowsers } from './tools/browser.mjs';

const [executablePath] = installedBrowsers();

/** Each worker starts a sandbox and each test a portal of its own, on free ports: see apps/e2e/src/test.ts. */
export default defineConfig({
  testDir: 'apps/e2e/src/specs',
  testMatch: '**/*.spec.ts',
  outputDir: 'test-results/end-to-end',
  globalSetup: './tools/traffic-setup.mjs',
  fullyParallel: true,
  workers: 3,
  forbidOnly: Boolean(process.env.CI),
  timeout: 60_000,
  globalTimeout: 15 * 60_000,
  expect: { timeout: 10_000 },
  reporter: 'list',
  use: {
    browserName: 'chromium',
    locale: 'en-US',
    timezoneId: 'UTC',
    viewport: { width: 1366, height: 768 },
    actionTimeout: 20_000,
    trace: 'retain-on-failure',
    screenshot: 'only-on-failure',
    launchOptions: { args: browserFlags, ...(executablePath === undefined ? {} : { executablePath }) },
  },
});
