import type { TenantPreflight } from '@tenantry/contract';
import type {
  ConnectionAnswer,
  Directory,
  SynchronizationConfiguration,
  TenantId,
  TenantStatus,
} from '@tenantry/domain';
import { configurationNamePrefix, DirectoryError, ourConfigurations, preflight } from '@tenantry/domain';
import type { DeepReadonly } from '../http/deep-readonly.ts';
import type { OrganizationView } from '../organization/organization-pages.ts';

/** What is asked once for all tenants, and with whose eyes. */
export interface PreflightContext {
  readonly view: OrganizationView;
  /** The directory as the person who asks may see it; the test of a connection is refused to those who may only look. */
  readonly directory: Directory;
  readonly isAdministrator: boolean;
  readonly missingPermissions: readonly string[] | undefined;
  /** Tenants whose provisioning log tells that they forbid invitations. */
  readonly invitationsForbidden: ReadonlySet<TenantId>;
  readonly now: number;
}

/** Looks at both sides of one tenant. Nothing is written: Graph's test of a connection writes nothing. */
export async function readPreflight(
  context: PreflightContext,
  status: TenantStatus,
): Promise<DeepReadonly<Omit<TenantPreflight, 'requestToTarget'>>> {
  const { view, isAdministrator, missingPermissions, now } = context;
  const { tenantId, displayName } = status;
  const connection = await askForConnection(context, status);
  const { verdict, prerequisites } = preflight({
    tenantId,
    tenant: { state: status.memberState },
    ...(view.stale ? {} : { partnerConfigurations: view.snapshot.reading.partnerConfigurations }),
    isAdministrator,
    ...(missingPermissions ? { missingPermissions } : {}),
    connection,
    invitationsForbidden: context.invitationsForbidden.has(tenantId),
  });
  return { tenantId, displayName, checkedAt: now, verdict, prerequisites, connectionTested: connection.asked };
}

async function askForConnection(context: PreflightContext, status: TenantStatus): Promise<ConnectionAnswer> {
  const { view, directory, isAdministrator } = context;
  if (!isAdministrator) return { asked: false, because: worked(status) ? 'worked' : 'not-permitted' };
  const through = configurationToAsk(view.snapshot.reading.configurations, status.tenantId);
  if (!through) return { asked: false, because: 'no-configuration' };
  try {
    return { asked: true, check: await directory.checkConnection(through.servicePrincipalId, status.tenantId) };
  } catch (error) {
    if (!(error instanceof DirectoryError) || error.code === 'needs-sign-in') throw error;
    const because = error.code === 'forbidden' ? 'not-permitted' : 'not-read';
    return { asked: false, because: worked(status) ? 'worked' : because };
  }
}

/** A job that runs without complaint and has brought people there could not do so without the other side's consent. */
function worked({ health, synchronizedPeople = 0 }: TenantStatus): boolean {
  return health === 'active' && synchronizedPeople > 0;
}

/**
 * Through which configuration a tenant is asked for. The test is given the tenant it is about, and a new configuration is
 * tested before it belongs to any: so the tenant's own is only the first choice, and any other will do.
 * @see https://learn.microsoft.com/graph/api/synchronization-synchronizationjob-validatecredentials
 */
function configurationToAsk(
  configurations: readonly SynchronizationConfiguration[],
  tenantId: TenantId,
): SynchronizationConfiguration | undefined {
  const [own] = ourConfigurations(configurations, tenantId);
  const ours = configurations.find(({ displayName }) => displayName.startsWith(configurationNamePrefix));
  return own ?? ours ?? configurations[0];
}
