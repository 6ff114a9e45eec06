import fc from 'fast-check';
import { expect, test } from 'vitest';
import { retryAfter } from './retry-after.ts';

const now = Date.UTC(2026, 10, 22, 9);
const headers = (text: string, date?: string): Headers =>
  new Headers({ 'retry-after': text, ...(date === undefined ? {} : { date }) });

test.each([
  ['seconds', '10', 10_000],
  ['fractions of a second', '0.5', 500],
  ['a date that is to come', new Date(now + 30_000).toUTCString(), 30_000],
  ['an absurdly long time', '999999999', 3_600_000],
  ['zero', '0', undefined],
  ['a negative time', '-1', undefined],
  ['a text', 'soon', undefined],
  ['a date that has passed', new Date(now - 30_000).toUTCString(), undefined],
  ['nothing', '', undefined],
])('%s', (_, text, expected) => {
  expect(retryAfter(headers(text), now)).toBe(expected);
});

test("a date is measured from the server's own clock", () => {
  const serverNow = now + 600_000;
  const inTenSeconds = headers(new Date(serverNow + 10_000).toUTCString(), new Date(serverNow).toUTCString());
  expect(retryAfter(inTenSeconds, now)).toBe(10_000);
});

test('no text makes the wait negative, endless or no number', () => {
  fc.assert(
    fc.property(fc.stringMatching(/^[0-9.\-eE:, GMTonSuFri]*$/), (text) => {
      const wait = retryAfter(headers(text), now);
      expect(wait === undefined || (wait > 0 && wait <= 3_600_000)).toBe(true);
    }),
  );
});
