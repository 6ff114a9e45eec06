import { expect, test } from 'vitest';
import { hueOf, initials } from './initials-tile.tsx';

test('the initials are those of the first and the last word, in any script', () => {
  expect(initials('Wide World Importers')).toBe('WI');
  expect(initials('Contoso')).toBe('C');
  expect(initials('åsa öberg-lind')).toBe('ÅL');
  expect(initials('田中 太郎')).toBe('田太');
  expect(initials('  ')).toBe('?');
});

test('a name keeps its hue', () => {
  expect(hueOf('Fabrikam')).toBe(hueOf('Fabrikam'));
  expect(new Set(['Fabrikam', 'Litware', 'Contoso', 'Tailspin'].map(hueOf)).size).toBeGreaterThan(1);
});
