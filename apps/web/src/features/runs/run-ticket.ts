import type { Run } from '@tenantry/contract';
import { failureSentence } from '../../shared/failure-sentences.ts';
import { dateTime } from '../../shared/time.ts';
import type { FailedTenant } from './failures-by-owner.ts';
import { runWords } from './run-words.ts';
import { runStrings, ticketStrings as strings } from './runs-strings.ts';

function failureLines({ tenant, failure }: FailedTenant): readonly string[] {
  const { happened, next } = failureSentence(failure.code, tenant.displayName);
  return [happened, next, ...(failure.requestId === undefined ? [] : [strings.requestId(failure.requestId)])];
}

/** What can be copied into a ticket about one tenant of a run; `address` is the page of the run. */
export function failureTicket(failed: FailedTenant, run: Run, address: string): string {
  const { displayName } = failed.tenant;
  return [strings.tenant(displayName, run.runId), ...failureLines(failed), strings.link(address)].join('\n');
}

/** What can be copied into a ticket about a run as a whole: who, when, how it stands, and what it could not do. */
export function runTicket(run: Run, address: string): string {
  const failed = run.tenants.flatMap((tenant) => (tenant.failure ? [{ tenant, failure: tenant.failure }] : []));
  return [
    strings.run(runStrings.titles[run.flow], run.runId),
    strings.started(run.startedBy.displayName, dateTime(run.startedAt ?? run.createdAt)),
    ...(run.finishedAt === undefined ? [] : [strings.finished(dateTime(run.finishedAt))]),
    strings.state(runWords(run).label),
    strings.tenants(run.counts.succeeded, run.counts.total),
    ...failed.flatMap((one) => ['', ...failureLines(one)]),
    ...(failed.length > 0 ? [''] : []),
    strings.link(address),
  ].join('\n');
}
