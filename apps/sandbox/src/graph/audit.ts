import type { Call } from './operation.ts';

/** The change of one object, as the audit log words it. */
export interface AuditedChange {
  readonly activity: string;
  readonly category:
    'ApplicationManagement' | 'CrossTenantAccessSettings' | 'UserManagement' | 'MultiTenantOrganization';
  readonly operation: 'Add' | 'Assign' | 'Unassign' | 'Update' | 'Delete';
  readonly target: { readonly id: string; readonly displayName: string | null; readonly type: string };
}

/** Writes a change into the tenant's audit log, in the name of the caller. */
export function audit(call: Call, change: AuditedChange): void {
  const { caller, tenant } = call;
  const user = caller.userId === undefined ? undefined : tenant.users.get(caller.userId);
  const log = (tenant.directoryAudits ??= []);
  log.push({
    id: `Directory_${call.random.guid()}`,
    activityDateTime: new Date(call.clock.now()).toISOString(),
    activityDisplayName: change.activity,
    category: change.category,
    loggedByService: 'Core Directory',
    operationType: change.operation,
    initiatedBy: {
      user:
        caller.kind === 'delegated'
          ? {
              id: caller.userId ?? '',
              displayName: user?.displayName ?? null,
              userPrincipalName: user?.userPrincipalName ?? null,
            }
          : null,
      app: caller.kind === 'app' ? { appId: caller.clientId, displayName: null } : null,
    },
    targetResources: [{ ...change.target }],
  });
}
