import fc from 'fast-check';
import { expect, test } from 'vitest';
import { collect } from '../testing/collect.ts';
import { csvCell, csvLine, csvRecords } from './csv.ts';

const dangerous = ['=', '+', '-', '@', '\t', '\r', '\0', '＝', '＋', '－', '＠'];

test.each(dangerous)('a text that begins with %j cannot be taken for a formula', (first) => {
  expect(csvCell(`${first}cmd|' /C calc'!A0`)).toMatch(/^"'/);
});

test('quotes, commas and line ends stay within their cell', () => {
  expect(csvLine(['a "b", c', 'd\r\ne', 7, undefined])).toBe('"a ""b"", c","d\r\ne",7,\r\n');
});

const cells = fc.array(fc.option(fc.string({ unit: 'binary' }), { nil: undefined }), { minLength: 1, maxLength: 6 });

/** Cuts a text at any places, as a file arrives. */
async function* cut(text: string, size: number): AsyncGenerator<string> {
  for (let from = 0; from < text.length; from += size) {
    await Promise.resolve();
    yield text.slice(from, from + size);
  }
}

test('whatever is written can be read again, and no cell of it begins like a formula', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(cells, { maxLength: 5 }), fc.integer({ min: 1, max: 9 }), async (lines, size) => {
      const text = lines.map(csvLine).join('');
      expect(await collect(csvRecords(cut(text, size)))).toEqual(lines);
      for (const line of lines)
        for (const cell of line) {
          const [, first = ''] = csvCell(cell);
          expect(dangerous).not.toContain(first);
        }
    }),
  );
});

test.each(['"a', '"a" b\r\n', 'a"b"\r\n', '"a","b"'])('%j is refused', async (text) => {
  await expect(collect(csvRecords(cut(text, 2)))).rejects.toThrow(/file ends|quotes/);
});
