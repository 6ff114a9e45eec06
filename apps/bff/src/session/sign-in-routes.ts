import type { Clock } from '@tenantry/domain';
import { Router, type Request, type Response } from 'express';
import type { StoreJournal } from '../store/journal.ts';
import type { EntraSignIn, SignedInAccount } from './entra-sign-in.ts';
import { destroySession, regenerateSession, saveSession } from './express-session-promises.ts';
import { allowedReturnTo } from './return-to.ts';
import type { SignInTransaction } from './session-data.ts';
import { markSignedIn } from './signed-in-marker.ts';
import { signInFailedPage } from './sign-in-failed-page.ts';

export interface SignInDependencies {
  readonly signIn: EntraSignIn;
  readonly journal: StoreJournal;
  readonly clock: Clock;
  readonly publicUrl: string;
}

/** How long somebody may take at Entra. */
const transactionLimit = 600_000;
/** Sign-ins that one browser may have under way, in tabs beside each other. */
const transactionsAtOnce = 5;

/** `/auth/login` and `/auth/callback`: plain navigations of the browser, outside the contract. */
export function signInRouter(dependencies: SignInDependencies): Router {
  const router = Router({ caseSensitive: true, strict: true });
  router.get('/auth/login', (request, response) => login(dependencies, request, response));
  router.get('/auth/callback', (request, response) => callback(dependencies, request, response));
  return router;
}

async function login(
  { signIn, clock, publicUrl }: SignInDependencies,
  request: Request,
  response: Response,
): Promise<void> {
  const { session } = request;
  const { address, transaction } = await signIn.begin({
    returnTo: allowedReturnTo(request.query['returnTo'], publicUrl),
    selectAccount: request.query['prompt'] === 'select_account',
    ...(session.principal === undefined ? {} : { loginHint: session.principal.userPrincipalName }),
    ...(session.pendingClaims === undefined ? {} : { claims: session.pendingClaims }),
  });
  session.createdAt ??= clock.now();
  session.signIns = [...underWay(session.signIns, clock), transaction].slice(-transactionsAtOnce);
  await saveSession(request);
  response.redirect(303, address);
}

async function callback(dependencies: SignInDependencies, request: Request, response: Response): Promise<void> {
  const { clock, signIn } = dependencies;
  const { state, code, error } = request.query;
  const waiting = underWay(request.session.signIns, clock);
  const transaction = waiting.find((one) => one.state === state);
  if (transaction === undefined) {
    request.log.warn('A sign-in answer fits no sign-in of this browser.');
    fail(request, response);
    return;
  }
  // Whatever comes of it, the transaction is used up, and the id the browser came with never becomes a signed-in one.
  await regenerateSession(request, clock.now());
  const others = waiting.filter((one) => one !== transaction);
  if (others.length > 0) request.session.signIns = others;
  if (typeof code !== 'string' || error !== undefined) {
    request.log.info(
      { error: typeof error === 'string' ? error.slice(0, 60) : undefined },
      'A sign-in was given up at Entra.',
    );
    response.redirect(303, '/signed-out');
    return;
  }
  const account = await signIn.complete(transaction, code).catch((reason: unknown) => {
    request.log.warn({ err: reason }, 'A sign-in could not be finished.');
  });
  if (account === undefined) fail(request, response);
  else await welcome(dependencies, request, response, account, transaction.returnTo);
}

async function welcome(
  { journal, clock, publicUrl }: SignInDependencies,
  request: Request,
  response: Response,
  account: SignedInAccount,
  returnTo: string,
): Promise<void> {
  const { role, homeTenant, logoutHint, ...person } = account;
  const actor = { userId: person.userId, displayName: person.displayName };
  if (role === undefined) {
    await journal.append({ at: clock.now(), kind: 'denied', actor, content: { reason: 'no-portal-role' } });
    await destroySession(request);
    response.redirect(303, '/no-access');
    return;
  }
  request.session.principal = { ...person, seat: role.seat, role: role.name };
  request.session.homeTenant = homeTenant;
  if (logoutHint !== undefined) request.session.logoutHint = logoutHint;
  await saveSession(request);
  await journal.append({ at: clock.now(), kind: 'signed-in', actor, content: { role: role.name, seat: role.seat } });
  markSignedIn(response, publicUrl);
  response.redirect(303, returnTo);
}

function underWay(signIns: readonly SignInTransaction[] | undefined, clock: Clock): readonly SignInTransaction[] {
  return (signIns ?? []).filter(({ startedAt }) => clock.now() - startedAt < transactionLimit);
}

function fail(request: Request, response: Response): void {
  response.status(400).type('html').send(signInFailedPage(request.correlationId));
}
