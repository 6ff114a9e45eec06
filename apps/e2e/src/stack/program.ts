import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';

export const root = join(import.meta.dirname, '../../../..');

/** A port that was free a moment ago. */
export async function freePort(): Promise<number> {
  const server = createServer();
  server.listen(0);
  await once(server, 'listening');
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('A listening server has no port.');
  server.close();
  await once(server, 'close');
  return address.port;
}

/** A program of the project, running in its own process. */
export interface Program {
  /** Everything it has written so far. */
  output(): string;
  /** Ends it as a crash would: nothing is finished, nothing is said. */
  kill(): Promise<void>;
  /** Asks it to end, and waits. @throws when it is still there after fifteen seconds. */
  stop(): Promise<void>;
}

async function ended(child: ChildProcess): Promise<void> {
  if (child.exitCode === null && child.signalCode === null) await once(child, 'exit');
}

/**
 * Starts a program and waits until `url` answers 200.
 * @throws when it ends before, or does not answer in thirty seconds; the message holds what it wrote.
 */
export async function startProgram(
  file: string,
  environment: Readonly<Record<string, string>>,
  url: string,
): Promise<Program> {
  const inherited = Object.entries(process.env).filter(([name]) => !/^(ENTRA_|DATABASE_URL$|SECRET_KEY$)/.test(name));
  const env = { ...Object.fromEntries(inherited), ...environment };
  const child = spawn(process.execPath, [file], { cwd: root, env, stdio: ['ignore', 'pipe', 'pipe'] });
  const parts: string[] = [];
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (part: Buffer) => parts.push(part.toString()));
  const output = (): string => parts.join('');
  const killWithWorker = (): void => void child.kill('SIGKILL');
  process.once('exit', killWithWorker);
  void ended(child).then(() => process.off('exit', killWithWorker));

  const until = Date.now() + 30_000;
  while (!(await answers(url))) {
    if (child.exitCode !== null) throw new Error(`${file} ended with ${String(child.exitCode)}:\n${output()}`);
    if (Date.now() > until) {
      child.kill('SIGKILL');
      throw new Error(`${file} did not answer at ${url}:\n${output()}`);
    }
    await wait(50);
  }
  return {
    output,
    async kill() {
      child.kill('SIGKILL');
      await ended(child);
    },
    async stop() {
      child.kill('SIGTERM');
      const stopped = await Promise.race([ended(child).then(() => true), wait(15_000, false)]);
      if (stopped) return;
      child.kill('SIGKILL');
      throw new Error(`${file} was still running fifteen seconds after SIGTERM:\n${output()}`);
    },
  };
}

async function answers(url: string): Promise<boolean> {
  try {
    const response = await fetch(url, { signal: AbortSignal.timeout(2_000) });
    await response.arrayBuffer();
    return response.status === 200;
  } catch {
    return false;
  }
}
