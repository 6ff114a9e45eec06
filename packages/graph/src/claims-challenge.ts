/**
 * The claims a person has to sign in again with, as JSON text, when the answer is a claims challenge; otherwise `undefined`.
 * Several challenges may stand in one header, their parameters in any order.
 *
 * @see https://learn.microsoft.com/entra/identity-platform/claims-challenge
 */
export function claimsChallenge(headers: Headers): string | undefined {
  const header = headers.get('www-authenticate') ?? '';
  if (header.length > 16_384 || !/error\s*=\s*"?insufficient_claims/i.test(header)) return undefined;
  const encoded = /\bclaims\s*=\s*"([^"]*)"/i.exec(header)?.[1];
  return encoded === undefined ? undefined : decoded(encoded);
}

function decoded(encoded: string): string | undefined {
  try {
    const bytes = Uint8Array.from(atob(encoded.replaceAll('-', '+').replaceAll('_', '/')), (letter) =>
      letter.charCodeAt(0),
    );
    const text = new TextDecoder('utf-8', { fatal: true }).decode(bytes);
    const claims: unknown = JSON.parse(text);
    return typeof claims === 'object' && claims !== null ? text : undefined;
  } catch {
    return undefined;
  }
}
