import { oldestFirst, wasStarted } from '../configuration-facts.ts';
import type { SynchronizationConfiguration } from '../synchronization.ts';
import { isConfigurationNameFor } from '../tenant.ts';
import type { ConfigurationEvidence, Finding, Remedy } from './finding.ts';
import type { HealthInput, HealthUnknown } from './health-input.ts';
import { identify } from './remedies.ts';
import { peopleOf } from './scope-people.ts';

type Tenant = Finding['tenant'];

interface Rival {
  readonly configuration: SynchronizationConfiguration;
  readonly recognised: boolean;
  readonly running: boolean;
  /** `undefined` when it was not read. */
  readonly people: ReadonlySet<string> | undefined;
  readonly inCommon: number;
}

/**
 * Grades several configurations to one tenant. Microsoft allows more than one as long as each person belongs to one only,
 * such as one for members and one for guests; whom two of them claim, one may delete while the other keeps them.
 * @see https://learn.microsoft.com/entra/identity/multi-tenant-organizations/multi-tenant-organization-known-issues
 */
export function findRivals(
  tenant: Tenant,
  configurations: readonly SynchronizationConfiguration[],
  input: HealthInput,
): { readonly findings: readonly Finding[]; readonly unknowns: readonly HealthUnknown[] } {
  if (configurations.length < 2) return { findings: [], unknowns: [] };
  const rivals = compare(tenant, configurations, input);
  const sameName = rivals.filter(({ recognised }) => recognised).length > 1;
  if (!sameName && rivals.some(({ people }) => people === undefined)) {
    return { findings: [], unknowns: [{ what: 'people-in-scope', tenant }] };
  }
  // One that shares nobody with the others is none of theirs: no remedy may touch it.
  const contested = rivals.filter(({ inCommon, recognised }) => inCommon > 0 || (sameName && recognised));
  const finding = contested.length > 0 ? rivalry(tenant, contested, sameName, input) : separate(tenant, rivals, input);
  return { findings: [finding], unknowns: [] };
}

function separate(tenant: Tenant, rivals: readonly Rival[], input: HealthInput): Finding {
  return {
    code: 'separate-configurations',
    severity: 'note',
    tenant,
    configurations: rivals.map((rival) => evidenceOf(rival, input)),
    evidence: {},
    remedies: [{ kind: 'tenant-page' }],
  };
}

function rivalry(tenant: Tenant, contested: readonly Rival[], sameName: boolean, input: HealthInput): Finding {
  const claiming = contested.filter(({ inCommon }) => inCommon > 0);
  const types = new Set(claiming.flatMap((rival) => input.accountTypes.get(idOf(rival)) ?? []));
  const severity = sameName || claiming.filter(({ running }) => running).length > 1 ? 'error' : 'warning';
  return {
    code: 'rival-configurations',
    severity,
    tenant,
    configurations: contested.map((rival) => evidenceOf(rival, input)),
    evidence: types.size > 1 ? { userTypeConflict: true } : {},
    remedies: choices(tenant, contested),
  };
}

function compare(
  tenant: Tenant,
  configurations: readonly SynchronizationConfiguration[],
  { principals }: HealthInput,
): readonly Rival[] {
  const scopes = configurations.toSorted(oldestFirst).map((configuration) => ({
    configuration,
    everybody: configuration.settings?.scope === 'all',
    people: peopleOf(configuration, principals),
  }));
  return scopes.map((one) => {
    const others = scopes.filter((other) => other !== one);
    const everybodyElse = others.some((other) => other.everybody);
    const claimed = [...(one.people ?? [])].filter(
      (userId) => everybodyElse || others.some((other) => other.people?.has(userId)),
    );
    const claimedOfAll = one.everybody ? Math.max(...others.map((other) => other.people?.size ?? 0)) : 0;
    return {
      configuration: one.configuration,
      recognised: isConfigurationNameFor(one.configuration.displayName, tenant.tenantId),
      running: one.configuration.jobs.some((job) => wasStarted(job) && job.schedule === 'active'),
      people: one.people,
      inCommon: Math.max(claimed.length, claimedOfAll),
    };
  });
}

function idOf({ configuration }: Rival): string {
  return configuration.servicePrincipalId;
}

function evidenceOf(rival: Rival, { accountTypes }: HealthInput): ConfigurationEvidence {
  const userType = accountTypes.get(idOf(rival));
  return {
    ...identify(rival.configuration),
    ...(rival.people === undefined ? {} : { people: rival.people.size, peopleInCommon: rival.inCommon }),
    ...(userType === undefined ? {} : { userType }),
  };
}

/** First the comparison, then one plan for each that may be kept: what runs and has more people before what does not. */
function choices({ tenantId }: Tenant, rivals: readonly Rival[]): readonly Remedy[] {
  const best = rivals.toSorted(
    (a, b) =>
      Number(b.running) - Number(a.running) ||
      (b.people?.size ?? 0) - (a.people?.size ?? 0) ||
      Number(b.recognised) - Number(a.recognised),
  );
  const plans = best.map((kept): Remedy => {
    const remove = rivals.filter((rival) => rival !== kept).map(idOf);
    return { kind: 'plan', request: { flow: 'choose-configuration', tenantId, keep: idOf(kept), remove } };
  });
  return [{ kind: 'tenant-page' }, ...plans];
}
