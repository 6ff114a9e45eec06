import { defineConfig } from 'vitest/config';

/** `*.test.ts` beside the source are unit tests; `*.spec.ts` in apps/e2e are Playwright's. */
export default defineConfig({
  test: {
    include: ['{apps,packages}/*/src/**/*.test.{ts,tsx}', 'tools/**/*.test.mjs'],
    environment: 'node',
    setupFiles: ['tools/vitest-setup.ts'],
    testTimeout: 20_000,
    hookTimeout: 20_000,
  },
});
