import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { SessionPrincipal } from '../session/session-principal.ts';
import { createSystemClock } from '../operations/system-clock.ts';
import { collect } from '../testing/collect.ts';
import { testEngines, type TestStore } from '../testing/store-engines.ts';
import { temporaryDirectory } from '../testing/temporary-directory.ts';
import { exportActivity } from './export-activity.ts';
import { verifyExport } from './verify-export.ts';

const exporter = { userId: 'u', displayName: 'Hal Helpdesk' } as SessionPrincipal;
const formats = ['csv', 'jsonl'] as const;

for (const engine of testEngines.filter(({ unavailable }) => unavailable === undefined)) {
  describe(`an export of the activity on ${engine.name}`, () => {
    let opened: TestStore;
    let directory: ReturnType<typeof temporaryDirectory>;
    beforeEach(async () => {
      opened = await engine.open();
      directory = temporaryDirectory();
      const { journal } = opened.store;
      for (let index = 0; index < 3; index += 1) {
        await journal.append({
          at: 1_795_305_600_000 + index,
          kind: 'plan-made',
          actor: {
            userId: 'u',
            displayName: ['=HYPERLINK("http://evil")', '\'quoted, "twice"', 'Zoë\nÆrø'][index] ?? '',
          },
          ...(index === 1 ? { tenant: { tenantId: 't', displayName: '' } } : {}),
          content: { flow: '=1+1', index },
        });
      }
    });
    afterEach(async () => {
      await opened[Symbol.asyncDispose]();
      directory[Symbol.dispose]();
    });

    async function exported(format: (typeof formats)[number]): Promise<string> {
      const { pieces, fileName } = await exportActivity(opened.store.journal, createSystemClock(), format, exporter);
      const path = join(directory.path, fileName);
      writeFileSync(path, (await collect(pieces)).join(''));
      return path;
    }
    const changed = (path: string, change: (text: string) => string): string => {
      const text = readFileSync(path, 'utf8');
      const other = change(text);
      expect(other).not.toBe(text);
      writeFileSync(path, other);
      return path;
    };

    test.each(formats)('as %s holds every entry and can be checked by itself', async (format) => {
      const path = await exported(format);
      const last = await opened.store.journal.list({ limit: 1 });
      expect(await verifyExport(path)).toEqual({ intact: true, entries: 4, lastHash: last[0]?.hash });
      expect(last).toMatchObject([{ kind: 'activity-exported', userName: 'Hal Helpdesk' }]);
    });

    test('as csv holds no cell that a spreadsheet takes for a formula', async () => {
      const text = readFileSync(await exported('csv'), 'utf8');
      expect(text).toContain('"\'=HYPERLINK(""http://evil"")"');
      expect(text).not.toMatch(/(^|,)"?=/m);
    });

    test.each(formats)('as %s leaves out what happens after it began', async (format) => {
      const { pieces } = await exportActivity(opened.store.journal, createSystemClock(), format, exporter);
      await opened.store.journal.append({ at: 1, kind: 'signed-in' });
      expect((await collect(pieces)).join('')).not.toContain('signed-in');
    });

    test.each(formats)('as %s tells of every entry that was altered', async (format) => {
      const altered = (from: string, to: string) => async () =>
        verifyExport(changed(await exported(format), (text) => text.replace(from, to)));
      expect(await altered('Ærø', 'Arø')()).toMatchObject({
        intact: false,
        fault: expect.stringContaining('Entry 3') as string,
      });
      expect(await altered('plan-made', 'signed-in')()).toMatchObject({
        intact: false,
        fault: expect.stringContaining('Entry 1') as string,
      });
      expect(await altered('2026-11-22', '2026-11-23')()).toMatchObject({
        intact: false,
        fault: expect.stringContaining('time') as string,
      });
    });

    const withEntries = async (format: (typeof formats)[number], pick: (entries: string[]) => string[]) =>
      verifyExport(changed(await exported(format), (text) => pick(text.split(/(?<=\n)(?=[{\d])/)).join('')));

    test.each(formats)('as %s tells of an entry that was taken away', async (format) => {
      const verdict = await withEntries(format, (entries) => entries.filter((entry) => !entry.includes('twice')));
      expect(verdict).toEqual({ intact: false, fault: 'Entry 2 is missing or not as it was written.' });
    });

    test.each(formats)('as %s tells that its end was cut off', async (format) => {
      const verdict = await withEntries(format, (entries) => entries.slice(0, -1));
      expect(verdict).toMatchObject({ intact: false, fault: expect.stringContaining('cut off') as string });
    });

    test('of nothing at all is none', async () => {
      const path = join(directory.path, 'empty.csv');
      writeFileSync(path, '');
      expect(await verifyExport(path)).toMatchObject({ intact: false });
    });
  });
}
