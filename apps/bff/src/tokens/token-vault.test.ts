import { randomBytes } from 'node:crypto';
import { readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { manualClock } from '../testing/manual-clock.ts';
import { testEngines, type TestStore } from '../testing/store-engines.ts';
import { temporaryDirectory } from '../testing/temporary-directory.ts';
import { loadSecretKey, SecretKeyError } from './secret-key.ts';
import { createTokenVault, VaultTamperedError } from './token-vault.ts';

const key = (byte: number) => loadSecretKey(Buffer.alloc(32, byte), '');
let opened: TestStore;
beforeEach(async () => {
  opened = await (testEngines[0] as (typeof testEngines)[number]).open();
});
afterEach(async () => {
  await opened[Symbol.asyncDispose]();
});
const rows = () => opened.store.database.selectFrom('tokenVault').selectAll().execute();

test('tokens come back as they were kept, and cannot be read in the store', async () => {
  const vault = createTokenVault(opened.store.database, key(1), manualClock());
  await vault.write('ada', 'RT-CANARY');
  await vault.write('ada', 'RT-CANARY-2');
  expect(await vault.read('ada')).toBe('RT-CANARY-2');
  const [row] = await rows();
  expect(Buffer.from(row?.ciphertext ?? '', 'base64').toString('latin1')).not.toContain('CANARY');
  await vault.remove('ada');
  expect(await vault.read('ada')).toBeUndefined();
});

test('the same tokens never look the same twice', async () => {
  const vault = createTokenVault(opened.store.database, key(1), manualClock());
  const seen = new Set<string>();
  for (let turn = 0; turn < 50; turn += 1) {
    await vault.write('ada', 'RT-CANARY');
    seen.add((await rows())[0]?.ciphertext.slice(0, 16) ?? '');
  }
  expect(seen.size).toBe(50);
});

test('tokens that were moved to another account are refused', async () => {
  const { database } = opened.store;
  const vault = createTokenVault(database, key(1), manualClock());
  await vault.write('ada', 'RT-ADA');
  await vault.write('eve', 'RT-EVE');
  const ada = (await rows()).find(({ accountId }) => accountId === 'ada');
  await database
    .updateTable('tokenVault')
    .set({ ciphertext: ada?.ciphertext ?? '' })
    .where('accountId', '=', 'eve')
    .execute();
  await expect(vault.read('eve')).rejects.toThrow(VaultTamperedError);
  expect(await vault.read('ada')).toBe('RT-ADA');
});

test('tokens of which one bit was changed are refused', async () => {
  const { database } = opened.store;
  const vault = createTokenVault(database, key(1), manualClock());
  await vault.write('ada', 'RT-ADA');
  const bytes = Buffer.from((await rows())[0]?.ciphertext ?? '', 'base64');
  for (const index of [0, 12, bytes.length - 1]) {
    const changed = Buffer.from(bytes);
    changed[index] = (changed[index] ?? 0) ^ 1;
    await database
      .updateTable('tokenVault')
      .set({ ciphertext: changed.toString('base64') })
      .execute();
    await expect(vault.read('ada')).rejects.toThrow(VaultTamperedError);
  }
});

test('after a change of the key everybody has no tokens', async () => {
  const { database } = opened.store;
  await createTokenVault(database, key(1), manualClock()).write('ada', 'RT-ADA');
  expect(await createTokenVault(database, key(2), manualClock()).read('ada')).toBeUndefined();
});

test('a key is made at the first start, kept, and readable by its owner only', () => {
  using directory = temporaryDirectory();
  const path = join(directory.path, 'secret.key');
  const first = loadSecretKey(undefined, directory.path);
  expect(statSync(path).mode & 0o777).toBe(0o600);
  expect(loadSecretKey(undefined, directory.path).keyId).toBe(first.keyId);
  expect(readFileSync(path, 'utf8')).not.toContain(first.keyId);
  expect(first.derive('token-vault')).not.toEqual(first.derive('session-cookie'));
});

test('a key file that holds no key stops the start', () => {
  using directory = temporaryDirectory();
  writeFileSync(join(directory.path, 'secret.key'), randomBytes(5));
  expect(() => loadSecretKey(undefined, directory.path)).toThrow(SecretKeyError);
});
