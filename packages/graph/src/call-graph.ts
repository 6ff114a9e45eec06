import { DirectoryError, type Clock, type Random } from '@tenantry/domain';
import { backOffMilliseconds } from './back-off.ts';
import { claimsChallenge } from './claims-challenge.ts';
import type { GraphCall } from './graph-call.ts';
import { judge } from './judge-attempt.ts';
import { retryAfter } from './retry-after.ts';
import type { Attempt, SendOnce } from './send-once.ts';
import type { Applicant, Bucket, Throttle } from './throttle.ts';
import type { TokenSource } from './token-source.ts';

export interface CallContext {
  readonly tokens: TokenSource;
  readonly clock: Clock;
  readonly random: Random;
  readonly throttle: Throttle;
  readonly sendOnce: SendOnce;
  readonly beforeWrite: (() => Promise<void>) | undefined;
  readonly purpose: 'interactive' | 'background';
  readonly onHeld: (until: number) => void;
  readonly onAdmitted: () => void;
}

const mostAttempts = 6;
/** Longer waits are the caller's: a write must not go out long after it was decided on. */
const patience = { interactive: 10_000, background: 60_000 } as const;

/**
 * Sends a call until it has an end. Refusals for quota are always repeated, for nothing was done; trouble and silence only where a
 * second time does no harm. Whatever may have been done although no good answer came ends as `ambiguous`.
 *
 * @see https://learn.microsoft.com/graph/throttling
 */
export async function callGraph<Answer>(call: GraphCall<Answer>, context: CallContext): Promise<Answer> {
  const applicant: Applicant = {
    bucket: bucketOf(call.path.template),
    write: call.repetition !== 'harmless',
    signal: call.signal,
    patience: patience[context.purpose],
    onHeld: context.onHeld,
  };
  let token = await context.tokens.token();
  let tokenRenewed = false;
  let maybeDone = false;
  let failures = 0;
  for (let attempt = 1; ; attempt += 1) {
    const refused = await admit(call, applicant, context);
    if (refused !== undefined) throw ending(waitingFor(call, refused), maybeDone);
    const attempted = await sendAdmitted(call, token, attempt, applicant, context);
    const verdict = judge(call, attempted, context.clock.now());
    if (verdict.kind === 'done') return verdict.answer;
    maybeDone ||= verdict.maybeDone;
    if (verdict.kind === 'token') {
      const renewed = tokenRenewed ? undefined : await renewedToken(context.tokens, token, attempted);
      if (renewed === undefined) throw verdict.error;
      token = renewed;
      tokenRenewed = true;
      continue;
    }
    if (verdict.kind === 'final' || attempt >= mostAttempts) throw ending(verdict.error, maybeDone);
    if (verdict.kind === 'throttled') continue;
    failures += 1;
    const wait = waitAfter(attempted, failures, context);
    if (wait > applicant.patience) throw ending(verdict.error, maybeDone);
    applicant.patience -= wait;
    await context.clock.sleep(wait, call.signal);
    token = await context.tokens.token();
  }
}

/** The error a call ends with when it, or an attempt before, may have been done: only a clear word on how things stand outweighs that. */
function ending(error: DirectoryError, maybeDone: boolean): DirectoryError {
  if (!maybeDone || error.code === 'not-found' || error.code === 'already-exists') return error;
  const { requestId, cause } = error;
  return new DirectoryError('ambiguous', error.message, { cause, ...(requestId === undefined ? {} : { requestId }) });
}

function waitingFor({ path }: GraphCall<unknown>, details: { readonly retryAt: number }): DirectoryError {
  return new DirectoryError('throttled', `Microsoft Graph makes ${path.template} wait.`, details);
}

function waitAfter(attempt: Attempt, failures: number, { clock, random }: CallContext): number {
  const asked = attempt.kind === 'answer' ? retryAfter(attempt.headers, clock.now()) : undefined;
  return asked ?? backOffMilliseconds(failures, random);
}

/** Admits a request; one that may change something is asked about last, and is admitted anew when it has to wait by then. */
async function admit(
  call: GraphCall<unknown>,
  applicant: Applicant,
  { throttle, beforeWrite }: CallContext,
): Promise<{ readonly retryAt: number } | undefined> {
  for (;;) {
    const refused = await throttle.admit(applicant);
    if (refused !== undefined || beforeWrite === undefined || call.repetition === 'harmless') return refused;
    try {
      await beforeWrite();
    } catch (error) {
      throttle.release();
      throw error;
    }
    if (!throttle.isHeld(applicant.bucket)) return undefined;
    throttle.release();
  }
}

async function sendAdmitted(
  call: GraphCall<unknown>,
  token: string,
  attempt: number,
  applicant: Applicant,
  { throttle, sendOnce, onAdmitted, onHeld }: CallContext,
): Promise<Attempt> {
  try {
    const attempted = await sendOnce(call, token, attempt);
    if (attempted.kind === 'silence') throttle.learnSilence();
    else if (attempted.status === 429) onHeld(throttle.hold(applicant.bucket, attempted.headers));
    else {
      throttle.learn(applicant.bucket, attempted.status, attempted.headers);
      onAdmitted();
    }
    return attempted;
  } finally {
    throttle.release();
  }
}

/** A token that Graph has not refused yet; `undefined` when the source has no other. */
async function renewedToken(tokens: TokenSource, refused: string, attempt: Attempt): Promise<string | undefined> {
  const claims = attempt.kind === 'answer' ? claimsChallenge(attempt.headers) : undefined;
  const token = claims === undefined ? await tokens.token() : await tokenFor(tokens, claims);
  return token === refused ? undefined : token;
}

/** Keeps the claims with the error when the source can only say that somebody has to sign in. */
async function tokenFor(tokens: TokenSource, claims: string): Promise<string> {
  try {
    return await tokens.token({ claims });
  } catch (error) {
    if (!(error instanceof DirectoryError) || error.code !== 'needs-sign-in' || error.claims !== undefined) throw error;
    throw new DirectoryError('needs-sign-in', error.message, { cause: error, claims });
  }
}

function bucketOf(template: string): Bucket {
  return template.startsWith('/auditLogs/') || template.endsWith('/provisionOnDemand') ? 'reports' : 'directory';
}
