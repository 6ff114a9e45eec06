import type { ConfigurationClaim, PlanRequest } from '@tenantry/contract';

/** What is to become of one configuration to a tenant. */
export type Decision = 'keep' | 'remove' | 'leave';

/** The decisions by service principal id; a configuration that is not in it is left as it is. */
export type Decisions = Readonly<Record<string, Decision>>;

/** One decision more. At most one configuration is kept: choosing another one leaves the first as it is. */
export function decided(decisions: Decisions, servicePrincipalId: string, decision: Decision): Decisions {
  const others = Object.entries(decisions).map(([id, known]): [string, Decision] => [
    id,
    decision === 'keep' && known === 'keep' ? 'leave' : known,
  ]);
  return { ...Object.fromEntries(others), [servicePrincipalId]: decision };
}

/** What to ask for; `undefined` while no configuration is to be kept. */
export function choiceRequest(
  tenantId: string,
  claims: readonly Pick<ConfigurationClaim, 'servicePrincipalId'>[],
  decisions: Decisions,
): PlanRequest | undefined {
  const those = (decision: Decision) =>
    claims.map((claim) => claim.servicePrincipalId).filter((id) => decisions[id] === decision);
  const [keep] = those('keep');
  return keep === undefined ? undefined : { flow: 'choose-configuration', tenantId, keep, remove: those('remove') };
}
