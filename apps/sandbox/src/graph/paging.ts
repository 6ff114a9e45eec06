import { unsupportedQuery } from './errors.ts';
import { graphOrigin } from './graph-address.ts';
import { readSkipToken } from './odata/skip-token.ts';
import type { Call } from './operation.ts';

/** How many items a page of a collection holds, and what happens when more are asked for. */
export interface PageSize {
  readonly default: number;
  readonly max: number;
  readonly beyond: 'refuse' | 'clamp';
}

/** The size of the page asked for; throws a 400 for one the collection does not give. */
export function pageSizeOf(top: number | undefined, size: PageSize): number {
  if (top === undefined) return size.default;
  if (top >= 1 && top <= size.max) return top;
  if (size.beyond === 'clamp' && top >= 1) return size.max;
  throw unsupportedQuery(`Invalid page size specified: '${top}'. Must be between 1 and ${size.max} inclusive.`);
}

/** Where a page begins: after the last item that was seen, wherever that is now. */
export function startOf<T>(items: readonly T[], idOf: (item: T) => string, skipToken: string | undefined): number {
  if (skipToken === undefined) return 0;
  const { offset, afterId } = readSkipToken(skipToken);
  // Things before the page may have gone meanwhile: the last item seen tells the place, else the count does.
  for (let index = Math.min(offset, items.length) - 1; index >= 0; index -= 1) {
    const item = items[index];
    if (item !== undefined && idOf(item) === afterId) return index + 1;
  }
  return offset;
}

/** How many items a page that begins after `skipToken` needs to know, and one more to know whether there is a next one. */
export function reachOf(skipToken: string | undefined, size: number): number {
  return (skipToken === undefined ? 0 : readSkipToken(skipToken).offset) + size + 1;
}

/** The first items, or all of those that are a list already. */
export function firstOf<T>(items: Iterable<T>, most: number): readonly T[] {
  if (Array.isArray(items)) return items as readonly T[];
  const first: T[] = [];
  for (const item of items) {
    first.push(item);
    if (first.length >= most) break;
  }
  return first;
}

/** The address of the next page: absolute, with everything the query said. */
export function nextLink(call: Call, token: string): string {
  const kept = call.query.raw.split('&').filter((part) => part !== '' && !/^(\$|%24)skiptoken=/i.test(part));
  return `${graphOrigin}${call.path}?${[...kept, `$skiptoken=${token}`].join('&')}`;
}
