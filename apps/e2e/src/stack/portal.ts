import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { freePort, startProgram, type Program } from './program.ts';

/** The portal of one test, as people start it, with a store of its own. */
export interface Portal {
  readonly url: string;
  /** Where it keeps its store. */
  readonly dataFolder: string;
  /** Everything its processes have logged. */
  output(): string;
  /** Ends the process as `kill -9` does. */
  kill(): Promise<void>;
  /** Starts it again on the same port and the same store. */
  restart(): Promise<void>;
  /** Stops it and throws its store away. */
  stop(): Promise<void>;
}

/** Starts the portal on a free port against the sandbox on `sandboxPort`, with further settings as an operator makes them. */
export async function startPortal(
  sandboxPort: number,
  settings: Readonly<Record<string, string>> = {},
): Promise<Portal> {
  const port = await freePort();
  const url = `http://localhost:${String(port)}`;
  const folder = await mkdtemp(join(tmpdir(), 'tenantry-portal-'));
  const environment = {
    ...settings,
    PORT: String(port),
    PUBLIC_URL: url,
    SANDBOX_PORT: String(sandboxPort),
    DATA_DIR: folder,
  };
  const start = async (): Promise<Program> => startProgram('apps/bff/src/main.ts', environment, `${url}/readyz`);
  const earlier: string[] = [];
  let program: Program | undefined = await start();
  return {
    url,
    dataFolder: folder,
    output: () => [...earlier, program?.output() ?? ''].join(''),
    async kill() {
      await program?.kill();
      earlier.push(program?.output() ?? '');
      program = undefined;
    },
    async restart() {
      program = await start();
    },
    async stop() {
      await program?.stop();
      await rm(folder, { recursive: true, force: true });
    },
  };
}
