/**
 * Every endpoint of the portal's API by name: method and path, and nothing else, so that the browser can import it
 * without the schemas. `:name` marks a path parameter.
 */
export const routes = {
  'session.read': { method: 'GET', path: '/api/session' },
  'session.end': { method: 'POST', path: '/auth/logout' },
  'organization.read': { method: 'GET', path: '/api/organization' },
  'organization.refresh': { method: 'POST', path: '/api/organization/refresh' },
  'tenants.read': { method: 'GET', path: '/api/tenants/:tenantId' },
  'preflight.read': { method: 'GET', path: '/api/tenants/:tenantId/preflight' },
  'preflight.list': { method: 'GET', path: '/api/preflight' },
  'health.read': { method: 'GET', path: '/api/health' },
  'directory.search': { method: 'GET', path: '/api/directory/search' },
  'directory.readGroup': { method: 'GET', path: '/api/directory/groups/:groupId' },
  'sharing.read': { method: 'GET', path: '/api/sharing' },
  'plans.draft': { method: 'POST', path: '/api/plans' },
  'plans.read': { method: 'GET', path: '/api/plans/:planId' },
  'plans.people': { method: 'GET', path: '/api/plans/:planId/people' },
  'plans.calls': { method: 'GET', path: '/api/plans/:planId/calls' },
  'plans.apply': { method: 'POST', path: '/api/plans/:planId/runs' },
  'runs.list': { method: 'GET', path: '/api/runs' },
  'runs.read': { method: 'GET', path: '/api/runs/:runId' },
  'runs.resume': { method: 'POST', path: '/api/runs/:runId/resume' },
  'runs.cancel': { method: 'POST', path: '/api/runs/:runId/cancel' },
  'runs.removedPeople': { method: 'GET', path: '/api/runs/:runId/removed-people' },
  'provisioningLogs.list': { method: 'GET', path: '/api/provisioning-logs' },
  'activity.list': { method: 'GET', path: '/api/activity' },
  'plans.approve': { method: 'POST', path: '/api/plans/:planId/approval' },
  'drift.read': { method: 'GET', path: '/api/tenants/:tenantId/drift' },
  'drift.accept': { method: 'POST', path: '/api/tenants/:tenantId/drift/acceptances' },
  'settings.readSafety': { method: 'GET', path: '/api/settings/safety' },
  'settings.saveSafety': { method: 'POST', path: '/api/settings/safety' },
} as const;

/** Event streams (`text/event-stream`); resumed by `Last-Event-ID`. */
export const streams = {
  'runs.events': { path: '/api/runs/:runId/events' },
} as const;

/** Files that are written while they are read; by GET. */
export const downloads = {
  'activity.export': { path: '/api/activity/export' },
} as const;

export type RouteName = keyof typeof routes;
export type StreamName = keyof typeof streams;
export type DownloadName = keyof typeof downloads;
