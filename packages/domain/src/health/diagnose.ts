import { byName } from '../by-name.ts';
import { foreignConfigurations, ourConfigurations, wasStarted } from '../configuration-facts.ts';
import { activePartners } from '../organization.ts';
import type { SynchronizationConfiguration } from '../synchronization.ts';
import type { Finding, FindingSeverity } from './finding.ts';
import type { Diagnosis, HealthInput, HealthUnknown } from './health-input.ts';
import { findInJob } from './job-findings.ts';
import { findRivals } from './rival-findings.ts';
import { peopleOf } from './scope-people.ts';
import { findInSettings } from './settings-findings.ts';
import { findInTrust, findLeftTenants, findOtherName, findTroubleOfOthers } from './tenant-findings.ts';

type Judgement = Pick<Diagnosis, 'findings' | 'unknowns'>;

const fromWorstToBest: readonly FindingSeverity[] = ['error', 'warning', 'note'];

/**
 * Everything that is wrong with the configurations of the organization, with evidence and what can be done. What Microsoft
 * allows is a note at most; what could not be read is unknown and never a finding. The same input in any order gives the
 * same diagnosis.
 */
export function diagnose(input: HealthInput): Diagnosis {
  const { configurations } = input;
  const unreadTrust: readonly HealthUnknown[] = input.partnerConfigurations ? [] : [{ what: 'trust' }];
  if (!configurations) {
    return { findings: [], unknowns: [{ what: 'configurations' }, ...unreadTrust], configurationsChecked: 0 };
  }
  const judgements = activePartners(input.organization, input.homeTenantId).map(({ tenantId, displayName }) =>
    judgeTenant({ tenantId, displayName }, configurations, input),
  );
  const left = findLeftTenants(configurations, input).filter(({ tenant }) => !input.changing.has(tenant.tenantId));
  return {
    findings: [...judgements.flatMap(({ findings }) => findings), ...left].toSorted(worstFirst),
    unknowns: [...unreadTrust, ...judgements.flatMap(({ unknowns }) => unknowns)],
    configurationsChecked: configurations.length,
  };
}

function judgeTenant(
  tenant: Finding['tenant'],
  all: readonly SynchronizationConfiguration[],
  input: HealthInput,
): Judgement {
  if (input.changing.has(tenant.tenantId)) return { findings: [], unknowns: [{ what: 'change-in-progress', tenant }] };
  const ours = ourConfigurations(all, tenant.tenantId);
  const foreign = foreignConfigurations(all, tenant.tenantId);
  const rivals = findRivals(tenant, [...ours, ...foreign], input);
  const [first] = ours;
  // Which of several is meant to be right is for a person to say; until then only their rivalry is worth telling.
  const own = first && ours.length === 1 ? judgeOwn(tenant, first, input) : { findings: [], unknowns: [] };
  const others = foreign.flatMap((configuration) =>
    ours.length === 0 && foreign.length === 1
      ? findOtherName(tenant, configuration, input)
      : findTroubleOfOthers(tenant, configuration, input),
  );
  const trust = findInTrust(tenant, ours.length > 0 ? ours : foreign, input);
  return {
    findings: [...rivals.findings, ...own.findings, ...others, ...trust],
    unknowns: [...rivals.unknowns, ...own.unknowns],
  };
}

function judgeOwn(
  tenant: Finding['tenant'],
  configuration: SynchronizationConfiguration,
  input: HealthInput,
): Judgement {
  const unknowns: HealthUnknown[] = [];
  if (!configuration.settings && configuration.jobs.some(wasStarted)) unknowns.push({ what: 'settings', tenant });
  const guard = configuration.settings?.deletionThreshold.enabled === true;
  if (guard && peopleOf(configuration, input.principals) === undefined) {
    unknowns.push({ what: 'people-in-scope', tenant });
  }
  return {
    findings: [...findInJob(tenant, configuration, input), ...findInSettings(tenant, configuration, input)],
    unknowns,
  };
}

function worstFirst(a: Finding, b: Finding): number {
  const severity = fromWorstToBest.indexOf(a.severity) - fromWorstToBest.indexOf(b.severity);
  if (severity !== 0) return severity;
  const tenants = byName({ ...a.tenant, id: a.tenant.tenantId }, { ...b.tenant, id: b.tenant.tenantId });
  if (tenants !== 0) return tenants;
  if (a.code !== b.code) return a.code < b.code ? -1 : 1;
  const idOf = ({ configurations }: Finding) => configurations[0]?.servicePrincipalId ?? '';
  return idOf(a) < idOf(b) ? -1 : 1;
}
