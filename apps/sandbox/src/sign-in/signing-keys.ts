import { createHash } from 'node:crypto';
import { join } from 'node:path';
import { exportJWK, generateKeyPair, importJWK, jwtVerify, SignJWT, type JWK, type JWTPayload } from 'jose';
import { readSaved, writeAtomically } from '../persistence/saved-file.ts';

/** Signs and checks everything the sign-in hands out. */
export interface SigningKeys {
  /** A signed JWT; `seconds` is how long it lives, by the wall clock. */
  sign(payload: JWTPayload, seconds: number): Promise<string>;
  /** The payload of a JWT of ours; `expired` and `invalid` tell the two ways of not being one. */
  verify(token: string): Promise<JWTPayload | 'expired' | 'invalid'>;
  /** The public key set, as `discovery/v2.0/keys` shows it. */
  publicKeys(): Promise<{ readonly keys: readonly JWK[] }>;
}
interface Pair {
  readonly privateKey: CryptoKey;
  readonly publicKey: CryptoKey;
  readonly publicJwk: JWK;
  readonly kid: string;
}
const algorithm = 'RS256';
/** One pair for all sandboxes of a process that keep nothing: making one takes a tenth of a second. */
let ephemeral: Promise<Pair> | undefined;

/**
 * Keys kept in `directory`, so that a restart keeps everybody signed in; without one they live as long as the process.
 * They are made when first needed.
 */
export function createSigningKeys(directory: string | undefined, wall: () => number): SigningKeys {
  let own: Promise<Pair> | undefined;
  const pair = (): Promise<Pair> => {
    if (directory === undefined) return (ephemeral ??= makePair());
    return (own ??= loadPair(join(directory, 'signing-key.json')));
  };
  return {
    async sign(payload, seconds) {
      const { privateKey, kid } = await pair();
      const now = Math.floor(wall() / 1000);
      return new SignJWT(payload)
        .setProtectedHeader({ typ: 'JWT', alg: algorithm, kid })
        .setIssuedAt(now)
        .setNotBefore(now)
        .setExpirationTime(now + seconds)
        .sign(privateKey);
    },
    async verify(token) {
      const { publicKey } = await pair();
      try {
        const options = { algorithms: [algorithm], currentDate: new Date(wall()), clockTolerance: 5 };
        return (await jwtVerify(token, publicKey, options)).payload;
      } catch (error) {
        return error instanceof Error && 'code' in error && error.code === 'ERR_JWT_EXPIRED' ? 'expired' : 'invalid';
      }
    },
    async publicKeys() {
      const { publicJwk, kid } = await pair();
      return { keys: [{ ...publicJwk, kty: 'RSA', use: 'sig', alg: algorithm, kid, x5t: kid }] };
    },
  };
}

async function makePair(): Promise<Pair> {
  const { privateKey } = await generateKeyPair(algorithm, { extractable: true });
  return pairOf(await exportJWK(privateKey));
}

async function loadPair(file: string): Promise<Pair> {
  const saved = readSaved(file);
  if (saved !== undefined) return pairOf(JSON.parse(saved.toString('utf8')) as JWK);
  const { privateKey } = await generateKeyPair(algorithm, { extractable: true });
  const jwk = await exportJWK(privateKey);
  writeAtomically(file, [JSON.stringify(jwk)]);
  return pairOf(jwk);
}

async function pairOf(jwk: JWK): Promise<Pair> {
  const { kty, n, e } = jwk;
  if (n === undefined || e === undefined) throw new Error('The saved signing key of the sandbox is damaged.');
  const publicJwk: JWK = { kty: kty ?? 'RSA', n, e };
  const kid = createHash('sha256').update(n).digest('base64url').slice(0, 27);
  const [privateKey, publicKey] = await Promise.all([importJWK(jwk, algorithm), importJWK(publicJwk, algorithm)]);
  if (privateKey instanceof Uint8Array || publicKey instanceof Uint8Array) throw new Error('An RSA key is expected.');
  return { privateKey, publicKey, publicJwk, kid };
}
