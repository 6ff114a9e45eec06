import type { TenantId } from '../tenant.ts';

export type ProvisioningAction = 'create' | 'update' | 'disable' | 'delete' | 'staged-delete' | 'other' | 'unknown';
export type ProvisioningResult = 'success' | 'failure' | 'skipped' | 'warning' | 'unknown';

/** What synchronization did, or decided not to do, with one person in one cycle. */
export interface ProvisioningLogEntry {
  readonly entryId: string;
  /** Milliseconds since the epoch. */
  readonly at: number;
  readonly action: ProvisioningAction;
  readonly status: ProvisioningResult;
  /** The object of the home tenant; a person unless `kind` says otherwise. */
  readonly source: ProvisionedObject;
  /** The account in the target tenant, when there is one. */
  readonly target?: ProvisionedObject;
  /** The target tenant, as far as the log tells it. */
  readonly targetTenantId?: TenantId;
  readonly servicePrincipal: { readonly servicePrincipalId: string; readonly displayName: string };
  readonly jobId?: string;
  readonly cycleId?: string;
  /** What Microsoft asks for in a support case. */
  readonly changeId?: string;
  readonly durationMilliseconds?: number;
  readonly error?: ProvisioningError;
  readonly steps: readonly ProvisioningStep[];
  readonly modifiedProperties: readonly ModifiedProperty[];
}

export interface ProvisionedObject {
  readonly id: string;
  readonly displayName: string;
  /** Microsoft's word for what it is: `User`, `Group`. */
  readonly kind: string;
  readonly userPrincipalName?: string;
}

/** Why an entry is no success: a failure, or the reason of a skip. */
export interface ProvisioningError {
  readonly code: string;
  readonly reason?: string;
  readonly recommendedAction?: string;
}

export interface ProvisioningStep {
  readonly name: string;
  readonly kind: 'import' | 'scoping' | 'matching' | 'processing' | 'reference-resolution' | 'export' | 'unknown';
  readonly status: ProvisioningResult;
  readonly description: string;
  /** Facts of the step by Microsoft's names, such as `Assigned to the application`; values are texts. */
  readonly details: Readonly<Record<string, string>>;
}

export interface ModifiedProperty {
  readonly name: string;
  readonly before?: string;
  readonly after?: string;
}
