import type { TenantDetail } from '@tenantry/contract';
import type { Principal, SynchronizationConfiguration, SynchronizationJob, TenantStatus } from '@tenantry/domain';
import { ourConfigurations, scopeOf } from '@tenantry/domain';
import type { Directories } from '../directory/directories.ts';
import type { PrincipalDetails } from '../directory/principal-details.ts';
import type { Foundation } from '../foundation.ts';
import { ProblemError } from '../http/problem-error.ts';
import type { RouteModule } from '../http/route-table.ts';
import { viewTenantStatus } from '../organization/organization-overview.ts';
import {
  readOrganizationView,
  type OrganizationDependencies,
  type OrganizationView,
} from '../organization/organization-pages.ts';
import { entraUrlOf } from './entra-url.ts';
import { createClaimsReader } from './read-claims.ts';
import { requestToTarget } from './request-to-target.ts';

export interface TenantRouteDependencies {
  readonly foundation: Foundation;
  readonly organization: OrganizationDependencies;
  readonly directories: Directories;
  readonly details: PrincipalDetails;
}

/** The page of one tenant. */
export function tenantRoutes({ foundation, organization, directories, details }: TenantRouteDependencies): RouteModule {
  const claimsReader = createClaimsReader(organization.homeTenantId, directories.reader);
  return (table) => {
    table.serve('tenants.read', 'signed-in', async ({ params, principal }) => {
      const viewer = directories.delegated(principal.accountId);
      const view = await readOrganizationView(organization, viewer);
      const status = view.statuses.find((one) => one.tenantId === params.tenantId.toLowerCase());
      if (!status) throw new ProblemError('not-found', 'No such tenant in the organization.');
      const [configuration] = ourConfigurations(view.snapshot.reading.configurations, status.tenantId);
      const scope = configuration ? scopeOf(configuration) : [];
      const claims = await claimsReader.read(status.tenantId, view.snapshot, viewer);
      const rest = status.overridden ? (view.intended?.principals ?? []) : undefined;
      const shown = [...scope, ...(rest ?? []), ...claims.flatMap((claim) => claim.principals)];
      const distinct = new Map(shown.map((one) => [one.id, one]));
      const described = await details.read([...distinct.values()], viewer);
      const known = new Map(described.map((one) => [one.id, one]));
      const describe = (principals: readonly Principal[]) => principals.map((one) => known.get(one.id) ?? one);
      return {
        ...detailOf(foundation, view, status, configuration),
        principals: describe(scope),
        ...(rest ? { sharedWithTheRest: describe(rest) } : {}),
        claims: claims.map((claim) => ({ ...claim, principals: describe(claim.principals) })),
      };
    });
  };
}

function detailOf(
  { config }: Foundation,
  view: OrganizationView,
  status: TenantStatus,
  configuration: SynchronizationConfiguration | undefined,
): Omit<TenantDetail, 'principals' | 'sharedWithTheRest' | 'claims'> {
  const { reading, readAt } = view.snapshot;
  const lastFailure = view.lastFailures.get(status.tenantId);
  const partner = reading.partnerConfigurations.find((one) => one.tenantId === status.tenantId);
  const settings = configuration?.settings;
  const needsTarget = lastFailure?.code === 'target-has-not-allowed-sync';
  const home = view.statuses.find((one) => one.isHomeTenant);
  return {
    asOf: readAt,
    tenant: viewTenantStatus(status, lastFailure),
    ...(status.isHomeTenant ? {} : { outboundRedemption: partner?.automaticRedemptionOutbound ?? false }),
    ...(configuration?.jobs[0] ? jobFacts(configuration.jobs[0]) : {}),
    ...(settings ? { scope: settings.scope, deletionThreshold: settings.deletionThreshold } : {}),
    ...(needsTarget && home
      ? {
          requestToTarget: requestToTarget({
            homeTenantId: home.tenantId,
            homeTenantName: home.displayName,
            targetTenantId: status.tenantId,
            targetTenantName: status.displayName,
            cloud: config.entra.cloud,
          }),
        }
      : {}),
    ...(configuration ? { entraUrl: entraUrlOf(config.entra.adminCenterUrl, configuration) } : {}),
  };
}

function jobFacts({ progress, lastExecution }: SynchronizationJob): Pick<TenantDetail, 'progress' | 'lastExecution'> {
  return { ...(progress ? { progress } : {}), ...(lastExecution ? { lastExecution } : {}) };
}
