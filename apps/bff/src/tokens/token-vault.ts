import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto';
import type { Clock } from '@tenantry/domain';
import type { Database } from '../store/engine.ts';
import type { SecretKey } from './secret-key.ts';

/** What was read is not what was written for this account: somebody has changed the store. */
export class VaultTamperedError extends Error {
  override readonly name = 'VaultTamperedError';
}

/** The tokens of every account that has signed in, encrypted in the store. */
export interface TokenVault {
  /**
   * `undefined` when there are none, or when they were written with another key: then the person signs in again.
   * @throws {VaultTamperedError} when the row was altered or belongs to another account.
   */
  read(accountId: string): Promise<string | undefined>;
  write(accountId: string, tokens: string): Promise<void>;
  remove(accountId: string): Promise<void>;
}

const algorithm = 'aes-256-gcm';
const nonceBytes = 12;
const tagBytes = 16;

/** AES-256-GCM with a fresh nonce for every write; the row's key is authenticated, so that rows cannot be swapped. */
export function createTokenVault(database: Database, secretKey: SecretKey, clock: Clock): TokenVault {
  const key = secretKey.derive('token-vault');
  return {
    async read(accountId) {
      const row = await database
        .selectFrom('tokenVault')
        .select(['keyId', 'ciphertext'])
        .where('accountId', '=', accountId)
        .executeTakeFirst();
      if (row === undefined || row.keyId !== secretKey.keyId) return undefined;
      return open(key, accountId, row.ciphertext);
    },
    async write(accountId, tokens) {
      const row = {
        keyId: secretKey.keyId,
        ciphertext: seal(key, accountId, tokens),
        updatedAt: clock.now(),
      };
      await database
        .insertInto('tokenVault')
        .values({ accountId, ...row })
        .onConflict((conflict) => conflict.column('accountId').doUpdateSet(row))
        .execute();
    },
    async remove(accountId) {
      await database.deleteFrom('tokenVault').where('accountId', '=', accountId).execute();
    },
  };
}

function seal(key: Buffer, accountId: string, text: string): string {
  const nonce = randomBytes(nonceBytes);
  const cipher = createCipheriv(algorithm, key, nonce, { authTagLength: tagBytes }).setAAD(rowKey(accountId));
  const sealed = Buffer.concat([cipher.update(text, 'utf8'), cipher.final()]);
  return Buffer.concat([nonce, cipher.getAuthTag(), sealed]).toString('base64');
}

function open(key: Buffer, accountId: string, ciphertext: string): string {
  const bytes = Buffer.from(ciphertext, 'base64');
  try {
    const decipher = createDecipheriv(algorithm, key, bytes.subarray(0, nonceBytes), { authTagLength: tagBytes })
      .setAAD(rowKey(accountId))
      .setAuthTag(bytes.subarray(nonceBytes, nonceBytes + tagBytes));
    return Buffer.concat([decipher.update(bytes.subarray(nonceBytes + tagBytes)), decipher.final()]).toString('utf8');
  } catch (error) {
    throw new VaultTamperedError(
      'The tokens of an account cannot be opened: the row is not the one that was written.',
      {
        cause: error,
      },
    );
  }
}

function rowKey(accountId: string): Buffer {
  return Buffer.from(`token_vault/${accountId}`, 'utf8');
}
