import type { ConfigurationClaim, DirectoryReader, Observation, PrincipalFacts } from '@tenantry/domain';
import { claimsOn, DirectoryError, scopeOf } from '@tenantry/domain';
import type { StatusSnapshot } from '../organization/status-snapshot.ts';

/** Tells the configurations to a tenant that somebody has to decide between. */
export interface ClaimsReader {
  /**
   * Every configuration to the tenant when there is more than one, or one that does not carry the tenant's name; else none.
   * Read once for each reading of the organization, however many look.
   * @throws {DirectoryError} when the people of their scopes cannot be read.
   */
  read(tenantId: string, snapshot: StatusSnapshot, viewer: DirectoryReader): Promise<readonly ConfigurationClaim[]>;
}

/** @param reader the application's own sight; the viewer's is used where the application may not read. */
export function createClaimsReader(homeTenantId: string, reader: DirectoryReader): ClaimsReader {
  const known = new Map<string, { readonly readAt: number; readonly claims: readonly ConfigurationClaim[] }>();

  async function readAnew(tenantId: string, { readAt, reading }: StatusSnapshot, viewer: DirectoryReader) {
    const nobody = { ...reading, homeTenantId, observedAt: readAt, existingAccounts: new Map() };
    const concern = claimsOn(tenantId, { ...nobody, principals: new Map() });
    if (concern.length === 0 || (concern.length === 1 && concern[0]?.recognised)) return [];
    const ids = new Set(concern.map((claim) => claim.servicePrincipalId));
    const assigned = reading.configurations.filter((one) => ids.has(one.servicePrincipalId)).flatMap(scopeOf);
    const observation: Observation = { ...nobody, principals: await readFacts(assigned, reader, viewer) };
    return claimsOn(tenantId, observation);
  }

  return {
    async read(tenantId, snapshot, viewer) {
      const last = known.get(tenantId);
      if (last?.readAt === snapshot.readAt) return last.claims;
      const claims = await readAnew(tenantId, snapshot, viewer);
      known.set(tenantId, { readAt: snapshot.readAt, claims });
      return claims;
    },
  };
}

async function readFacts(
  assigned: ReturnType<typeof scopeOf>,
  reader: DirectoryReader,
  viewer: DirectoryReader,
): Promise<ReadonlyMap<string, PrincipalFacts>> {
  const principals = [...new Map(assigned.map((principal) => [principal.id, principal])).values()];
  if (principals.length === 0) return new Map();
  try {
    return await reader.readPrincipals(principals);
  } catch (error) {
    if (!(error instanceof DirectoryError) || error.code !== 'forbidden') throw error;
    return viewer.readPrincipals(principals);
  }
}
