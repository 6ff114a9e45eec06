import { activityRoutes } from './activity/activity-routes.ts';
import { approvalRoutes } from './approvals/approval-routes.ts';
import { createApprovalStore } from './approvals/approval-store.ts';
import { createPlanSafety } from './approvals/plan-safety.ts';
import { createDirectories } from './directory/directories.ts';
import { directoryRoutes } from './directory/directory-routes.ts';
import { createPrincipalDetails } from './directory/principal-details.ts';
import type { Foundation, UseCases } from './foundation.ts';
import { createAcceptanceStore } from './drift/acceptance-store.ts';
import { createAppliedStore } from './drift/applied-store.ts';
import { createDriftReader } from './drift/drift-reader.ts';
import { driftRoutes } from './drift/drift-routes.ts';
import { keepApplied } from './drift/keep-applied.ts';
import { createSchemaKeeper } from './drift/schema-keeper.ts';
import { healthRoutes } from './health/health-routes.ts';
import { organizationRoutes } from './organization/organization-routes.ts';
import { createRecentWrites } from './organization/recent-writes.ts';
import { createStatusPoller } from './organization/status-poller.ts';
import { createStatusReader } from './organization/status-reader.ts';
import { createSnapshotStore } from './organization/status-snapshot.ts';
import { planRoutes } from './plans/plan-routes.ts';
import { createPlanStore } from './plans/plan-store.ts';
import { preflightRoutes } from './preflight/preflight-routes.ts';
import { createProvisioningLogIngester } from './provisioning-logs/provisioning-log-ingester.ts';
import { provisioningLogRoutes } from './provisioning-logs/provisioning-log-routes.ts';
import { createProvisioningLogStore } from './provisioning-logs/provisioning-log-store.ts';
import { runRoutes } from './runs/run-routes.ts';
import { createRunProgressReader } from './runs/run-progress.ts';
import { createRunStore, type StoredRun } from './runs/run-store.ts';
import { createRunWorker } from './runs/run-worker.ts';
import { settingsRoutes } from './settings/settings-routes.ts';
import { createSettingsStore } from './settings/settings-store.ts';
import { keepIntended } from './sharing/keep-intended.ts';
import { createReadyPlanStore } from './sharing/ready-plan-store.ts';
import { createReadyPlans } from './sharing/ready-plans.ts';
import { sharingRoutes } from './sharing/sharing-routes.ts';
import { createSharingStore } from './sharing/sharing-store.ts';
import type { StoreTransaction } from './store/engine.ts';
import { tenantRoutes } from './tenants/tenant-routes.ts';

/** Everything the portal does, put together over what it stands on. */
export function createUseCases(foundation: Foundation): UseCases {
  const { config, store, clock, log, processId } = foundation;
  const { database, leases, wakeUps, journal } = store;
  const homeTenantId = config.entra.tenantId;
  const directories = createDirectories(foundation);
  const stopping = new AbortController();
  const runs = createRunStore(store);
  const progress = createRunProgressReader(runs, clock);
  const plans = createPlanStore(database);
  const settings = createSettingsStore(database);
  const approvals = createApprovalStore(database);
  const safety = createPlanSafety({ homeTenantId, settings, approvals, clock });
  const sharings = createSharingStore(database);
  const applied = createAppliedStore(database);
  const acceptances = createAcceptanceStore(database);
  const drift = createDriftReader(homeTenantId, applied, acceptances);
  const logs = createProvisioningLogStore(database);
  const snapshots = createSnapshotStore(database);
  const recentWrites = createRecentWrites(database, clock);
  const drawing = { runs, progress, sharings, recentWrites, clock };
  const readyPlans = createReadyPlans({
    ...drawing,
    plans,
    safety,
    journal,
    store: createReadyPlanStore(database),
    reader: directories.reader,
    partners: directories.partners,
  });
  const details = createPrincipalDetails(directories.reader, clock);
  const statusReader = createStatusReader({
    homeTenantId,
    reader: directories.reader,
    snapshots,
    recentWrites,
    wakeUps,
    clock,
    stopping: stopping.signal,
  });
  const isRunning = async (): Promise<boolean> => (await runs.unfinished(homeTenantId)) !== undefined;
  const poller = createStatusPoller({
    homeTenantId,
    processId,
    statusReader,
    leases,
    wakeUps,
    clock,
    log,
    isRunning,
    onRead: ({ reading }) => readyPlans.prepare({ homeTenantId, ...reading }),
  });
  const ingester = createProvisioningLogIngester({
    homeTenantId,
    processId,
    client: directories.readerClient,
    logs,
    leases,
    clock,
    log,
  });
  const carrying = {
    foundation,
    runs,
    directoryOf: directories.forRun,
    async onShared(run: StoredRun, at: number, transaction: StoreTransaction) {
      await keepIntended(sharings, run, at, transaction);
      await keepApplied(applied, acceptances, run, at, transaction);
    },
  };
  const worker = createRunWorker({ ...carrying, onRunChanged: () => poller.hurry() });
  const organization = { homeTenantId, statusReader, runs, progress, sharings, drift, clock };
  const schemas = createSchemaKeeper({ homeTenantId, applied, client: directories.readerClient, clock, log });
  const background = [worker, poller, ingester, schemas];
  return {
    routeModules: [
      organizationRoutes(organization, directories, () => poller.hurry()),
      tenantRoutes({ foundation, organization, directories, details }),
      preflightRoutes({ foundation, organization, directories, logs }),
      healthRoutes(foundation, organization, directories),
      directoryRoutes(directories),
      sharingRoutes({ organization, directories, details, readyPlans }),
      planRoutes({ foundation, directories, plans, drawing, safety, onRunStarted: () => worker.wake() }),
      runRoutes({ foundation, runs, progress, worker, plans, logs, carrying }),
      provisioningLogRoutes(logs, organization, directories),
      approvalRoutes({ homeTenantId, approvals, safety, settings, journal, clock }, plans),
      driftRoutes({ foundation, organization, directories, drift, applied, acceptances }),
      settingsRoutes({ homeTenantId, settings, journal, clock }),
      activityRoutes(journal, clock),
    ],
    start() {
      for (const one of background) one.start();
    },
    async stop() {
      stopping.abort(new Error('The portal stops.'));
      await Promise.all(background.map((one) => one.stop()));
    },
  };
}
