import type { ProvisioningLogEntry, TenantId } from '@tenantry/domain';
import type { GraphClient } from './graph-client.ts';
import { guid, path } from './graph-path.ts';
import { checkNextLink } from './next-link.ts';
import { allOf, filter } from './odata.ts';
import { readPage } from './pages.ts';
import { toProvisioningLogEntry } from './provisioning-log-entry.ts';

/** Which entries are wanted; every condition has to hold. */
export interface ProvisioningLogQuery {
  readonly servicePrincipalId?: string;
  readonly targetTenantId?: TenantId;
  /** Id of the person in the home tenant. */
  readonly sourceId?: string;
  /** Milliseconds since the epoch; entries later than this. */
  readonly after?: number;
  /** Entries earlier than this. */
  readonly before?: number;
  /** Entries to a page; 500 if not given. */
  readonly pageSize?: number;
}

export interface ProvisioningLogPage {
  /** Newest first. */
  readonly entries: readonly ProvisioningLogEntry[];
  /** Where to go on. Opaque; keep it on the server, and give it back as `nextPage`. */
  readonly nextPage?: string;
}

/**
 * One page of the provisioning logs: Graph answers no more than five such requests in ten seconds, so a page is asked for only
 * when somebody wants it. `nextPage` of an earlier answer replaces the query; one that leads elsewhere than to Graph is refused
 * with `unexpected-answer` before anything is sent.
 *
 * @see https://learn.microsoft.com/graph/api/provisioningobjectsummary-list
 */
export async function readProvisioningLogs(
  client: GraphClient,
  query: ProvisioningLogQuery,
  options: { readonly nextPage?: string; readonly signal?: AbortSignal } = {},
): Promise<ProvisioningLogPage> {
  const link = options.nextPage === undefined ? undefined : checkNextLink(options.nextPage, client.host);
  const condition = conditionOf(query);
  const page = await client.call({
    method: 'GET',
    path: path`/auditLogs/provisioning`,
    kind: 'report',
    repetition: 'harmless',
    query: {
      ...(condition === undefined ? {} : { filter: condition }),
      orderBy: 'activityDateTime desc',
      top: query.pageSize ?? 500,
    },
    ...(link === undefined ? {} : { link }),
    signal: options.signal,
    read: (body) => readPage(body, client.host),
  });
  const entries = page.items.map(toProvisioningLogEntry).filter((entry) => entry !== undefined);
  return { entries, ...(page.next === undefined ? {} : { nextPage: page.next }) };
}

/** The logs compare texts with their case, and ids are in lower case there. */
function conditionOf(query: ProvisioningLogQuery): ReturnType<typeof allOf> {
  const id = (text: string): string => guid(text).toLowerCase();
  return allOf([
    query.servicePrincipalId === undefined ? undefined : filter`servicePrincipal/id eq ${id(query.servicePrincipalId)}`,
    query.targetTenantId === undefined ? undefined : filter`tenantId eq ${id(query.targetTenantId)}`,
    query.sourceId === undefined ? undefined : filter`sourceIdentity/id eq ${id(query.sourceId)}`,
    query.after === undefined ? undefined : filter`activityDateTime gt ${new Date(query.after)}`,
    query.before === undefined ? undefined : filter`activityDateTime lt ${new Date(query.before)}`,
  ]);
}
