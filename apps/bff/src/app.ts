import express, { type Express } from 'express';
import type { Foundation } from './foundation.ts';
import { canonicalHost } from './http/canonical-host.ts';
import { problemHandler } from './http/problems.ts';
import { rateLimit, type RateLimit } from './http/rate-limit.ts';
import { collectRoutes, type RouteModule } from './http/route-table.ts';
import { sameOriginOnly } from './http/same-origin.ts';
import { contentSecurityPolicy, neverStored, securityHeaders } from './http/security-headers.ts';
import { endpointRouter } from './http/serve.ts';
import { downloadRouter } from './http/serve-download.ts';
import { streamRouter } from './http/serve-stream.ts';
import { singlePageApp } from './http/single-page-app.ts';
import { isWithoutHeaders, refuseOptions, unknownRoutes } from './http/unknown-routes.ts';
import type { WebFile } from './http/web-files.ts';
import { operationsRouter } from './operations/operations-routes.ts';
import { requestLog } from './operations/request-log.ts';
import type { Identity } from './session/identity.ts';
import { keepDenied } from './session/keep-denied.ts';
import { keepPendingClaims } from './session/pending-claims.ts';
import { leaveNothingBehind, sessionMiddleware } from './session/session-middleware.ts';
import { sessionRoutes } from './session/session-routes.ts';
import { signInRouter } from './session/sign-in-routes.ts';

/** What the server is made of. */
export interface AppDependencies {
  readonly foundation: Foundation;
  readonly identity: Identity;
  /** The endpoints of the contract, but those of the session, which are the app's own. */
  readonly routeModules: readonly RouteModule[];
  readonly webFiles: ReadonlyMap<string, WebFile>;
  /** Aborted when the portal is about to stop: streams end, and it is not ready any more. */
  readonly stopping: AbortSignal;
  readonly limits?: AppLimits;
}

export interface AppLimits {
  readonly perAddress: RateLimit;
  readonly perSession: RateLimit;
}

/** Many people may sit behind one address; one session is one person. */
const defaultLimits: AppLimits = {
  perAddress: { burst: 2_000, perSecond: 200 },
  perSession: { burst: 200, perSecond: 20 },
};
const mostBodyBytes = '64kb';
const heartbeat = 15_000;

/**
 * The portal's server.
 * @throws when an endpoint of the contract has no handler.
 */
export function createApp(dependencies: AppDependencies): Express {
  const { foundation, identity, routeModules, webFiles, stopping, limits = defaultLimits } = dependencies;
  const { config, store, clock, log, metrics } = foundation;
  const { publicUrl } = config;
  const { sessions, signIn, stillAdministrator } = identity;
  const { routes, streams, downloads } = collectRoutes([
    sessionRoutes({ ...identity, config, clock, journal: store.journal, database: store.database }),
    ...routeModules,
  ]);
  const serving = { stillAdministrator, denied: keepDenied(store.journal, clock), stopping };
  const stillSignedIn = (sessionId: string): Promise<boolean> => sessions.stillSignedIn(sessionId);

  const app = express();
  app.disable('x-powered-by');
  app.disable('etag');
  app.set('trust proxy', config.trustedProxies);
  app.set('case sensitive routing', true);
  app.use(requestLog(log, metrics));
  app.use(securityHeaders(contentSecurityPolicy(webFiles.get('/index.html')?.plain.toString('utf8') ?? ''), publicUrl));
  app.use(operationsRouter({ metrics, checkStore: () => store.check(), stopping }));
  app.use(rateLimit(limits.perAddress, clock, ({ ip }) => ip));
  app.use(canonicalHost(publicUrl));
  app.use(sameOriginOnly(publicUrl, isWithoutHeaders));
  app.use(refuseOptions);
  app.use(['/api', '/auth'], neverStored, ...sessionMiddleware(sessions, identity.secretKey, publicUrl));
  app.use(
    ['/api', '/auth'],
    rateLimit(limits.perSession, clock, ({ principal }) => principal?.sessionId),
  );
  app.use(['/api', '/auth'], express.json({ limit: mostBodyBytes, inflate: false }));
  app.use(leaveNothingBehind(publicUrl));
  app.use(signInRouter({ signIn, journal: store.journal, clock, publicUrl }));
  app.use(streamRouter(streams, { ...serving, stillSignedIn, heartbeat, opened: () => metrics.streamOpened() }));
  app.use(downloadRouter(downloads, serving));
  app.use(endpointRouter(routes, serving));
  app.use(unknownRoutes());
  app.use(singlePageApp(webFiles));
  app.use(keepPendingClaims());
  app.use(problemHandler());
  return app;
}
