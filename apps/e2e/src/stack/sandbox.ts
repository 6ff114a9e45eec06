import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { freePort, startProgram } from './program.ts';
import { sandboxControl, type SandboxControl } from './sandbox-control.ts';

/** The sandbox of one worker: Entra sign-in and Microsoft Graph, with the calls by which tests steer it. */
export interface Sandbox extends SandboxControl {
  readonly port: number;
  readonly origin: string;
  stop(): Promise<void>;
}

/** Starts a sandbox of its own on a free port, keeping its world in a temporary folder. */
export async function startSandbox(): Promise<Sandbox> {
  const port = await freePort();
  const origin = `http://localhost:${String(port)}`;
  const folder = await mkdtemp(join(tmpdir(), 'tenantry-sandbox-'));
  const environment = { SANDBOX_PORT: String(port), DATA_DIR: folder };
  const program = await startProgram('apps/sandbox/src/main.ts', environment, `${origin}/__sandbox/scenarios`);
  return {
    ...sandboxControl(origin),
    port,
    origin,
    async stop() {
      await program.stop();
      await rm(folder, { recursive: true, force: true });
    },
  };
}
