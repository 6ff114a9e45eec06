import type { SharedPrincipal, SharingState } from '@tenantry/contract';
import type { MemberTenant, Principal, Sharing } from '@tenantry/domain';
import { configurationNamePrefix } from '@tenantry/domain';
import { currentScope, type SharingReading } from './current-scope.ts';

export interface SharingStateInput {
  readonly asOf: number;
  readonly reading: SharingReading;
  readonly intended: Sharing | undefined;
  /** What is known of the shared principals beyond their names. */
  readonly details: ReadonlyMap<string, SharedPrincipal>;
  readonly readyPlanId?: string | undefined;
  readonly runInProgress?: string | undefined;
}

/** The Share users page: what is shared, and whom the flows would concern. */
export function viewSharing(input: SharingStateInput): SharingState {
  const { reading, details } = input;
  const scope = currentScope(reading, input.intended);
  const named = ({ tenantId, displayName }: MemberTenant) => ({ tenantId, displayName });
  const described = (principals: readonly Principal[]) =>
    principals.map((principal) => details.get(principal.id) ?? principal);
  return {
    asOf: input.asOf,
    principals: described(scope.principals),
    differs: scope.differs,
    scopes: scope.scopes.map(({ tenants, principals, overridden }) => ({
      tenants: tenants.map(named),
      principals: described(principals),
      overridden,
    })),
    sharedWith: scope.sharedWith.map(named),
    withoutShare: scope.withoutShare.map(named),
    stopped: scope.stopped.map(named),
    pending: reading.organization.tenants.filter((tenant) => tenant.state === 'pending').map(named),
    foreignConfigurations: reading.configurations
      .filter(
        (configuration) => !configuration.displayName.toLowerCase().startsWith(configurationNamePrefix.toLowerCase()),
      )
      .map(({ displayName, servicePrincipalId, settings }) => ({
        displayName,
        servicePrincipalId,
        ...(settings ? { tenantId: settings.targetTenantId } : {}),
      })),
    ...(input.readyPlanId === undefined ? {} : { readyPlanId: input.readyPlanId }),
    ...(input.runInProgress === undefined ? {} : { runInProgress: input.runInProgress }),
  };
}
