/** A change of the directory, as its audit log tells it. */
export interface DirectoryAudit {
  readonly id: string;
  activityDateTime: string;
  activityDisplayName: string;
  category: string;
  loggedByService: string;
  operationType: string;
  initiatedBy: {
    user: { id: string; displayName: string | null; userPrincipalName: string | null } | null;
    app: { appId: string; displayName: string | null } | null;
  };
  targetResources: { id: string; displayName: string | null; type: string }[];
}
