import type { SendOptions } from '../../testing/small-world.ts';
import type { SamplePlace } from './sample-place.ts';

/** A request that Microsoft publishes, to be sent as it is written but for ids and names of what is there. */
export interface Sample {
  /** The operation as the description names it. */
  readonly operation: string;
  /** What happens, in one sentence. */
  readonly sentence: string;
  /**
   * The page that shows the request, by its last name below https://learn.microsoft.com/graph/api/, and how the page's
   * address differs where it cannot be sent as it is; `how-to` is
   * https://learn.microsoft.com/entra/identity/multi-tenant-organizations/cross-tenant-synchronization-configure-graph.
   * Where none is published: what it is derived from.
   */
  readonly source: string;
  /** Brings about what the page takes for granted. */
  readonly given?: (place: SamplePlace) => Promise<unknown> | void;
  readonly request: (place: SamplePlace) => SampleRequest;
  /** As documented. */
  readonly status: number;
  /** Members the published answer shows: a path each, with `[]` for the items of a list; separated by spaces. */
  readonly members?: string;
  /** What of the published answer is no example but a fact, ids and names of what is there aside. */
  readonly facts?: object | ((place: SamplePlace) => object);
}
export interface SampleRequest {
  /** From the version on, with query. */
  readonly path: string;
  readonly body?: unknown;
  readonly options?: SendOptions;
}

/** What `@odata.context` says of an answer. */
export function contextFact(context: string): { readonly '@odata.context': string } {
  return { '@odata.context': `https://graph.microsoft.com/v1.0/$metadata#${context}` };
}

/** The header of advanced queries. */
export const eventual: SendOptions = { headers: { ConsistencyLevel: 'eventual' } };
