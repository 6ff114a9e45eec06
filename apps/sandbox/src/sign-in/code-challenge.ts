import { createHash } from 'node:crypto';
import type { JWTPayload } from 'jose';

/**
 * Whether the verifier sent with a code is the one its challenge was made of. A code asked for without a challenge needs none.
 * @see https://www.rfc-editor.org/rfc/rfc7636#section-4.6
 */
export function matchesChallenge(code: JWTPayload, verifier: string | null): boolean {
  const challenge = code['challenge'];
  if (typeof challenge !== 'string') return verifier === null;
  if (verifier === null) return false;
  if (code['challengeMethod'] === 'plain') return verifier === challenge;
  return createHash('sha256').update(verifier).digest('base64url') === challenge;
}
