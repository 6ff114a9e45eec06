import { DirectoryError } from '@tenantry/domain';
import { delegatedScopes } from '../tokens/scopes.ts';
import type { TokenSource } from '../tokens/token-source.ts';

/** What the portal needs on behalf of somebody and was not granted; `undefined` when sign-in does not tell. */
export async function missingPermissionsOf(tokens: TokenSource): Promise<readonly string[] | undefined> {
  const granted = await tokens.grantedScopes?.().catch((error: unknown) => {
    if (error instanceof DirectoryError && error.code !== 'needs-sign-in') return undefined;
    throw error;
  });
  if (!granted || granted.length === 0) return undefined;
  const held = new Set(granted.map((scope) => scope.toLowerCase()));
  return delegatedScopes.filter((scope) => !held.has(scope.toLowerCase()));
}
