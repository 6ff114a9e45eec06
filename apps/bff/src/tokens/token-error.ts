import { AuthError, InteractionRequiredAuthError, ServerError } from '@azure/msal-node';
import { DirectoryError } from '@tenantry/domain';

/**
 * Says in the domain's words why there is no token. Messages of the sign-in endpoints stay in `cause`, which nobody outside
 * the log sees; what is a defect of ours is passed on as it is.
 */
export function toTokenError(error: unknown, claims?: string): unknown {
  if (error instanceof DirectoryError) return error;
  if (needsPerson(error)) {
    const wanted = error instanceof InteractionRequiredAuthError && error.claims ? error.claims : claims;
    return new DirectoryError('needs-sign-in', 'The account has to sign in again.', {
      cause: error,
      ...(wanted === undefined ? {} : { claims: wanted }),
    });
  }
  if (error instanceof ServerError && isRefusal(error)) {
    return new DirectoryError('forbidden', `Entra refuses the application: ${error.errorCode}.`, { cause: error });
  }
  if (error instanceof AuthError || isNetworkFailure(error)) {
    return new DirectoryError('unavailable', 'The sign-in endpoints do not answer as they should.', { cause: error });
  }
  return error;
}

/** An expired or revoked grant comes as either; only MSAL knows why. */
function needsPerson(error: unknown): boolean {
  return (
    error instanceof InteractionRequiredAuthError ||
    (error instanceof ServerError && error.errorCode === 'invalid_grant')
  );
}

/** The application itself is not welcome, and will not be in a minute either. */
export function isRefusal(error: unknown): boolean {
  if (!(error instanceof ServerError)) return false;
  return [
    'unauthorized_client',
    'invalid_client',
    'invalid_scope',
    'access_denied',
    'invalid_resource',
    'invalid_request',
    'invalid_tenant',
  ].includes(error.errorCode);
}

function isNetworkFailure(error: unknown): boolean {
  return (
    error instanceof TypeError ||
    error instanceof SyntaxError ||
    (error instanceof DOMException && error.name === 'TimeoutError')
  );
}
