import type { Problem, ProblemCode } from '@tenantry/contract';

/** What goes along with a code. */
export type ProblemDetails = Pick<Problem, 'retryAt' | 'faults' | 'moves' | 'refusal' | 'approvalRefusal' | 'runId'>;

/**
 * A refusal that the browser is told of, by its code. Use cases throw it; its message is for the log. Errors of the directory
 * need no translation into it: they are thrown as they are.
 */
export class ProblemError extends Error {
  override readonly name = 'ProblemError';
  readonly code: ProblemCode;
  readonly details: ProblemDetails;

  constructor(code: ProblemCode, message: string, details: ProblemDetails & { readonly cause?: unknown } = {}) {
    const { cause, ...rest } = details;
    super(message, cause === undefined ? undefined : { cause });
    this.code = code;
    this.details = rest;
  }
}
