const longest = 3_600_000;

/**
 * How long an answer asks to wait, in milliseconds; `undefined` when it does not say, or says nothing that could be meant: text,
 * zero or less, a date that has passed. More than an hour counts as an hour.
 *
 * @see https://learn.microsoft.com/graph/throttling#best-practices-to-handle-throttling
 */
export function retryAfter(headers: Headers, now: number): number | undefined {
  const text = headers.get('retry-after')?.trim();
  if (text === undefined || text === '') return undefined;
  const wait = /^\d+(?:\.\d+)?$/.test(text) ? Number(text) * 1000 : untilDate(text, headers, now);
  return wait > 0 ? Math.min(wait, longest) : undefined;
}

/** A date is meant by the server's clock, which the answer tells in `Date`. */
function untilDate(text: string, headers: Headers, now: number): number {
  if (!/^[A-Za-z]{3}, /.test(text)) return Number.NaN;
  const serverNow = Date.parse(headers.get('date') ?? '');
  return Date.parse(text) - (Number.isNaN(serverNow) ? now : serverNow);
}
