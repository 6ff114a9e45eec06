// Around the end-to-end tests: empties the collected Graph traffic before, and checks it after.
import { spawnSync } from 'node:child_process';
import { rmSync } from 'node:fs';
import { fromRoot, root } from './project.mjs';

/** Playwright's global setup. The function it gives back is the teardown, which fails the run when traffic does. */
export default function setUp() {
  rmSync(fromRoot('test-results/traffic'), { recursive: true, force: true });
  return () => {
    const { status } = spawnSync(process.execPath, ['tools/check-traffic.ts'], { cwd: root, stdio: 'inherit' });
    if (status !== 0)
      throw new Error('The Graph traffic of this run does not agree with the description of Microsoft Graph.');
  };
}
