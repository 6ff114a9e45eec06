import { enableCompileCache } from 'node:module';
import type { SessionPrincipal } from '../session/session-principal.ts';
import type { CrashPoint } from './crash-point.ts';
import type { PortalProcess } from './portal-process.ts';

/** What a process of its own is told, as JSON in the environment variable `PORTAL_CHILD`. */
export interface PortalChildOptions {
  readonly dataDirectory: string;
  readonly databaseUrl?: string;
  readonly graphOrigin: string;
  readonly homeTenantId: string;
  readonly viewer: SessionPrincipal;
  readonly tokens: { readonly delegated: string; readonly application: string };
  /** The sandbox's time at a moment of the machine's, both in milliseconds since the epoch, and how fast it goes. */
  readonly time: { readonly virtualAt: number; readonly realAt: number; readonly speed: number };
  readonly runId: string;
  readonly crash?: CrashPoint;
}

/**
 * A portal in a process of its own: the production use cases on a real store, with Graph behind a port. It works until the run
 * has ended, then stops in order; with a crash point it does not live to see that. What it logs goes to the standard output.
 */
async function main(options: PortalChildOptions): Promise<void> {
  const [{ openStore }, { withCrash }, { createPortalProcess }, { scaledClock }] = await Promise.all([
    import('../store/open-store.ts'),
    import('./crash-point.ts'),
    import('./portal-process.ts'),
    import('./scaled-clock.ts'),
  ]);
  const { dataDirectory, databaseUrl, homeTenantId, tokens, time } = options;
  const opened = await openStore({ dataDirectory, databaseUrl, onError: (error) => say(error.message) });
  const clock = scaledClock(() => Math.floor(time.virtualAt + (Date.now() - time.realAt) * time.speed), time.speed);
  const issuer = {
    world: () => ({ homeTenantId }),
    issueToken: ({ tenantId, userId }: { tenantId?: string; userId?: string }) =>
      tenantId === homeTenantId
        ? Promise.resolve(userId === undefined ? tokens.application : tokens.delegated)
        : Promise.reject(new Error('This tenant does not let the portal in.')),
  };
  const store = withCrash(opened, options.crash);
  const portal = createPortalProcess(issuer, options.graphOrigin, store, clock, options.viewer, (line) =>
    say(line.trimEnd()),
  );
  portal.useCases.start();
  say('The portal works.');
  while (!(await sawTheEnd(portal, options.runId))) await clock.sleep(1_000);
  await portal.useCases.stop();
  await store.close();
  say('The run has ended.');
  process.exit(0);
}

function say(line: string): void {
  process.stdout.write(`${line}\n`);
}

/** Follows the run as a browser does, which comes back after the store was away. */
async function sawTheEnd(portal: PortalProcess, runId: string): Promise<boolean> {
  try {
    for await (const { data } of portal.follow(runId)) if (data.state === 'finished') return true;
  } catch (error) {
    say(error instanceof Error ? error.message : String(error));
  }
  return false;
}

enableCompileCache();
await main(JSON.parse(process.env['PORTAL_CHILD'] ?? '') as PortalChildOptions);
