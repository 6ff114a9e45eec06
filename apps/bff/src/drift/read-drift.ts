import type { TenantDrift } from '@tenantry/contract';
import type { DriftItem, SynchronizationSchema } from '@tenantry/domain';
import { ourConfigurations } from '@tenantry/domain';
import { readSynchronizationSchemas, type GraphClient } from '@tenantry/graph';
import type { Directories } from '../directory/directories.ts';
import type { Foundation } from '../foundation.ts';
import { ProblemError } from '../http/problem-error.ts';
import {
  readOrganizationView,
  type OrganizationDependencies,
  type OrganizationView,
} from '../organization/organization-pages.ts';
import type { SessionPrincipal } from '../session/session-principal.ts';
import { entraUrlOf } from '../tenants/entra-url.ts';
import type { AppliedStore } from './applied-store.ts';
import type { DriftBaseline, DriftReader } from './drift-reader.ts';
import { viewItem } from './view-drift.ts';

/** What is shown of drift is no older than this. */
const maximumAge = 60_000;
/** Somebody waits at the page: mappings that are not there by then are unknown. */
const patience = 8_000;

export interface DriftDependencies {
  readonly foundation: Foundation;
  readonly organization: OrganizationDependencies;
  readonly directories: Directories;
  readonly drift: DriftReader;
  readonly applied: AppliedStore;
}

/** The drift of a tenant with what it was computed from. */
export interface DriftReading {
  readonly items: readonly DriftItem[];
  readonly view: TenantDrift;
  readonly displayName: string;
}

/**
 * Looks at everything drift is looked for in, mappings and filters included.
 * @throws {ProblemError} `not-found` for a tenant that is no partner of the organization and never was shared with.
 */
export async function readDrift(
  { foundation, organization, directories, drift, applied }: DriftDependencies,
  tenantId: string,
  principal: SessionPrincipal,
  age = maximumAge,
): Promise<DriftReading> {
  const { clock, config } = foundation;
  const view = await readOrganizationView(organization, directories.delegated(principal.accountId), age);
  const baseline = await drift.baseline();
  const status = view.statuses.find((one) => one.tenantId === tenantId && !one.isHomeTenant);
  const kept = baseline.appliedTo(tenantId);
  if (!status && !kept) throw new ProblemError('not-found', 'No such tenant in the organization.');
  const configurations = view.stale ? undefined : view.snapshot.reading.configurations;
  const configuration = liveConfiguration(view, baseline, tenantId);
  const job = configuration?.jobs[0];
  // The roles of a helpdesk do not let it read mappings itself; the application may, or nobody can show them.
  const clients = [directories.readerClient, directories.delegatedClient(principal.accountId)];
  const schema =
    configuration && job && !view.stale
      ? await schemaInTime(foundation, clients, { ...configuration, jobId: job.jobId })
      : undefined;
  // Nothing is known of before: from now on what is read now is what changes are seen against.
  if (schema && job && kept && !kept.configuration.schema && kept.configuration.jobId === job.jobId) {
    await applied.saveSchema(organization.homeTenantId, job.jobId, schema, clock.now());
  }
  const { itemsOf } = kept?.configuration.schema ? baseline : await drift.baseline();
  const items = itemsOf(tenantId, { intended: view.intended, configurations, schema });
  return {
    items,
    displayName: status?.displayName ?? tenantId,
    view: {
      asOf: view.snapshot.readAt,
      stale: view.stale,
      ...(kept ? { appliedAt: kept.appliedAt, runId: kept.runId } : {}),
      items: items.map((item) => viewItem(item, baseline.acceptancesOf(tenantId))),
      ...(configuration ? { entraUrl: entraUrlOf(config.entra.adminCenterUrl, configuration) } : {}),
    },
  };
}

function liveConfiguration({ snapshot }: OrganizationView, baseline: DriftBaseline, tenantId: string) {
  const { configurations } = snapshot.reading;
  const applied = baseline.appliedTo(tenantId)?.configuration.servicePrincipalId;
  return (
    configurations.find(({ servicePrincipalId }) => servicePrincipalId === applied) ??
    ourConfigurations(configurations, tenantId)[0]
  );
}

/** `undefined` when it cannot be read, or not in time: then nothing is claimed about it. */
async function schemaInTime(
  { clock, log }: Foundation,
  clients: readonly GraphClient[],
  { servicePrincipalId, jobId }: { readonly servicePrincipalId: string; readonly jobId: string },
): Promise<SynchronizationSchema | undefined> {
  const over = new AbortController();
  const readInTurn = async (): Promise<SynchronizationSchema | undefined> => {
    for (const client of clients) {
      const schemas = await readSynchronizationSchemas(client, [{ servicePrincipalId, jobId }], over.signal);
      const schema = schemas.get(jobId);
      if (schema) return schema;
    }
    return undefined;
  };
  const reading = readInTurn().catch((error: unknown) => {
    log.info({ err: error }, 'Attribute mappings could not be read.');
    return undefined;
  });
  const enough = clock.sleep(patience, over.signal).then(
    () => undefined,
    () => undefined,
  );
  return Promise.race([reading, enough]).finally(() => over.abort());
}
