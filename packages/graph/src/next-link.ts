import { DirectoryError } from '@tenantry/domain';

declare const linkMark: unique symbol;

/** A link to a next page that leads to Microsoft Graph and nowhere else. Followed verbatim. */
export type NextLink = string & { readonly [linkMark]: true };

const longest = 16_384;

/**
 * Checks a next link of an answer, or one that was kept since: it must lead to the same host and version, or following it would
 * send a token to wherever an answer points. Throws `unexpected-answer`; the link itself is in no message.
 *
 * @see https://learn.microsoft.com/graph/paging
 */
export function checkNextLink(link: string, host: string): NextLink {
  const url = link.length <= longest ? URL.parse(link) : null;
  const trusted =
    url !== null &&
    url.protocol === 'https:' &&
    url.host === host &&
    url.username === '' &&
    url.password === '' &&
    url.pathname.startsWith('/v1.0/') &&
    link.startsWith(`https://${host}/v1.0/`);
  if (trusted) return link as NextLink;
  throw new DirectoryError('unexpected-answer', 'Microsoft Graph answered with a next page that is not its own.');
}

/** What a `$batch` calls the page: the link without host and version. */
export function relativeTo(link: NextLink, host: string): string {
  return link.slice(`https://${host}/v1.0`.length);
}
