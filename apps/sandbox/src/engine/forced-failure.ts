import type { Tenant } from '../world/tenant.ts';
import type { Exchange } from './exchange.ts';
import type { ProvisioningError, ServiceErrorCode } from './provisioning-errors.ts';

/** Codes that happen when somebody lets them happen; most of them no state of a directory explains. */
export const serviceErrorCodes = [
  'Conflict',
  'DuplicateSourceEntries',
  'InsufficientRights',
  'InternalError',
  'InternalServerError',
  'InvitationCreationFailure',
  'LicenseLimitExceeded',
  'MethodNotAllowed',
  'MissingValues',
  'NotImplemented',
  'NotPermitted',
  'SchemaPropertyCanOnlyAcceptValue',
  'Timeout',
  'TooManyRequests',
  'Unauthorized',
  'UnprocessableEntity',
  'WebExceptionProtocolError',
] as const satisfies readonly ServiceErrorCode[];

/** The failure a write of somebody's account meets because it was arranged; each use counts. */
export function meetForcedFailure({ target }: Exchange, sourceUserId: string): ProvisioningError | undefined {
  const failing = target.failingExports?.find(
    (each) => (each.sourceUserId === null || each.sourceUserId === sourceUserId) && each.times !== 0,
  );
  if (failing === undefined) return undefined;
  if (failing.times !== null) failing.times -= 1;
  return { code: failing.code, reason: `The target tenant answered ${failing.code}.` };
}

/** Arranges that writes into a tenant fail: those of one person or of everybody, so many times or until it is ended. */
export function forceFailure(target: Tenant, failing: NonNullable<Tenant['failingExports']>[number]): void {
  target.failingExports = [...(target.failingExports ?? []), failing];
}
