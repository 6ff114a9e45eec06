import {
  createTrafficCheck,
  describeViolation,
  type Traffic,
} from '../../apps/sandbox/src/graph/conformance/traffic-check.ts';

/** Says where the Graph traffic of a run disagrees with a description of Microsoft Graph, each way once. */
export type JournalCheck = (journal: readonly Traffic[]) => readonly string[];

/** The check by the description at hand; `undefined` when there is none. */
export function createJournalCheck(): JournalCheck | undefined {
  const check = createTrafficCheck();
  if (check === undefined) return undefined;
  return (journal) => [...new Set(journal.flatMap(check).map((one) => `traffic: ${describeViolation(one)}`))];
}
