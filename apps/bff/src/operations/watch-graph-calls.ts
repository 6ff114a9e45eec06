import type { GraphCallReport } from '@tenantry/graph';
import type { Logger } from 'pino';
import type { Metrics } from './metrics.ts';

/** Counts every attempt of a Graph client, and logs it with the ids that Microsoft's support asks for. */
export function watchGraphCalls(metrics: Metrics, log: Logger): (report: GraphCallReport) => void {
  return (report) => {
    const { method, template, status, failure, milliseconds } = report;
    metrics.graphCalled({
      method,
      path: template,
      status: status ?? failure ?? 'unknown',
      seconds: milliseconds / 1000,
    });
    log.debug({ graph: report }, 'Microsoft Graph was called.');
  };
}
