import { DirectoryError, type PartnerConfiguration, type TenantId } from '@tenantry/domain';
import { readInBatches } from './batch.ts';
import type { GraphClient } from './graph-client.ts';
import { guid, path } from './graph-path.ts';
import { booleanIn, objectIn, requiredTextIn, type JsonObject } from './json.ts';
import { readAllPages } from './pages.ts';

const partners = path`/policies/crossTenantAccessPolicy/partners`;

/**
 * What the home tenant allows each partner, in one request where Graph expands the partner's synchronization policy with it.
 * Elsewhere the policies are read in batches.
 *
 * @see https://learn.microsoft.com/graph/api/crosstenantaccesspolicy-list-partners
 */
export async function readPartnerConfigurations(
  client: GraphClient,
  signal?: AbortSignal,
): Promise<readonly PartnerConfiguration[]> {
  try {
    const expanded = await readAllPages(client, {
      path: partners,
      query: { expand: 'identitySynchronization' },
      signal,
    });
    return expanded.map((partner) => toPartnerConfiguration(partner, objectIn(partner, 'identitySynchronization')));
  } catch (error) {
    if (!(error instanceof DirectoryError) || error.code !== 'invalid-request') throw error;
    return readWithoutExpanding(client, signal);
  }
}

/**
 * Makes the partner's entry; throws `already-exists` when there is one.
 *
 * @see https://learn.microsoft.com/graph/api/crosstenantaccesspolicy-post-partners
 */
export async function createPartnerConfiguration(client: GraphClient, tenantId: TenantId): Promise<void> {
  await client.call({
    method: 'POST',
    path: partners,
    kind: 'write',
    repetition: 'idempotent',
    body: { tenantId: guid(tenantId) },
    read: () => undefined,
  });
}

/**
 * Lets invitations of home users to the partner be redeemed without a prompt. Nothing else of the entry is sent, so nothing else
 * of it can change; the inbound half is kept by Graph's merging of objects.
 *
 * @see https://learn.microsoft.com/graph/api/crosstenantaccesspolicyconfigurationpartner-update
 */
export async function allowOutboundRedemption(client: GraphClient, tenantId: TenantId): Promise<void> {
  await client.call({
    method: 'PATCH',
    path: path`/policies/crossTenantAccessPolicy/partners/${guid(tenantId)}`,
    kind: 'write',
    repetition: 'idempotent',
    body: { automaticUserConsentSettings: { outboundAllowed: true } },
    read: () => undefined,
  });
}

async function readWithoutExpanding(
  client: GraphClient,
  signal: AbortSignal | undefined,
): Promise<readonly PartnerConfiguration[]> {
  const entries = await readAllPages(client, { path: partners, signal });
  const ids = entries.map((entry) => guid(requiredTextIn(entry, 'tenantId')));
  const policies = await readInBatches(
    client,
    ids.map((id) => ({ path: path`/policies/crossTenantAccessPolicy/partners/${id}/identitySynchronization` })),
    signal,
  );
  return entries.map((entry, index) => {
    const policy = policies[index];
    // A partner without a policy of its own answers that there is none.
    if (policy?.ok === false && policy.error.code !== 'not-found') throw policy.error;
    return toPartnerConfiguration(entry, policy?.ok === true ? (policy.body as JsonObject) : undefined);
  });
}

/** A setting that is absent takes the tenant's default, which allows nothing. */
function toPartnerConfiguration(partner: JsonObject, synchronization: JsonObject | undefined): PartnerConfiguration {
  const redemption = objectIn(partner, 'automaticUserConsentSettings');
  return {
    tenantId: requiredTextIn(partner, 'tenantId').toLowerCase(),
    automaticRedemptionOutbound: booleanIn(redemption, 'outboundAllowed') ?? false,
    automaticRedemptionInbound: booleanIn(redemption, 'inboundAllowed') ?? false,
    userSyncInboundAllowed: booleanIn(objectIn(synchronization, 'userSyncInbound'), 'isSyncAllowed') ?? false,
  };
}
