/** Graph's `provisioningObjectSummary`, as the wire has it. */
export interface ProvisioningLogEntry {
  readonly id: string;
  activityDateTime: string;
  /** The target tenant. */
  tenantId: string;
  jobId: string;
  cycleId: string;
  changeId: string;
  provisioningAction: 'other' | 'create' | 'delete' | 'disable' | 'update' | 'stagedDelete';
  durationInMilliseconds: number;
  provisioningStatusInfo: {
    status: 'success' | 'failure' | 'skipped' | 'warning';
    errorInformation: {
      errorCode: string;
      errorCategory: 'failure' | 'nonServiceFailure' | 'success';
      reason: string | null;
      additionalDetails: string | null;
      recommendedAction: string | null;
    } | null;
  };
  provisioningSteps: {
    name: string;
    /** Graph mixes the case of this: compare without it. */
    provisioningStepType: string;
    status: 'success' | 'failure' | 'skipped' | 'warning';
    description: string;
    details: Record<string, string>;
  }[];
  modifiedProperties: { displayName: string; oldValue: string | null; newValue: string | null }[];
  servicePrincipal: { id: string; displayName: string };
  sourceIdentity: { id: string; displayName: string; identityType: string; details: Record<string, string> };
  targetIdentity: { id: string; displayName: string; identityType: string; details: Record<string, string> };
  sourceSystem: { id: string; displayName: string; details: Record<string, string> };
  targetSystem: { id: string; displayName: string; details: Record<string, string> };
  initiatedBy: { id: string; displayName: string; initiatorType: 'user' | 'application' | 'system' };
}
