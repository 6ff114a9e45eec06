import type { HealthReport } from '@tenantry/contract';
import type { DirectoryReader, HealthInput, SynchronizationConfiguration, TenantId } from '@tenantry/domain';
import { activePartners, diagnose, foreignConfigurations, ourConfigurations, scopeOf } from '@tenantry/domain';
import type { DeepReadonly } from '../http/deep-readonly.ts';
import { readOrganizationView, type OrganizationDependencies } from '../organization/organization-pages.ts';
import type { HealthReads } from './health-reads.ts';
import { viewFinding } from './view-finding.ts';

export interface HealthDependencies {
  readonly organization: OrganizationDependencies;
  readonly reads: HealthReads;
  readonly adminCenterUrl: string;
}

/** Somebody looks for what is wrong: what is shown is no older than this. */
const maximumAge = 60_000;
/** What was read longer ago tells nothing of now. */
const tooOld = 15 * 60_000;

/** Everything that is wrong with the organization's configurations, as of the last reading. Nothing is written. */
export async function readHealth(
  { organization, reads, adminCenterUrl }: HealthDependencies,
  viewer: DirectoryReader,
): Promise<DeepReadonly<HealthReport>> {
  const { homeTenantId, clock, runs } = organization;
  const view = await readOrganizationView(organization, viewer, maximumAge);
  const { reading, readAt } = view.snapshot;
  const now = clock.now();
  const groups = byTenant(reading.configurations, activePartners(reading.organization, homeTenantId));
  // Only rivals are compared by what they create.
  const rivals = groups.filter((group) => group.length > 1).flat();
  const [principals, accountTypes, unfinished] = await Promise.all([
    reads.principals(groups.flat().flatMap(scopeOf), viewer),
    reads.accountTypes(rivals),
    runs.unfinished(homeTenantId),
  ]);
  const changing = unfinished?.content.tenants.filter(({ disposition }) => disposition.kind === 'change') ?? [];
  const { partnerConfigurations, configurations } = reading;
  const input: HealthInput = {
    now,
    homeTenantId,
    organization: reading.organization,
    ...(now - readAt > tooOld ? {} : { partnerConfigurations, configurations }),
    principals,
    accountTypes,
    intended: view.intended,
    lastFailures: view.lastFailures,
    changing: new Set(changing.map(({ tenantId }) => tenantId)),
  };
  const { findings, unknowns, configurationsChecked } = diagnose(input);
  return {
    asOf: readAt,
    stale: view.stale,
    configurationsChecked,
    findings: findings.map((finding) => viewFinding(finding, adminCenterUrl)),
    unknowns,
  };
}

function byTenant(
  configurations: readonly SynchronizationConfiguration[],
  partners: readonly { readonly tenantId: TenantId }[],
): readonly (readonly SynchronizationConfiguration[])[] {
  return partners.map(({ tenantId }) => [
    ...ourConfigurations(configurations, tenantId),
    ...foreignConfigurations(configurations, tenantId),
  ]);
}
