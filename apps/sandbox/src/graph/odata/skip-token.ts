import { invalidQuery } from '../errors.ts';

/** Where the next page begins. The id finds the place again when things before it have gone. */
export interface PagePosition {
  readonly offset: number;
  readonly afterId: string;
}

/** An opaque token; clients must not look inside. */
export function writeSkipToken(position: PagePosition): string {
  return Buffer.from(`${position.offset}.${position.afterId}`).toString('base64url');
}

/** Throws a 400 for a token this service did not write. */
export function readSkipToken(token: string): PagePosition {
  const found = /^(\d+)\.(.+)$/s.exec(Buffer.from(token, 'base64url').toString());
  if (!found) throw invalidQuery('The $skiptoken is not valid.');
  return { offset: Number(found[1]), afterId: found[2] ?? '' };
}
