import type { SharedPrincipal } from '@tenantry/contract';
import type { Directories } from '../directory/directories.ts';
import type { PrincipalDetails } from '../directory/principal-details.ts';
import type { RouteModule } from '../http/route-table.ts';
import { readOrganizationView, type OrganizationDependencies } from '../organization/organization-pages.ts';
import { currentScope } from './current-scope.ts';
import type { ReadyPlans } from './ready-plans.ts';
import { viewSharing } from './sharing-state.ts';

/** Somebody is about to decide: what is shown is no older than this. */
const maximumAge = 15_000;

export interface SharingRouteDependencies {
  readonly organization: OrganizationDependencies;
  readonly directories: Directories;
  readonly details: PrincipalDetails;
  readonly readyPlans: ReadyPlans;
}

/** What is shared now, for the Share users page. */
export function sharingRoutes({
  organization,
  directories,
  details,
  readyPlans,
}: SharingRouteDependencies): RouteModule {
  return (table) => {
    table.serve('sharing.read', 'signed-in', async ({ principal }) => {
      const viewer = directories.delegated(principal.accountId);
      const view = await readOrganizationView(organization, viewer, maximumAge);
      const { snapshot, intended, runInProgress } = view;
      const reading = { ...snapshot.reading, homeTenantId: organization.homeTenantId };
      const { scopes, principals } = currentScope(reading, intended);
      const shown = new Map(
        [...principals, ...scopes.flatMap((scope) => scope.principals)].map((one) => [one.id, one]),
      );
      const described = await details.read([...shown.values()], viewer);
      return viewSharing({
        asOf: snapshot.readAt,
        reading,
        intended,
        details: new Map(described.map((one): [string, SharedPrincipal] => [one.id, one])),
        readyPlanId: await readyPlans.current(reading, intended),
        runInProgress,
      });
    });
  };
}
