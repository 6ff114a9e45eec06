import { portalQuery } from '../../shared/portal-query.ts';

/** A run as it stands; the page keeps it up to date by the run's own stream of events. */
export function runQuery(runId: string) {
  return { ...portalQuery('runs.read', { params: { runId } }), staleTime: 0 };
}

/** The last runs, the newest first; read again by itself. */
export const runListQuery = {
  ...portalQuery('runs.list', { query: { limit: 100 } }),
  refetchInterval: 15_000,
};
