import type { SynchronizationJob } from './synchronization-job.ts';

/** An application registration made by instantiating a gallery template. */
export interface Application {
  readonly id: string;
  readonly appId: string;
  displayName: string;
  applicationTemplateId: string;
  createdDateTime: string;
  deletedDateTime: string | null;
  description?: string | null;
  notes?: string | null;
  tags?: readonly string[];
  /** The same as its service principal has. */
  appRoles?: AppRole[];
  /** The application that made it; `Application.ReadWrite.OwnedBy` reaches no other. */
  createdByAppId?: string;
}
export interface AppRole {
  readonly id: string;
  displayName: string;
  description: string;
  value: string | null;
  isEnabled: boolean;
  origin: 'Application';
  allowedMemberTypes: string[];
}
export interface AppRoleAssignment {
  /** Opaque, 43 characters. */
  readonly id: string;
  appRoleId: string;
  principalId: string;
  principalType: 'User' | 'Group' | 'ServicePrincipal';
  principalDisplayName: string;
  resourceId: string;
  resourceDisplayName: string;
  createdDateTime: string;
}
/** An enterprise application. One whose template is cross-tenant synchronization is a configuration. */
export interface ServicePrincipal {
  readonly id: string;
  readonly appId: string;
  displayName: string;
  applicationTemplateId: string | null;
  appRoles: AppRole[];
  accountEnabled: boolean;
  createdDateTime: string;
  deletedDateTime: string | null;
  description?: string | null;
  notes?: string | null;
  /** Without it, the tags of a gallery application. */
  tags?: readonly string[];
  /** True unless an admin has switched it off. */
  appRoleAssignmentRequired?: boolean;
  /** The tenant the application is registered in. */
  appOwnerOrganizationId?: string;
  assignments: AppRoleAssignment[];
  /** Key and value as last saved; empty until secrets were saved. */
  secrets: Record<string, string>;
  jobs: SynchronizationJob[];
  /** The application that made it; `Application.ReadWrite.OwnedBy` reaches no other. */
  createdByAppId?: string;
}
