import { expect, it } from 'vitest';
import { trackLag } from './lag.ts';

it('the settle window is ninety seconds before any lag was seen, and after short ones', () => {
  const lag = trackLag();
  expect(lag.settleWindow()).toBe(90_000);
  lag.note(4_000);
  expect(lag.settleWindow()).toBe(90_000);
});

it('the settle window is ten times the longest of a few lags, and five times the longest of many', () => {
  const lag = trackLag();
  for (let count = 0; count < 18; count += 1) lag.note(12_000);
  lag.note(40_000);
  expect(lag.settleWindow()).toBe(400_000);
  lag.note(11_000);
  expect(lag.settleWindow()).toBe(200_000);
  lag.note(50_000);
  expect(lag.settleWindow()).toBe(250_000);
});
