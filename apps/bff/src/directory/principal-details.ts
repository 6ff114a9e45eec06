import type { SharedPrincipal } from '@tenantry/contract';
import type { Clock, DirectoryReader, Principal, PrincipalFacts } from '@tenantry/domain';
import { DirectoryError } from '@tenantry/domain';

/** Details are read again after this long. */
const lifetime = 5 * 60 * 1000;

/** Tells more of principals than their names: what there is to tell may be missing, the principals never are. */
export interface PrincipalDetails {
  read(principals: readonly Principal[], viewer: DirectoryReader): Promise<readonly SharedPrincipal[]>;
}

/** Remembers details for a few minutes, so that viewers do not multiply the reads. */
export function createPrincipalDetails(reader: DirectoryReader, clock: Clock): PrincipalDetails {
  const known = new Map<string, { readonly detail: SharedPrincipal; readonly readAt: number }>();

  async function readFacts(principals: readonly Principal[], viewer: DirectoryReader) {
    try {
      return await reader.readPrincipals(principals);
    } catch (error) {
      if (!(error instanceof DirectoryError)) throw error;
      if (error.code !== 'forbidden') return new Map<string, PrincipalFacts>();
      return viewer.readPrincipals(principals).catch(() => new Map<string, PrincipalFacts>());
    }
  }

  return {
    async read(principals, viewer) {
      const now = clock.now();
      const unknown = principals.filter(({ id }) => (known.get(id)?.readAt ?? 0) < now - lifetime);
      if (unknown.length > 0) {
        for (const facts of (await readFacts(unknown, viewer)).values())
          known.set(facts.principal.id, { detail: describePrincipal(facts), readAt: now });
      }
      return principals.map((principal) => known.get(principal.id)?.detail ?? principal);
    },
  };
}

/** What is shown of a principal beside its name. */
export function describePrincipal(facts: PrincipalFacts): SharedPrincipal {
  const { principal } = facts;
  if (facts.kind === 'user') return { ...principal, detail: facts.person.userPrincipalName };
  if (facts.kind === 'group') return { ...principal, directMemberCount: facts.group.directMembers.length };
  return principal;
}
