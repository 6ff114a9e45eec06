import { mkdirSync, mkdtempSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { fingerprint, readStamp, writeStamp } from './stamp.mjs';

let folder = '';

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'tenantry-stamp-'));
  mkdirSync(join(folder, 'src/dist'), { recursive: true });
  writeFileSync(join(folder, 'src/a.ts'), 'a');
  writeFileSync(join(folder, 'lock.json'), '{}');
});

afterEach(() => rmSync(folder, { recursive: true, force: true }));

const now = () => fingerprint(folder, ['src', 'lock.json', 'missing.json']);

test('touching a file without changing it leaves the fingerprint as it was', () => {
  const before = now();
  utimesSync(join(folder, 'src/a.ts'), 1, 1);
  expect(now()).toBe(before);
});

test.each([
  ['a changed file', 'src/a.ts', 'b'],
  ['a new file', 'src/b.ts', 'a'],
  ['a changed single file', 'lock.json', '[]'],
])('%s changes the fingerprint', (_, file, content) => {
  const before = now();
  writeFileSync(join(folder, file), content);
  expect(now()).not.toBe(before);
});

test('moving content from one file to the next changes the fingerprint', () => {
  writeFileSync(join(folder, 'src/a.ts'), 'ab');
  writeFileSync(join(folder, 'src/b.ts'), 'c');
  const before = now();
  writeFileSync(join(folder, 'src/a.ts'), 'a');
  writeFileSync(join(folder, 'src/b.ts'), 'bc');
  expect(now()).not.toBe(before);
});

test('what was built and what only tests read do not count', () => {
  const before = now();
  writeFileSync(join(folder, 'src/dist/a.js'), 'built');
  writeFileSync(join(folder, 'src/a.test.ts'), 'test');
  expect(now()).toBe(before);
});

test('a stamp is read back as it was written, and is undefined before', () => {
  const file = join(folder, 'deep/stamp');
  expect(readStamp(file)).toBeUndefined();
  writeStamp(file, 'abc');
  expect(readStamp(file)).toBe('abc');
});
