import type { Clock, DirectoryReader, Principal, PrincipalFacts } from '@tenantry/domain';
import { DirectoryError } from '@tenantry/domain';

/** Groups breathe slowly: who is in them is read again after this long. */
const lifetime = 5 * 60_000;

/** Tells who is in groups, for everybody who looks at the health of the organization. */
export interface ScopeFacts {
  /** Facts of the principals, as far as they could be read: what is absent is unknown. */
  read(principals: readonly Principal[], viewer: DirectoryReader): Promise<ReadonlyMap<string, PrincipalFacts>>;
}

/** Remembers what was read for a few minutes, so that viewers do not multiply the reads; those who come together share one. */
export function createScopeFacts(reader: DirectoryReader, clock: Clock): ScopeFacts {
  let known:
    { readonly key: string; readonly at: number; readonly facts: ReadonlyMap<string, PrincipalFacts> } | undefined;
  const going = new Map<string, Promise<ReadonlyMap<string, PrincipalFacts> | undefined>>();

  async function readNow(principals: readonly Principal[], viewer: DirectoryReader) {
    try {
      return await reader.readPrincipals(principals);
    } catch (error) {
      if (!(error instanceof DirectoryError)) throw error;
    }
    return viewer.readPrincipals(principals).catch((error: unknown) => {
      if (error instanceof DirectoryError) return undefined;
      throw error;
    });
  }

  return {
    async read(principals, viewer) {
      const each = [...new Map(principals.map((principal) => [principal.id, principal])).values()];
      if (each.length === 0) return new Map();
      const key = each
        .map(({ id }) => id)
        .toSorted()
        .join();
      if (known?.key === key && clock.now() - known.at < lifetime) return known.facts;
      const reading = going.get(key) ?? readNow(each, viewer).finally(() => going.delete(key));
      going.set(key, reading);
      const facts = await reading;
      if (facts) known = { key, at: clock.now(), facts };
      return facts ?? new Map();
    },
  };
}
