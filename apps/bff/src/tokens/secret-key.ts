import { createHash, hkdfSync, randomBytes } from 'node:crypto';
import { chmodSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** The key of everything that is kept encrypted or signed. */
export interface SecretKey {
  /** Tells keys apart, without telling anything about them. */
  readonly keyId: string;
  /** A key of its own for one purpose, 32 bytes. */
  derive(purpose: 'token-vault' | 'session-cookie'): Buffer;
}

/** The data directory holds something else where the key should be. */
export class SecretKeyError extends Error {
  override readonly name = 'SecretKeyError';
}

/** Uses the key that was given, or the one of the data directory, which is made at the first start. */
export function loadSecretKey(given: Buffer | undefined, dataDirectory: string): SecretKey {
  const key = given ?? keptKey(dataDirectory);
  return {
    keyId: createHash('sha256').update('tenantry key id').update(key).digest('hex').slice(0, 16),
    derive: (purpose) => Buffer.from(hkdfSync('sha256', key, Buffer.alloc(0), `tenantry ${purpose}`, 32)),
  };
}

function keptKey(dataDirectory: string): Buffer {
  const path = join(dataDirectory, 'secret.key');
  mkdirSync(dataDirectory, { recursive: true, mode: 0o700 });
  try {
    // Fails when it is there, so that two starts at once cannot end with two keys.
    writeFileSync(path, `${randomBytes(32).toString('base64')}\n`, { mode: 0o600, flag: 'wx' });
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'EEXIST')) throw error;
  }
  chmodSync(path, 0o600);
  const key = Buffer.from(readFileSync(path, 'utf8').trim(), 'base64');
  if (key.length !== 32) throw new SecretKeyError(`${path} does not hold a key of 32 bytes in base64.`);
  return key;
}
