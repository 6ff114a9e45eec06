import { describe, expect, test } from 'vitest';
import { ago, ahead, nameList, plural, roughDuration } from './time.ts';

const now = Date.UTC(2026, 10, 22, 14, 5);
const minute = 60_000;

describe('a moment in the past', () => {
  test('is told in the largest unit that fits, rounded down', () => {
    expect(ago(now - 8.9 * minute, now)).toBe('8 min. ago');
    expect(ago(now - 119 * minute, now)).toBe('1 hr. ago');
    expect(ago(now - 49 * 60 * minute, now)).toBe('2 days ago');
  });

  test('less than a minute away, or put ahead by another clock, is just now', () => {
    expect(ago(now - 59_000, now)).toBe('just now');
    expect(ago(now + 40 * minute, now)).toBe('just now');
  });
});

test('a moment to come is now once it has passed', () => {
  expect(ahead(now + 12.5 * minute, now)).toBe('in 12 min.');
  expect(ahead(now - minute, now)).toBe('now');
});

test('a length of time is said roughly, and never as zero minutes', () => {
  expect(roughDuration(0)).toBe('less than a minute');
  expect(roughDuration(60)).toBe('about 1 minute');
  expect(roughDuration(4 * 60 + 20)).toBe('about 4 minutes');
  expect(roughDuration(2 * 3600)).toBe('about 2 hours');
});

test('a number takes the word that fits it', () => {
  expect(plural(1, 'tenant', 'tenants')).toBe('1 tenant');
  expect(plural(0, 'tenant', 'tenants')).toBe('0 tenants');
});

test('a list of names folds the rest to a number, but never a single name', () => {
  expect(nameList(['Fabrikam', 'Litware'])).toBe('Fabrikam and Litware');
  expect(nameList(['A', 'B', 'C', 'D'])).toBe('A, B, C, and D');
  expect(nameList(['A', 'B', 'C', 'D', 'E'])).toBe('A, B, C, and 2 more');
});
