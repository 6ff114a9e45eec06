import type { MemberTenant, MultitenantOrganization } from '@tenantry/domain';
import { itemsOrThrow, readInBatches } from './batch.ts';
import type { GraphClient } from './graph-client.ts';
import { path } from './graph-path.ts';
import { asObject, momentIn, requiredTextIn, textIn, wordFor, type JsonObject } from './json.ts';

const roles = { owner: 'owner', member: 'member' } as const;
const states = { pending: 'pending', active: 'active', removed: 'removed' } as const;

/**
 * The organization and its tenants, in one request. A tenant that belongs to none gets an answer too: `inactive`.
 *
 * @see https://learn.microsoft.com/graph/api/multitenantorganization-get
 */
export async function readOrganization(client: GraphClient, signal?: AbortSignal): Promise<MultitenantOrganization> {
  const [organization, tenants] = await readInBatches(
    client,
    [
      { path: path`/tenantRelationships/multiTenantOrganization` },
      { path: path`/tenantRelationships/multiTenantOrganization/tenants` },
    ],
    signal,
  );
  if (organization?.ok === false) throw organization.error;
  const body = asObject(organization?.body, 'the multitenant organization');
  if (textIn(body, 'state')?.toLowerCase() !== 'active') return { state: 'inactive', tenants: [] };
  const displayName = textIn(body, 'displayName');
  const description = textIn(body, 'description');
  return {
    state: 'active',
    ...(displayName === undefined ? {} : { displayName }),
    ...(description === undefined ? {} : { description }),
    tenants: itemsOrThrow(tenants)
      .map(toMemberTenant)
      .filter((tenant) => tenant.state !== 'removed'),
  };
}

function toMemberTenant(tenant: JsonObject): MemberTenant {
  const tenantId = requiredTextIn(tenant, 'tenantId').toLowerCase();
  const joinedAt = momentIn(tenant, 'joinedDateTime');
  return {
    tenantId,
    displayName: textIn(tenant, 'displayName') ?? tenantId,
    role: wordFor(textIn(tenant, 'role'), roles),
    state: wordFor(textIn(tenant, 'state'), states),
    ...(joinedAt === undefined ? {} : { joinedAt }),
  };
}
