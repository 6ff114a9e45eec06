import type { Finding } from '@tenantry/contract';
import { failureSentence } from '../../shared/failure-sentences.ts';
import { count, dateTime, nameList, plural } from '../../shared/time.ts';
import { quarantineMeaning } from './quarantine-words.ts';

type Evidence = Finding['evidence'];

/** What proves a finding, with names, dates and numbers; empty when the configuration itself is the proof. */
export function evidenceSentences(finding: Finding): readonly string[] {
  const { evidence, tenant } = finding;
  return [
    when(finding),
    evidence.userTypeConflict === true ? 'They create the same people as members and as guests.' : undefined,
    evidence.jobs === undefined ? undefined : `It has ${plural(evidence.jobs, 'job', 'jobs')}.`,
    target(evidence),
    withoutEntitlement(evidence),
    guard(evidence),
    evidence.failure === undefined ? undefined : failureSentence(evidence.failure, tenant.displayName).happened,
  ].filter((sentence) => sentence !== undefined);
}

function when({ code, evidence }: Finding): string | undefined {
  const { since } = evidence;
  if (code === 'quarantined') return quarantineMeaning(evidence);
  if (code === 'paused-and-forgotten') {
    return since === undefined ? 'It is not known when it last ran.' : `It last ran on ${dateTime(since)}.`;
  }
  if (since === undefined) return undefined;
  return code === 'failing' ? `It failed on ${dateTime(since)}.` : `Since ${dateTime(since)}.`;
}

function target({ pointsTo }: Evidence): string | undefined {
  return pointsTo && `Its settings name ${pointsTo.displayName ?? `the tenant ${pointsTo.tenantId}`}.`;
}

function withoutEntitlement({ withoutEntitlement: principals }: Evidence): string | undefined {
  if (!principals) return undefined;
  const names = nameList(principals.map(({ displayName }) => displayName));
  return `${names} ${principals.length === 1 ? 'is' : 'are'} assigned with a role that lets nobody be synchronized.`;
}

function guard({ people, threshold, recommendedThreshold }: Evidence): string | undefined {
  if (people === undefined || recommendedThreshold === undefined) return undefined;
  const scope = `${plural(people, 'person', 'people')} in scope; a threshold of ${count(recommendedThreshold)} would fit.`;
  return threshold === undefined
    ? scope
    : `The job stops above ${count(threshold)} removals in one cycle, with ${scope}`;
}
