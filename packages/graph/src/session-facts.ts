import type { TenantId } from '@tenantry/domain';
import { itemsOrThrow, readInBatches } from './batch.ts';
import type { GraphClient } from './graph-client.ts';
import { path } from './graph-path.ts';
import { asObject, booleanIn, objectsIn, requiredTextIn, textIn, type JsonObject } from './json.ts';

/** Who is signed in and what the directory lets them do. */
export interface SessionFacts {
  readonly user: {
    readonly userId: string;
    readonly displayName: string;
    readonly userPrincipalName: string;
    readonly mail?: string;
  };
  readonly tenant: { readonly tenantId: TenantId; readonly displayName: string; readonly defaultDomain?: string };
  /** Template ids of the directory roles held now, also through groups. */
  readonly directoryRoles: readonly string[];
}

/**
 * What Graph says of the person whose token the client uses, in one request.
 *
 * @see https://learn.microsoft.com/graph/api/user-list-transitivememberof
 */
export async function readSessionFacts(client: GraphClient, signal?: AbortSignal): Promise<SessionFacts> {
  const [me, organization, memberships] = await readInBatches(
    client,
    [
      { path: path`/me`, query: { select: ['id', 'displayName', 'userPrincipalName', 'mail'] } },
      { path: path`/organization`, query: { select: ['id', 'displayName', 'verifiedDomains'] } },
      { path: path`/me/transitiveMemberOf`, query: { top: 999 } },
    ],
    signal,
  );
  if (me?.ok === false) throw me.error;
  const user = asObject(me?.body, 'the signed-in user');
  const userPrincipalName = textIn(user, 'userPrincipalName') ?? '';
  const mail = textIn(user, 'mail');
  return {
    user: {
      userId: requiredTextIn(user, 'id'),
      displayName: textIn(user, 'displayName') ?? userPrincipalName,
      userPrincipalName,
      ...(mail === undefined ? {} : { mail }),
    },
    tenant: toTenant(asObject(itemsOrThrow(organization)[0], 'the organization')),
    directoryRoles: rolesIn(itemsOrThrow(memberships)),
  };
}

function toTenant(organization: JsonObject): SessionFacts['tenant'] {
  const tenantId = requiredTextIn(organization, 'id').toLowerCase();
  const domains = objectsIn(organization, 'verifiedDomains');
  const defaultDomain = textIn(
    domains.find((domain) => booleanIn(domain, 'isDefault') === true),
    'name',
  );
  return {
    tenantId,
    displayName: textIn(organization, 'displayName') ?? tenantId,
    ...(defaultDomain === undefined ? {} : { defaultDomain }),
  };
}

function rolesIn(memberships: readonly JsonObject[]): readonly string[] {
  return memberships
    .filter((item) => item['@odata.type'] === '#microsoft.graph.directoryRole')
    .flatMap((role) => textIn(role, 'roleTemplateId')?.toLowerCase() ?? []);
}
