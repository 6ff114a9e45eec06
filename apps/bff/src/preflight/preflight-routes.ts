import type { Directories } from '../directory/directories.ts';
import type { Foundation } from '../foundation.ts';
import { ProblemError } from '../http/problem-error.ts';
import type { RouteModule } from '../http/route-table.ts';
import { readOrganizationView, type OrganizationDependencies } from '../organization/organization-pages.ts';
import type { ProvisioningLogStore } from '../provisioning-logs/provisioning-log-store.ts';
import type { SessionPrincipal } from '../session/session-principal.ts';
import { requestToTarget } from '../tenants/request-to-target.ts';
import { tenantsForbiddingInvitations } from './forbidden-invitations.ts';
import { missingPermissionsOf } from './granted-permissions.ts';
import { readPreflight, type PreflightContext } from './read-preflight.ts';

export interface PreflightRouteDependencies {
  readonly foundation: Foundation;
  readonly organization: OrganizationDependencies;
  readonly directories: Directories;
  readonly logs: ProvisioningLogStore;
}

/** Somebody is about to decide: the home side that is shown is no older than this. */
const maximumAge = 15_000;

/** What has to be in place on both sides, for one tenant and for all. */
export function preflightRoutes(dependencies: PreflightRouteDependencies): RouteModule {
  const { foundation, organization } = dependencies;
  return (table) => {
    table.serve('preflight.read', 'signed-in', async ({ params, principal }) => {
      const context = await prepare(dependencies, principal);
      const { statuses } = context.view;
      const status = statuses.find((one) => one.tenantId === params.tenantId.toLowerCase() && !one.isHomeTenant);
      if (!status) throw new ProblemError('not-found', 'No such partner in the organization.');
      const read = await readPreflight(context, status);
      if (read.verdict !== 'tenant-waits' || status.memberState !== 'active') return read;
      const home = statuses.find((one) => one.isHomeTenant);
      const request = requestToTarget({
        homeTenantId: organization.homeTenantId,
        homeTenantName: home?.displayName ?? organization.homeTenantId,
        targetTenantId: status.tenantId,
        targetTenantName: status.displayName,
        cloud: foundation.config.entra.cloud,
      });
      return { ...read, requestToTarget: request };
    });
    table.serve('preflight.list', 'signed-in', async ({ principal }) => {
      const context = await prepare(dependencies, principal);
      const partners = context.view.statuses.filter((one) => !one.isHomeTenant && one.memberState !== 'removed');
      return { tenants: await Promise.all(partners.map((status) => readPreflight(context, status))) };
    });
  };
}

async function prepare(
  { foundation, organization, directories, logs }: PreflightRouteDependencies,
  principal: SessionPrincipal,
): Promise<PreflightContext> {
  const { clock, tokens } = foundation;
  const directory = directories.delegated(principal.accountId);
  const [view, missingPermissions, invitationsForbidden] = await Promise.all([
    readOrganizationView(organization, directory, maximumAge),
    missingPermissionsOf(tokens.delegated(principal.accountId)),
    tenantsForbiddingInvitations(logs, organization.homeTenantId, clock),
  ]);
  const isAdministrator = principal.seat === 'administrator';
  return { view, directory, isAdministrator, missingPermissions, invitationsForbidden, now: clock.now() };
}
