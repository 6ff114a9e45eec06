import { portalQuery } from '../../shared/portal-query.ts';

/** What is wrong now; read again while somebody looks. */
export const healthQuery = { ...portalQuery('health.read', {}), refetchInterval: 60_000 };

/** The prerequisites of all tenants: each of them is asked, so it is asked only when somebody wants to know. */
export const preflightQuery = { ...portalQuery('preflight.list', {}), staleTime: 60_000 };
