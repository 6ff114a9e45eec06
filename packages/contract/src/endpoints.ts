import type { z } from 'zod';
import { ActivityExportQuery, ActivityPage, ActivityQuery } from './activity.ts';
import { ApproveRequest } from './approvals.ts';
import { GroupParams, PrincipalMatch, SearchQuery, SearchResult } from './directory.ts';
import { AcceptDrift, TenantDrift } from './drift.ts';
import { HealthReport } from './health.ts';
import { OrganizationOverview } from './organization.ts';
import {
  ApplyRequest,
  Plan,
  PlanCalls,
  PlanParams,
  PlanPeople,
  PlanPeopleQuery,
  PlanRequest,
  RunStarted,
} from './plans.ts';
import { PreflightOverview, TenantPreflight } from './preflight.ts';
import { ProvisioningLogPage, ProvisioningLogQuery } from './provisioning-logs.ts';
import type { DownloadName, RouteName, StreamName } from './routes.ts';
import { RemovedPeople, RemovedPeopleQuery, Run, RunList, RunListQuery, RunParams } from './runs.ts';
import { Session, SessionEnd } from './session.ts';
import { SafetySettingsState, SaveSafetySettings } from './settings.ts';
import { SharingState } from './sharing.ts';
import { TenantDetail, TenantParams } from './tenant-status.ts';

/** What an endpoint takes and gives. What is absent may not be sent. */
export interface EndpointSchemas {
  readonly params?: z.ZodType;
  readonly query?: z.ZodType;
  readonly body?: z.ZodType;
  readonly response: z.ZodType;
}

/** The schemas of every route: the server parses what comes in by them, and lets nothing out that they do not name. */
export const endpoints = {
  'session.read': { response: Session },
  'session.end': { response: SessionEnd },
  'organization.read': { response: OrganizationOverview },
  'organization.refresh': { response: OrganizationOverview },
  'tenants.read': { params: TenantParams, response: TenantDetail },
  'preflight.read': { params: TenantParams, response: TenantPreflight },
  'preflight.list': { response: PreflightOverview },
  'health.read': { response: HealthReport },
  'directory.search': { query: SearchQuery, response: SearchResult },
  'directory.readGroup': { params: GroupParams, response: PrincipalMatch },
  'sharing.read': { response: SharingState },
  'plans.draft': { body: PlanRequest, response: Plan },
  'plans.read': { params: PlanParams, response: Plan },
  'plans.people': { params: PlanParams, query: PlanPeopleQuery, response: PlanPeople },
  'plans.calls': { params: PlanParams, response: PlanCalls },
  'plans.apply': { params: PlanParams, body: ApplyRequest, response: RunStarted },
  'runs.list': { query: RunListQuery, response: RunList },
  'runs.read': { params: RunParams, response: Run },
  'runs.resume': { params: RunParams, response: Run },
  'runs.cancel': { params: RunParams, response: Run },
  'runs.removedPeople': { params: RunParams, query: RemovedPeopleQuery, response: RemovedPeople },
  'provisioningLogs.list': { query: ProvisioningLogQuery, response: ProvisioningLogPage },
  'activity.list': { query: ActivityQuery, response: ActivityPage },
  'plans.approve': { params: PlanParams, body: ApproveRequest, response: Plan },
  'drift.read': { params: TenantParams, response: TenantDrift },
  'drift.accept': { params: TenantParams, body: AcceptDrift, response: TenantDrift },
  'settings.readSafety': { response: SafetySettingsState },
  'settings.saveSafety': { body: SaveSafetySettings, response: SafetySettingsState },
} as const satisfies Record<RouteName, EndpointSchemas>;

/** The message of every stream. */
export const streamEvents = {
  'runs.events': { params: RunParams, event: Run },
} as const satisfies Record<StreamName, { readonly params?: z.ZodType; readonly event: z.ZodType }>;

/** What a download is asked for. */
export const downloadQueries = {
  'activity.export': ActivityExportQuery,
} as const satisfies Record<DownloadName, z.ZodType>;

export type Endpoints = typeof endpoints;
export type StreamEvents = typeof streamEvents;
export type DownloadQueries = typeof downloadQueries;
