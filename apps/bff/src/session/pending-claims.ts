import { DirectoryError } from '@tenantry/domain';
import type { ErrorRequestHandler } from 'express';

/** Keeps the claims that Graph asked for, so that the next sign-in asks Entra for them; they never travel in a link. */
export function keepPendingClaims(): ErrorRequestHandler {
  return (error: unknown, request, _response, next) => {
    if (error instanceof DirectoryError && error.claims !== undefined && request.principal !== undefined) {
      request.session.pendingClaims = error.claims;
    }
    next(error);
  };
}
