import type { ProvisioningLogEntry } from '../world/provisioning-log.ts';
import type { ConnectionFailureCode } from './connection.ts';

/** Codes that services can be made to fail with; a few happen by themselves as well. */
export type ServiceErrorCode =
  | 'Conflict'
  | 'DuplicateSourceEntries'
  | 'InsufficientRights'
  | 'InternalError'
  | 'InternalServerError'
  | 'InvitationCreationFailure'
  | 'LicenseLimitExceeded'
  | 'MethodNotAllowed'
  | 'MissingValues'
  | 'NotImplemented'
  | 'NotPermitted'
  | 'SchemaPropertyCanOnlyAcceptValue'
  | 'Timeout'
  | 'TooManyRequests'
  | 'Unauthorized'
  | 'UnprocessableEntity'
  | 'WebExceptionProtocolError';

/** Codes the engine writes to the provisioning log, spelled as Microsoft does. */
export type ProvisioningErrorCode =
  | ConnectionFailureCode
  | ServiceErrorCode
  | 'AzureActiveDirectoryCannotUpdateObjectsMasteredOnPremises'
  | 'AzureActiveDirectoryCannotUpdateObjectsOriginatedInExternalService'
  | 'AzureActiveDirectoryForbidden'
  | 'AzureActiveDirectoryQuotaLimitExceeded'
  | 'DuplicateTargetEntries'
  | 'EntityTypeNotSupported'
  | 'EntryConflict'
  | 'EntrySynchronizationSkipped'
  | 'ImportSkipped'
  | 'InvalidAnchor'
  | 'InvalidDomain'
  | 'InvitationCreationFailureAmbiguousUser'
  | 'InvitationCreationFailureInvalidPropertyValue'
  | 'InvitationCreationFailureUserAccountDisabled'
  | 'MandatoryFieldsMissing'
  | 'NotEffectivelyEntitled'
  | 'RedundantExport'
  | 'SchemaAttributeNotFound'
  | 'TooManyDeletes';

/** What went wrong with one person. */
export interface ProvisioningError {
  readonly code: ProvisioningErrorCode;
  readonly reason: string;
}

const recommendations: Partial<Record<ProvisioningErrorCode, string>> = {
  AzureActiveDirectoryCannotUpdateObjectsMasteredOnPremises:
    'The account was synchronized from Active Directory and cannot be updated from another tenant.',
  AzureActiveDirectoryCannotUpdateObjectsOriginatedInExternalService:
    'Change the property in Exchange Online of the target tenant.',
  AzureActiveDirectoryForbidden: 'Choose a less restrictive guest invite setting in the target tenant.',
  AzureActiveDirectoryQuotaLimitExceeded:
    'Raise the directory object quota of the target tenant or remove unused objects.',
  DuplicateTargetEntries: 'Remove the duplicate account in the target tenant.',
  EntryConflict: 'Resolve the conflicting value in the target tenant.',
  InvalidAnchor: 'Check the account in the target tenant, then restart the job to match again.',
  InvalidDomain: 'Use a mail address of a verified domain of the source tenant.',
  InvitationCreationFailureAmbiguousUser:
    'Delete the internal user in the target tenant or take this user out of scope.',
  InvitationCreationFailureInvalidPropertyValue:
    'Correct the mail address, the userType mapping or the group that owns the address.',
  InvitationCreationFailureUserAccountDisabled: 'Enable the account in the target tenant and provision again.',
  AzureActiveDirectoryCrossTenantSyncPolicyCheckFailure:
    'Allow automatic redemption and inbound synchronization on both sides.',
  AzureDirectoryB2BManagementPolicyCheckFailure: 'Allow automatic redemption in both tenants.',
  InternalServerError: 'The operation is tried again in 40 minutes.',
  InvitationCreationFailure: 'Contact support with the change id.',
  SchemaAttributeNotFound: 'Correct the attribute in the mapping.',
  Timeout: 'The operation is tried again in 40 minutes.',
  TooManyRequests: 'The operation is tried again by itself.',
  MandatoryFieldsMissing: 'Fill in the missing values in the source tenant.',
};

/** An error as the log's `errorInformation`; skips and conflicts of data are no service failures. */
export function errorInformation({
  code,
  reason,
}: ProvisioningError): NonNullable<ProvisioningLogEntry['provisioningStatusInfo']['errorInformation']> {
  return {
    errorCode: code,
    errorCategory: code.startsWith('AzureActiveDirectory') ? 'failure' : 'nonServiceFailure',
    reason,
    additionalDetails: null,
    recommendedAction: recommendations[code] ?? null,
  };
}
