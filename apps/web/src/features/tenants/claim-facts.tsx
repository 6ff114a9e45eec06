import type { ConfigurationClaim } from '@tenantry/contract';
import type { Fact } from '../../shared/fact-list.tsx';
import { StatusText } from '../../shared/status-text.tsx';
import { healthWords } from '../../shared/tenant-words.ts';
import { count, dateTime, nameList } from '../../shared/time.ts';
import { claimStrings as strings } from './tenants-strings.ts';

const principalsNamed = 8;

function inCommon({ people, peopleInCommon, overlap }: ConfigurationClaim): string {
  if (overlap === 'none') return strings.overlaps.none;
  return `${strings.overlaps[overlap]}: ${strings.ofPeople(count(peopleInCommon), count(people))}`;
}

/** What tells one configuration from the others; what they have in common only where there are others. */
export function claimFacts(claim: ConfigurationClaim, others: boolean): readonly Fact[] {
  const health = healthWords[claim.health];
  const principals =
    claim.principals.length === 0
      ? strings.nobody
      : nameList(
          claim.principals.map((principal) => principal.displayName),
          principalsNamed,
        );
  return [
    ...(claim.createdAt === undefined ? [] : [{ label: strings.createdAt, value: dateTime(claim.createdAt) }]),
    { label: strings.name, value: claim.recognised ? strings.recognised : strings.notRecognised },
    { label: strings.health, value: <StatusText tone={health.tone}>{health.label}</StatusText> },
    { label: strings.scope, value: strings.scopes[claim.scope] },
    { label: strings.principals, value: principals },
    { label: strings.people, value: count(claim.people) },
    { label: strings.id, value: claim.servicePrincipalId },
    ...(others ? [{ label: strings.common, value: inCommon(claim) }] : []),
  ];
}
