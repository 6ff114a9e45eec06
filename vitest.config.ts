import { availableParallelism } from 'node:os';
import { defineConfig } from 'vitest/config';

/** `*.test.ts` beside the source are unit tests; `*.spec.ts` in apps/e2e are Playwright's. */
export default defineConfig({
  test: {
    include: ['{apps,packages}/*/src/**/*.test.{ts,tsx}', 'tools/**/*.test.mjs'],
    environment: 'node',
    // Many tests wait for processes and clocks more than they compute: three at once pay on two cores, too.
    maxWorkers: Math.max(3, availableParallelism() - 1),
    setupFiles: ['tools/vitest-setup.ts'],
    testTimeout: 90_000,
    // Only a stop for what hangs: the machine may be slow, and tests wait for what they mean.
    hookTimeout: 90_000,
  },
});
