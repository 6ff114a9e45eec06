import { DirectoryError, type DirectoryErrorCode } from '@tenantry/domain';
import { claimsChallenge } from './claims-challenge.ts';
import { objectIn, objectsIn, textIn, type JsonObject } from './json.ts';
import { retryAfter } from './retry-after.ts';

/**
 * What Graph said when it refused. It is the `cause` of the error that is thrown, for code that has to look closer; its `message`
 * comes from outside and is shown to nobody and written to no log.
 */
export interface GraphRefusal {
  readonly status: number;
  readonly code: string | undefined;
  readonly message: string;
  /** Codes of `details`, `innerError` and of JSON inside the message. */
  readonly furtherCodes: readonly string[];
}

/** An answer that was no success, from the wire or from inside a batch. */
export interface RefusedAnswer {
  readonly status: number;
  readonly headers: Headers;
  readonly body: unknown;
}

const exists = new Set(['Request_MultipleObjectsWithSameKeyValue', 'ObjectConflict']);
const missing = new Set(['Request_ResourceNotFound', 'Directory_ObjectNotFound', 'ResourceNotFound']);

/**
 * Says in the domain's words what Microsoft Graph said in its own. `call` names what was asked, without ids; `now` is milliseconds
 * since the epoch. Branches on status and code, never on the text for people.
 *
 * @see https://learn.microsoft.com/graph/errors
 */
export function toDirectoryError(answer: RefusedAnswer, call: string, now: number): DirectoryError {
  const refusal = readRefusal(answer);
  const requestId = answer.headers.get('request-id') ?? innerRequestId(answer.body);
  const claims = claimsChallenge(answer.headers);
  const wait = retryAfter(answer.headers, now);
  return new DirectoryError(codeOf(refusal, answer.headers, call), describe(refusal, call), {
    cause: refusal,
    ...(requestId === undefined ? {} : { requestId }),
    ...(claims === undefined ? {} : { claims }),
    ...(wait === undefined ? {} : { retryAt: now + wait }),
  });
}

/** What Graph said, when the error came from one of its refusals. */
export function refusalOf(error: unknown): GraphRefusal | undefined {
  const cause: unknown = error instanceof DirectoryError ? error.cause : undefined;
  return typeof cause === 'object' && cause !== null && 'furtherCodes' in cause ? (cause as GraphRefusal) : undefined;
}

function readRefusal({ status, body }: RefusedAnswer): GraphRefusal {
  const error = objectIn(body as JsonObject | undefined, 'error');
  const message = textIn(error, 'message') ?? '';
  const inner = objectIn(error, 'innerError') ?? objectIn(error, 'innererror');
  const nested = nestedJson(message);
  const nestedError = objectIn(nested, 'error') ?? nested;
  const furtherCodes = [
    ...objectsIn(error, 'details').map((detail) => textIn(detail, 'code')),
    textIn(inner, 'code'),
    textIn(nestedError, 'code') ?? textIn(nestedError, 'Code'),
  ].filter((code) => code !== undefined);
  const nestedMessage = textIn(nestedError, 'message') ?? textIn(nestedError, 'Message');
  return { status, code: textIn(error, 'code'), message: nestedMessage ?? message, furtherCodes };
}

/** The synchronization service wraps its own answer, as JSON, into the message of an `UnknownError`. */
function nestedJson(message: string): JsonObject | undefined {
  if (!message.startsWith('{')) return undefined;
  try {
    return JSON.parse(message) as JsonObject;
  } catch {
    return undefined;
  }
}

function innerRequestId(body: unknown): string | undefined {
  const error = objectIn(body as JsonObject | undefined, 'error');
  return textIn(objectIn(error, 'innerError') ?? objectIn(error, 'innererror'), 'request-id');
}

function codeOf({ status, code, furtherCodes }: GraphRefusal, headers: Headers, call: string): DirectoryErrorCode {
  if (status === 401) return isRoleMissing(code, headers, call) ? 'forbidden' : 'needs-sign-in';
  if (status === 403) return claimsChallenge(headers) === undefined ? 'forbidden' : 'needs-sign-in';
  if (status === 429) return 'throttled';
  if (status === 408 || status === 424 || status >= 500) return 'unavailable';
  const codes = [code ?? '', ...furtherCodes];
  if (codes.some((one) => exists.has(one))) return 'already-exists';
  if (codes.some((one) => missing.has(one)) || status === 404 || status === 410) return 'not-found';
  if (status === 409 || status === 412 || status === 423) return 'conflict';
  return status >= 400 ? 'invalid-request' : 'unexpected-answer';
}

/**
 * The synchronization service has answered a missing role with a plain 401: signing in again would not help.
 *
 * @see https://github.com/hashicorp/terraform-provider-azuread/issues/1628
 */
function isRoleMissing(code: string | undefined, headers: Headers, call: string): boolean {
  return call.includes('/synchronization/') && !headers.has('www-authenticate') && !/token/i.test(code ?? '');
}

/** Codes are repeated in messages only when they look like codes: what comes from outside could be anything. */
function describe({ status, code }: GraphRefusal, call: string): string {
  const shown = code !== undefined && /^[A-Za-z][A-Za-z0-9_.]{0,80}$/.test(code) ? ` ${code}` : '';
  return `Microsoft Graph answered ${call} with ${status}${shown}.`;
}
