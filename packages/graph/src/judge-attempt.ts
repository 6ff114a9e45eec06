import { DirectoryError } from '@tenantry/domain';
import type { GraphCall } from './graph-call.ts';
import { toDirectoryError } from './graph-error.ts';
import type { Attempt } from './send-once.ts';

/** What follows from one attempt. `maybeDone` says that a write may have been done although there is no good answer. */
export type Verdict<Answer> =
  | { readonly kind: 'done'; readonly answer: Answer }
  | {
      /** `throttled`: certainly not done, come again. `repeat`: may be sent again. `token`: with another token. */
      readonly kind: 'throttled' | 'repeat' | 'token' | 'final';
      readonly error: DirectoryError;
      readonly maybeDone: boolean;
    };

/**
 * Decides what an attempt means. The one rule everything rests on: after a write has been sent, anything but Graph's own clear
 * word leaves open whether it was done, and what creates is never sent again on such an answer.
 */
export function judge<Answer>(call: GraphCall<Answer>, attempt: Attempt, now: number): Verdict<Answer> {
  const name = `${call.method} ${call.path.template}`;
  if (attempt.kind === 'silence') {
    const { failure } = attempt;
    const code = failure.reason === 'too-large' ? 'unexpected-answer' : 'unavailable';
    const error = new DirectoryError(code, `${name} got no answer: ${failure.reason}.`, { cause: failure });
    return uncertain(call, error, failure.maybeSent, failure.reason !== 'too-large');
  }
  const { status, headers, text } = attempt;
  if (status >= 200 && status < 300) return understood(call, attempt, name);
  const error = toDirectoryError({ status, headers, body: parsedOrNothing(text) }, name, now);
  if (status === 429) return { kind: 'throttled', error, maybeDone: false };
  if (error.code === 'needs-sign-in') return { kind: 'token', error, maybeDone: false };
  if (error.code === 'unavailable') return uncertain(call, error, true, status !== 501);
  if (error.code === 'unexpected-answer') return uncertain(call, error, true, false);
  return { kind: 'final', error, maybeDone: false };
}

function understood<Answer>(
  call: GraphCall<Answer>,
  attempt: Attempt & { kind: 'answer' },
  name: string,
): Verdict<Answer> {
  const requestId = attempt.headers.get('request-id') ?? undefined;
  const failed = (cause: unknown, repeatable: boolean): Verdict<Answer> => {
    const details = { cause, ...(requestId === undefined ? {} : { requestId }) };
    const error = new DirectoryError('unexpected-answer', `${name} got an answer that makes no sense.`, details);
    return uncertain(call, error, true, repeatable);
  };
  let body: unknown;
  try {
    body = parsed(attempt.text, attempt.headers);
  } catch (cause) {
    return failed(cause, true);
  }
  try {
    return { kind: 'done', answer: call.read(body) };
  } catch (cause) {
    if (!(cause instanceof DirectoryError)) throw cause;
    return failed(cause, false);
  }
}

function uncertain<Answer>(
  call: GraphCall<Answer>,
  error: DirectoryError,
  maybeSent: boolean,
  repeatable: boolean,
): Verdict<Answer> {
  const maybeDone = maybeSent && call.repetition !== 'harmless';
  const again = repeatable && !(maybeDone && call.repetition === 'creates');
  return { kind: again ? 'repeat' : 'final', error, maybeDone };
}

function parsed(text: string, headers: Headers): unknown {
  if (text === '') return undefined;
  if (headers.get('content-type')?.startsWith('text/plain')) return text;
  return JSON.parse(text) as unknown;
}

function parsedOrNothing(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return undefined;
  }
}
