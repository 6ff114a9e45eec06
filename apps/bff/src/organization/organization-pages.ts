import type { OrganizationOverview } from '@tenantry/contract';
import type { Clock, DirectoryReader, Sharing, TenantStatus } from '@tenantry/domain';
import { rollUp, statusWithDrift, tenantStatuses } from '@tenantry/domain';
import type { DriftReader } from '../drift/drift-reader.ts';
import type { RunProgressReader } from '../runs/run-progress.ts';
import type { RunStore } from '../runs/run-store.ts';
import type { SharingStore } from '../sharing/sharing-store.ts';
import { viewOrganization, type LastFailure } from './organization-overview.ts';
import type { StatusReader } from './status-reader.ts';
import type { StatusSnapshot } from './status-snapshot.ts';

/** A reading younger than this is shown without asking Graph again. */
const freshEnough = 10 * 60 * 1000;

export interface OrganizationDependencies {
  readonly homeTenantId: string;
  readonly statusReader: StatusReader;
  readonly runs: RunStore;
  readonly progress: RunProgressReader;
  readonly sharings: SharingStore;
  readonly drift: DriftReader;
  readonly clock: Clock;
}

/** A reading older than this tells nothing of now, whether or not a later one failed. */
const tooOld = 15 * 60 * 1000;

/** Everything that pages about the organization are made of, as of one moment. */
export interface OrganizationView {
  readonly snapshot: StatusSnapshot;
  readonly stale: boolean;
  readonly statuses: readonly TenantStatus[];
  readonly intended: Sharing | undefined;
  readonly lastFailures: ReadonlyMap<string, LastFailure>;
  readonly runInProgress: string | undefined;
}

/** Reads what is known of the organization; asks Graph only when nothing recent is known, or `now` is asked for. */
export async function readOrganizationView(
  dependencies: OrganizationDependencies,
  viewer: DirectoryReader,
  maximumAge = freshEnough,
): Promise<OrganizationView> {
  const { homeTenantId, statusReader, runs, sharings, drift, clock } = dependencies;
  const now = clock.now();
  const [snapshot, intended, unfinished, lastFailures, baseline] = await Promise.all([
    statusReader.read(viewer, now - maximumAge),
    sharings.read(homeTenantId),
    runs.unfinished(homeTenantId),
    readLastFailures(dependencies),
    drift.baseline(),
  ]);
  const { configurations } = snapshot.reading;
  const statuses = tenantStatuses({ homeTenantId, ...snapshot.reading, readAt: snapshot.readAt }, intended, now).map(
    (status) => statusWithDrift(status, baseline.itemsOf(status.tenantId, { intended, configurations })),
  );
  return {
    snapshot,
    stale: snapshot.failedAt !== undefined || now - snapshot.readAt > tooOld,
    statuses,
    intended,
    lastFailures: stillTrue(lastFailures, statuses),
    runInProgress: unfinished?.runId,
  };
}

/** The page of the organization. */
export async function readOverview(
  dependencies: OrganizationDependencies,
  viewer: DirectoryReader,
  maximumAge?: number,
): Promise<OrganizationOverview> {
  const view = await readOrganizationView(dependencies, viewer, maximumAge);
  return viewOrganization({
    asOf: view.snapshot.readAt,
    stale: view.stale,
    homeTenantId: dependencies.homeTenantId,
    organization: view.snapshot.reading.organization,
    statuses: view.statuses,
    rollUp: view.lastFailures.size > 0 ? 'needs-attention' : rollUp(view.statuses),
    lastFailures: view.lastFailures,
    runInProgress: view.runInProgress,
  });
}

/** How the last finished run ended for the tenants that it could not finish. */
async function readLastFailures({
  homeTenantId,
  runs,
  progress,
}: OrganizationDependencies): Promise<ReadonlyMap<string, LastFailure>> {
  const last = await runs.lastFinished(homeTenantId);
  if (!last) return new Map();
  const { tenants } = await progress.read(last);
  return new Map(
    tenants.flatMap(({ tenantId, failure }) =>
      failure ? [[tenantId, { runId: last.runId, code: failure.code, owner: failure.owner }]] : [],
    ),
  );
}

/** A failure is past as soon as the directory shows the tenant as it should be, or the tenant has left. */
function stillTrue(
  failures: ReadonlyMap<string, LastFailure>,
  statuses: readonly TenantStatus[],
): ReadonlyMap<string, LastFailure> {
  const open = statuses
    .filter((status) => status.configurationState !== 'as-intended' && status.configurationState !== 'not-applicable')
    .map((status) => status.tenantId);
  return new Map([...failures].filter(([tenantId]) => open.includes(tenantId)));
}
