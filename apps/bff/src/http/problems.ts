import type { Problem, ProblemCode } from '@tenantry/contract';
import { DirectoryError, type DirectoryErrorCode } from '@tenantry/domain';
import type { ErrorRequestHandler, Response } from 'express';
import { ProblemError } from './problem-error.ts';

const answers: Record<ProblemCode, { readonly status: number; readonly title: string }> = {
  'not-signed-in': { status: 401, title: 'Nobody is signed in.' },
  'needs-sign-in': { status: 401, title: 'Microsoft Entra wants the person to sign in again.' },
  'no-portal-role': { status: 403, title: 'The account has no role that opens the portal.' },
  forbidden: { status: 403, title: 'The role of the account does not allow this.' },
  'cross-site-request': { status: 403, title: 'The request did not come from the portal itself.' },
  'invalid-request': { status: 400, title: 'The request is not as it has to be.' },
  'not-found': { status: 404, title: 'There is nothing at this address.' },
  'method-not-allowed': { status: 405, title: 'The address does not take this method.' },
  'plan-refused': { status: 422, title: 'The plan cannot be made.' },
  'plan-stale': { status: 409, title: 'The directory has changed since the plan was made.' },
  'plan-expired': { status: 409, title: 'The plan is too old to be applied.' },
  'confirmation-required': { status: 409, title: 'The number of people taken out has to be confirmed.' },
  'approval-required': { status: 409, title: 'Another administrator has to approve the plan first.' },
  'approval-refused': { status: 409, title: 'The plan cannot be approved in this way.' },
  'settings-changed': { status: 409, title: 'Somebody else has changed the settings meanwhile.' },
  'drift-changed': { status: 409, title: 'The directory has changed since it was looked at.' },
  'run-in-progress': { status: 409, title: 'A run of this organization is in progress.' },
  'run-finished': { status: 409, title: 'The run has ended already.' },
  'too-many-requests': { status: 429, title: 'The portal was asked too often.' },
  'directory-throttled': { status: 503, title: 'Microsoft Graph asks to wait.' },
  'directory-unavailable': { status: 503, title: 'Microsoft Graph does not answer.' },
  'directory-forbidden': { status: 403, title: 'Microsoft Graph does not allow this to the account.' },
  'directory-refused': { status: 502, title: 'Microsoft Graph refused the request.' },
  internal: { status: 500, title: 'Something went wrong in the portal.' },
};

const codeOfDirectoryError: Record<DirectoryErrorCode, ProblemCode> = {
  throttled: 'directory-throttled',
  unavailable: 'directory-unavailable',
  ambiguous: 'directory-unavailable',
  'unexpected-answer': 'directory-unavailable',
  'not-found': 'not-found',
  'already-exists': 'directory-refused',
  conflict: 'directory-refused',
  'invalid-request': 'directory-refused',
  forbidden: 'directory-forbidden',
  'needs-sign-in': 'needs-sign-in',
};

/** Says in the contract's words what was thrown. What is not known becomes `internal`, and nothing of it is told. */
export function toProblem(error: unknown, correlationId: string): Problem {
  const known = toProblemError(error);
  const { status, title } = answers[known.code];
  return { type: 'about:blank', title, status, code: known.code, correlationId, ...known.details };
}

function toProblemError(error: unknown): ProblemError {
  if (error instanceof ProblemError) return error;
  if (error instanceof DirectoryError) {
    const { retryAt } = error;
    return new ProblemError(codeOfDirectoryError[error.code], error.message, retryAt === undefined ? {} : { retryAt });
  }
  const status = statusOf(error);
  if (status === 404) return new ProblemError('not-found', 'No such address.');
  if (status !== undefined && status >= 400 && status < 500)
    return new ProblemError('invalid-request', 'The request could not be read.');
  return new ProblemError('internal', 'A defect.', { cause: error });
}

/** What Express and its body parser say of requests that they cannot read. */
function statusOf(error: unknown): number | undefined {
  if (typeof error !== 'object' || error === null || !('status' in error)) return undefined;
  return typeof error.status === 'number' ? error.status : undefined;
}

/** Sends a problem; nothing that came before it in the answer may have been sent. */
export function sendProblem(response: Response, problem: Problem, status = problem.status): void {
  if (problem.retryAt !== undefined) {
    const seconds = Math.max(1, Math.ceil((problem.retryAt - Date.now()) / 1000));
    response.set('Retry-After', String(seconds));
  }
  response.status(status).type('application/problem+json').send(JSON.stringify(problem));
}

/** The last handler of all: turns everything that was thrown into one problem, and logs what is a defect of ours. */
export function problemHandler(): ErrorRequestHandler {
  return (error, request, response, next) => {
    const problem = toProblem(error, request.correlationId);
    if (problem.code === 'internal') request.log.error({ err: error as unknown }, 'A request failed in the portal.');
    else request.log.debug({ err: error as unknown, problem: problem.code }, 'A request was refused.');
    if (response.headersSent) {
      next(error);
      return;
    }
    // What the parser says of size stays as precise as it was.
    const status = statusOf(error) === 413 ? 413 : problem.status;
    sendProblem(response, problem, status);
  };
}
