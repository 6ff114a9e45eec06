import { createRemoteJWKSet, jwtVerify, type JWTVerifyGetKey } from 'jose';
import { z } from 'zod';
import type { EntraAuthority } from '../tokens/entra-authority.ts';

const idTokenSchema = z.object({
  oid: z.guid(),
  tid: z.guid(),
  nonce: z.string(),
  name: z.string().optional(),
  preferred_username: z.string().optional(),
  login_hint: z.string().optional(),
  /** Template ids of directory roles; there when the application's manifest asks for them. */
  wids: z.array(z.string()).optional(),
  /** App roles. */
  roles: z.array(z.string()).default([]),
});

/** What an id_token says of a person, after its signature was checked. */
export type IdToken = z.output<typeof idTokenSchema>;

/** Checks an id_token that answers one sign-in. Throws, with nothing to be told to anybody, when it is not the right one. */
export type VerifyIdToken = (token: string, nonce: string) => Promise<IdToken>;

/**
 * MSAL looks only at the nonce; signature, issuer, audience, tenant and time are checked here.
 * @see https://learn.microsoft.com/entra/identity-platform/id-tokens#validate-tokens
 */
export function createIdTokenVerifier(authority: EntraAuthority, clientId: string): VerifyIdToken {
  const keys: JWTVerifyGetKey = createRemoteJWKSet(new URL(authority.keysUrl), { timeoutDuration: 10_000 });
  return async (token, nonce) => {
    const { payload } = await jwtVerify(token, keys, {
      issuer: authority.issuer,
      audience: clientId,
      algorithms: ['RS256'],
      clockTolerance: 60,
      requiredClaims: ['exp', 'iat', 'oid', 'tid', 'nonce'],
    });
    const claims = idTokenSchema.parse(payload);
    if (claims.tid !== authority.tenantId) throw new Error('The id_token is of another tenant.');
    if (claims.nonce !== nonce) throw new Error('The id_token answers another sign-in.');
    return claims;
  };
}
