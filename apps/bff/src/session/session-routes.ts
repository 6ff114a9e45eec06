import type { Config } from '../config/config.ts';
import type { RouteModule } from '../http/route-table.ts';
import type { Database } from '../store/engine.ts';
import { endSession, type EndSessionDependencies } from './end-session.ts';
import type { EntraSignIn } from './entra-sign-in.ts';
import { readSession, readSessionContent } from './read-session.ts';

export interface SessionRouteDependencies extends EndSessionDependencies {
  readonly config: Config;
  readonly signIn: EntraSignIn;
  readonly database: Database;
}

/** Who is signed in, and the end of it. */
export function sessionRoutes(dependencies: SessionRouteDependencies): RouteModule {
  const { config, signIn, database } = dependencies;
  return (table) => {
    table.serve('session.read', 'signed-in', async ({ principal }) =>
      readSession(config, principal, await readSessionContent(database, principal.sessionId)),
    );
    table.serve('session.end', 'signed-in', async ({ principal }) => {
      const { logoutHint } = await readSessionContent(database, principal.sessionId);
      await endSession(dependencies, principal);
      return { logoutUrl: signIn.logoutAddress(logoutHint) };
    });
  };
}
