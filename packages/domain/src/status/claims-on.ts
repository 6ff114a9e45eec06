import { foreignConfigurations, ourConfigurations, scopeOf } from '../configuration-facts.ts';
import type { Observation } from '../observation.ts';
import { peopleInScope } from '../plan/people-in-scope.ts';
import type { Principal } from '../principal.ts';
import type { SynchronizationConfiguration } from '../synchronization.ts';
import { isConfigurationNameFor } from '../tenant.ts';
import type { TenantId } from '../tenant.ts';
import { healthOf, worstJob } from './job-health.ts';
import type { SynchronizationHealth } from './tenant-status.ts';

/** One configuration to a tenant, with what it takes to decide between it and others. */
export interface ConfigurationClaim {
  readonly servicePrincipalId: string;
  readonly displayName: string;
  /** Milliseconds since the epoch. */
  readonly createdAt?: number;
  /** It carries the recognised name of the tenant. */
  readonly recognised: boolean;
  readonly health: SynchronizationHealth;
  readonly principals: readonly Principal[];
  /** People in scope as far as they are known, each once. */
  readonly people: number;
  /** People whom at least one of the other claims has in scope too. */
  readonly peopleInCommon: number;
  /** `same`: exactly the people whom the others have together; `none`: nobody whom another one has. */
  readonly overlap: 'same' | 'some' | 'none';
  /** `all`: everybody in the home tenant, whoever is assigned. */
  readonly scope: 'assigned' | 'all' | 'unknown';
}

/**
 * Every configuration that synchronizes to a tenant or seems to, ours by name first, then by age. Two with nobody in common
 * are no conflict by themselves: one for guests and one for members is a known way to work. The observation has to hold the
 * facts of whoever is assigned to any of them.
 */
export function claimsOn(tenantId: TenantId, observation: Observation): readonly ConfigurationClaim[] {
  const rivals = [
    ...ourConfigurations(observation.configurations, tenantId),
    ...foreignConfigurations(observation.configurations, tenantId),
  ];
  const assigned = rivals.map((rival) => peopleAssignedTo(rival, observation));
  const everybody = unite(assigned);
  const scopes = rivals.map(({ settings }, index) => (settings?.scope === 'all' ? everybody : assigned[index]));
  return rivals.map((rival, index) => {
    const others = unite(scopes.filter((_, other) => other !== index));
    const { servicePrincipalId, displayName, createdAt, settings } = rival;
    const job = worstJob(rival.jobs);
    return {
      servicePrincipalId,
      displayName,
      ...(createdAt === undefined ? {} : { createdAt }),
      recognised: isConfigurationNameFor(displayName, tenantId),
      health: job ? healthOf(job) : 'not-started',
      principals: scopeOf(rival),
      ...compare(scopes[index] ?? new Set(), others),
      scope: settings?.scope ?? 'unknown',
    };
  });
}

type People = ReadonlySet<string>;

function peopleAssignedTo(configuration: SynchronizationConfiguration, { principals }: Observation): People {
  return new Set(peopleInScope(scopeOf(configuration), principals).shared.keys());
}

function unite(scopes: readonly (People | undefined)[]): People {
  return new Set(scopes.flatMap((people) => [...(people ?? [])]));
}

function compare(people: People, others: People) {
  const peopleInCommon = [...people].filter((userId) => others.has(userId)).length;
  const isSame = peopleInCommon > 0 && peopleInCommon === people.size && people.size === others.size;
  const overlap = isSame ? ('same' as const) : peopleInCommon > 0 ? ('some' as const) : ('none' as const);
  return { people: people.size, peopleInCommon, overlap };
}
