import { DirectoryError } from '@tenantry/domain';
import type { GraphCall } from './graph-call.ts';
import type { GraphClient } from './graph-client.ts';
import { itemsOf, textIn, type JsonObject } from './json.ts';
import { checkNextLink, type NextLink } from './next-link.ts';

/** One page of a collection. */
export interface Page {
  readonly items: readonly JsonObject[];
  readonly next: NextLink | undefined;
}

/** No collection the product reads has more pages; more is taken for a fault. */
const mostPages = 500;

/** Reads one page of an answer, its link to the next page checked. */
export function readPage(body: unknown, host: string): Page {
  const items = itemsOf(body);
  const link = textIn(body as JsonObject, '@odata.nextLink');
  return { items, next: link === undefined ? undefined : checkNextLink(link, host) };
}

/** Keeps a walk over pages from going in circles or on for ever. */
export function createPageGuard(): { enter(link: NextLink): void } {
  const seen = new Set<NextLink>();
  return {
    enter(link) {
      if (seen.has(link) || seen.size >= mostPages) {
        throw new DirectoryError('unexpected-answer', 'Microsoft Graph answered with pages that do not end.');
      }
      seen.add(link);
    },
  };
}

/** Every item of a collection, page by page. A page may be empty and yet not the last. */
export async function readAllPages(
  client: GraphClient,
  call: Pick<GraphCall<Page>, 'path' | 'query' | 'eventual' | 'signal'>,
): Promise<readonly JsonObject[]> {
  const guard = createPageGuard();
  const items: JsonObject[] = [];
  let link: NextLink | undefined;
  do {
    const page: Page = await client.call({
      ...call,
      method: 'GET',
      kind: 'read',
      repetition: 'harmless',
      read: (body) => readPage(body, client.host),
      ...(link === undefined ? {} : { link }),
    });
    items.push(...page.items);
    link = page.next;
    if (link !== undefined) guard.enter(link);
  } while (link !== undefined);
  return items;
}
