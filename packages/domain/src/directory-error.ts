/** Every way in which the directory can refuse, in the domain's words. */
export type DirectoryErrorCode =
  /** Asked for too often; `retryAt` says when to come back, if the directory said so. */
  | 'throttled'
  /** The directory is in trouble or out of reach, and certainly did not do what was asked. */
  | 'unavailable'
  /** The answer was lost: a write may or may not have been done. Never repeat a create on this. */
  | 'ambiguous'
  | 'not-found'
  | 'already-exists'
  | 'conflict'
  /** The signed-in person lacks the role or permission. */
  | 'forbidden'
  /** The token is no longer accepted: a person has to sign in again. */
  | 'needs-sign-in'
  | 'invalid-request'
  /** The answer could not be understood. */
  | 'unexpected-answer';

/** A refusal of the directory. `cause` keeps what was really said; messages are for logs, never for people. */
export class DirectoryError extends Error {
  override readonly name = 'DirectoryError';
  readonly code: DirectoryErrorCode;
  /** Milliseconds since the epoch. */
  readonly retryAt: number | undefined;
  /** Graph's id of the refused request, for a support case. */
  readonly requestId: string | undefined;
  /** With `needs-sign-in`: the claims to ask for, as the directory gave them. */
  readonly claims: string | undefined;

  constructor(
    code: DirectoryErrorCode,
    message: string,
    details: {
      readonly cause?: unknown;
      readonly retryAt?: number;
      readonly requestId?: string;
      readonly claims?: string;
    } = {},
  ) {
    super(message, details.cause === undefined ? undefined : { cause: details.cause });
    this.code = code;
    this.retryAt = details.retryAt;
    this.requestId = details.requestId;
    this.claims = details.claims;
  }
}
