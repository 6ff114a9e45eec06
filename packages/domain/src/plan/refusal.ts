import type { Observation } from '../observation.ts';
import { activePartners } from '../organization.ts';
import type { GroupFacts } from '../principal.ts';
import type { Sharing } from '../sharing.ts';
import { peopleInScope } from './people-in-scope.ts';
import type { PlanRefusal } from './policy.ts';

/**
 * Why no plan may be made for this sharing, the most general reason first; `undefined` when one may. An empty group and
 * a scope in which nobody can be shared are refused: more often than not they are mistakes, and they would take
 * everybody out.
 */
export function refusalOf(sharing: Sharing, observation: Observation): PlanRefusal | undefined {
  if (observation.organization.state !== 'active') return { code: 'not-in-organization' };
  if (sharing.principals.length === 0) return { code: 'nothing-selected' };
  const wanted = new Set(sharing.tenants.map((tenantId) => tenantId.toLowerCase()));
  const partners = activePartners(observation.organization, observation.homeTenantId);
  if (!partners.some((partner) => wanted.has(partner.tenantId))) return { code: 'no-active-partner' };
  for (const { id, displayName } of sharing.principals) {
    const facts = observation.principals.get(id);
    if (!facts || facts.kind === 'missing') return { code: 'principal-missing', displayName };
    const refusal = facts.kind === 'group' ? refusalOfGroup(facts.group) : undefined;
    if (refusal) return refusal;
  }
  const { shared } = peopleInScope(sharing.principals, observation.principals);
  return shared.size === 0 ? { code: 'nobody-to-share' } : undefined;
}

function refusalOfGroup({ displayName, securityEnabled, directMembers }: GroupFacts): PlanRefusal | undefined {
  if (!securityEnabled) return { code: 'group-not-security-enabled', displayName };
  return directMembers.length === 0 ? { code: 'group-empty', displayName } : undefined;
}
