import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { delegatedScopes } from '../tokens/scopes.ts';
import type { SessionPrincipal } from '../session/session-principal.ts';
import type { CrashPoint } from './crash-point.ts';
import type { PortalChildOptions } from './portal-child.ts';
import type { Sandbox } from './sandbox.ts';

const script = fileURLToPath(new URL('portal-child.ts', import.meta.url));

/** A portal in a process of its own, as a test sees it. */
export interface SpawnedPortal extends AsyncDisposable {
  /** Sends a signal such as `SIGKILL`, `SIGSTOP` or `SIGCONT`. */
  signal(name: NodeJS.Signals): void;
  /** How it ended: with which exit code, or by which signal. */
  readonly ended: Promise<{ readonly code: number | null; readonly signal: NodeJS.Signals | null }>;
  /** Resolves when it has ended in order; else rejects, with what it has said. */
  endsWell(): Promise<void>;
  /** Everything it has said so far. */
  said(): string;
  /** Resolves when it has said this. */
  says(text: string): Promise<void>;
}

export interface SpawnOptions {
  readonly data: { readonly dataDirectory: string; readonly databaseUrl: string | undefined };
  readonly graphOrigin: string;
  readonly sandbox: Sandbox;
  readonly speed: number;
  readonly administrator: SessionPrincipal;
  readonly runId: string;
  readonly crash?: CrashPoint | undefined;
  /** Put before the command, such as a shell that sets limits. */
  readonly through?: readonly string[];
}

/** Starts a process that carries on whatever run it finds. */
export async function spawnPortal(options: SpawnOptions): Promise<SpawnedPortal> {
  const [command, ...rest] = [...(options.through ?? []), process.execPath, script];
  const child = spawn(command, rest, {
    stdio: ['ignore', 'pipe', 'pipe'],
    env: { ...process.env, PORTAL_CHILD: JSON.stringify(await childOptions(options)) },
  });
  const ended = once(child, 'close').then(([code, signal]) => ({
    code: code as number | null,
    signal: signal as NodeJS.Signals | null,
  }));
  const { said, says } = listenTo(child, ended);
  return {
    signal: (name) => void child.kill(name),
    ended,
    async endsWell() {
      const { code, signal } = await ended;
      if (code !== 0) throw new Error(`The process ended by ${String(signal ?? code)}. It said:\n${said()}`);
    },
    said,
    says,
    async [Symbol.asyncDispose]() {
      child.kill('SIGKILL');
      await ended;
    },
  };
}

async function childOptions(options: SpawnOptions): Promise<PortalChildOptions> {
  const { sandbox, administrator, data, speed } = options;
  const { homeTenantId } = sandbox.world();
  const { userId } = administrator;
  const [delegated, application] = await Promise.all([
    sandbox.issueToken({ tenantId: homeTenantId, userId, scopes: delegatedScopes }),
    sandbox.issueToken({ tenantId: homeTenantId }),
  ]);
  return {
    dataDirectory: data.dataDirectory,
    ...(data.databaseUrl === undefined ? {} : { databaseUrl: data.databaseUrl }),
    graphOrigin: options.graphOrigin,
    homeTenantId,
    viewer: administrator,
    tokens: { delegated, application },
    time: { virtualAt: sandbox.clock.now(), realAt: Date.now(), speed },
    runId: options.runId,
    ...(options.crash ? { crash: options.crash } : {}),
  };
}

function listenTo(child: ChildProcess, ended: Promise<unknown>): Pick<SpawnedPortal, 'said' | 'says'> {
  let text = '';
  const waiting = new Set<() => void>();
  for (const stream of [child.stdout, child.stderr]) {
    stream?.setEncoding('utf8').on('data', (chunk: string) => {
      text += chunk;
      for (const look of waiting) look();
    });
  }
  return {
    said: () => text,
    says: (wanted) =>
      new Promise((resolve, reject) => {
        const look = (): void => {
          if (!text.includes(wanted)) return;
          waiting.delete(look);
          resolve();
        };
        waiting.add(look);
        void ended.then(() => reject(new Error(`The process ended without saying "${wanted}". It said:\n${text}`)));
        look();
      }),
  };
}
