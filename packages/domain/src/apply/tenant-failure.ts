import type { DirectoryError } from '../directory-error.ts';
import type { JournaledChangeKind } from './journal.ts';
import type { FailureOwner, TenantFailureCode } from './run-event.ts';

/** Ends the work on one tenant; the others go on. It never leaves the reconciler. */
export class TenantFailure extends Error {
  override readonly name = 'TenantFailure';
  readonly code: TenantFailureCode;
  readonly requestId: string | undefined;

  constructor(code: TenantFailureCode, cause?: DirectoryError) {
    super(`The tenant ended with: ${code}.`, cause ? { cause } : undefined);
    this.code = code;
    this.requestId = cause?.requestId;
  }
}

const owners: Readonly<Record<TenantFailureCode, FailureOwner>> = {
  'target-has-not-allowed-sync': 'other-tenant',
  'left-organization': 'other-tenant',
  'outbound-redemption-refused': 'this-tenant',
  'connection-refused': 'this-tenant',
  'several-configurations': 'this-tenant',
  'no-longer-as-planned': 'this-tenant',
  'principal-missing': 'this-tenant',
  cancelled: 'this-tenant',
  forbidden: 'person',
  'not-replicated-in-time': 'microsoft',
  'directory-unavailable': 'microsoft',
  'directory-refused': 'microsoft',
  'people-not-taken-out': 'microsoft',
};

/** Whose move it is after a failure. `person` is whoever is signed in and lacks a role. */
export function ownerOf(code: TenantFailureCode): FailureOwner {
  return owners[code];
}

/** What a refusal means that will not go away by waiting. */
export function failureOf(error: DirectoryError, kind?: JournaledChangeKind): TenantFailure {
  if (error.code === 'forbidden') return new TenantFailure('forbidden', error);
  if (error.code === 'not-found' && kind === 'assign') return new TenantFailure('principal-missing', error);
  if (error.code === 'not-found') return new TenantFailure('no-longer-as-planned', error);
  return new TenantFailure('directory-refused', error);
}
