/**
 * One cell of a CSV file. Nothing may be taken for `undefined`, which is an empty cell; texts are always in quotes.
 * What a spreadsheet would take for a formula gets an apostrophe before it, and so does what begins with one, so that the text
 * can be had back exactly.
 * @see https://www.rfc-editor.org/rfc/rfc4180
 * @see https://owasp.org/www-community/attacks/CSV_Injection
 */
export function csvCell(value: string | number | undefined): string {
  if (value === undefined) return '';
  if (typeof value === 'number') return String(value);
  const text = /^['=+\-@\t\r\n\0＝＋－＠]/u.test(value) ? `'${value}` : value;
  return `"${text.replaceAll('"', '""')}"`;
}

/** One line of a CSV file, with its end. */
export function csvLine(cells: readonly (string | number | undefined)[]): string {
  return `${cells.map(csvCell).join(',')}\r\n`;
}

/**
 * Reads what `csvLine` wrote, record by record, from text in any pieces: an empty cell is `undefined`, and the apostrophes that were
 * put before texts are taken away again.
 * @throws when the text ends within quotes, or quotes stand where none can.
 */
export async function* csvRecords(pieces: AsyncIterable<string>): AsyncGenerator<readonly (string | undefined)[]> {
  let record: (string | undefined)[] = [];
  let cell = '';
  let state: 'start' | 'plain' | 'quoted' | 'quote' = 'start';
  const endCell = (): void => {
    record.push(state === 'start' ? undefined : state === 'quote' ? cell.replace(/^'/, '') : cell);
    cell = '';
    state = 'start';
  };
  for await (const piece of pieces) {
    for (const character of piece) {
      if (character === '\ufeff' && state === 'start') continue;
      if (state === 'quoted') {
        if (character === '"') state = 'quote';
        else cell += character;
      } else if (character === '"') {
        if (state === 'plain') throw new Error('There are quotes within a cell that does not begin with them.');
        if (state === 'quote') cell += '"';
        state = 'quoted';
      } else if (character === ',') {
        endCell();
      } else if (character === '\n') {
        endCell();
        yield record;
        record = [];
      } else if (character !== '\r') {
        if (state === 'quote') throw new Error('There is text after the quotes of a cell.');
        state = 'plain';
        cell += character;
      }
    }
  }
  if (state !== 'start' || record.length > 0) throw new Error('The file ends within a line.');
}
