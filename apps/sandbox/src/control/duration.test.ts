import { expect, it } from 'vitest';
import { parseDuration } from './duration.ts';

it.each([
  ['PT40M', 2_400_000],
  ['P1D', 86_400_000],
  ['P1W', 604_800_000],
  ['PT0.5S', 500],
  ['P1DT2H', 93_600_000],
])('reads %s', (text, milliseconds) => {
  expect(parseDuration(text)).toBe(milliseconds);
});

it.each(['', 'P', 'PT', 'P1M', 'P1Y', '40M', '-PT1M', 'P500D', 40, undefined])('refuses %s', (input) => {
  expect(parseDuration(input)).toBeUndefined();
});
