import { DirectoryError, type Clock } from '@tenantry/domain';
import { clouds } from '../config/cloud.ts';
import type { EntraConfig } from '../config/config.ts';
import { createEntraApplication } from './entra-application.ts';
import { toTokenError } from './token-error.ts';
import type { TokenSource } from './token-source.ts';

/** A source of app-only tokens in one tenant. Each tenant has a client of its own, which remembers its tokens. */
export function applicationTokenSource(entra: EntraConfig, tenantId: string): TokenSource {
  const application = createEntraApplication(entra, tenantId);
  const scopes = [`${clouds[entra.cloud].graphResource}/.default`];
  return {
    async token({ claims } = {}) {
      try {
        const result = await application.acquireTokenByClientCredential({
          scopes,
          ...(claims === undefined ? {} : { claims, skipCache: true }),
        });
        if (result === null) throw new DirectoryError('unavailable', 'Entra gave no token.');
        return result.accessToken;
      } catch (error) {
        throw toTokenError(error);
      }
    },
  };
}

const hour = 3_600_000;
const minute = 60_000;

/** Partner tenants' app-only tokens, where the tenant has consented. */
export type PartnerTokens = (tenantId: string) => Promise<TokenSource | undefined>;

/**
 * Asks a tenant once for a token to find out whether it has consented to the application. A refusal is remembered for an hour,
 * an endpoint that does not answer for a minute; neither is an error, since most tenants never consent.
 */
export function createPartnerTokens(entra: EntraConfig, clock: Clock): PartnerTokens {
  const sources = new Map<string, TokenSource>();
  const refusedUntil = new Map<string, number>();
  return async (tenantId) => {
    if ((refusedUntil.get(tenantId) ?? 0) > clock.now()) return undefined;
    const source = sources.get(tenantId) ?? applicationTokenSource(entra, tenantId);
    try {
      await source.token();
      sources.set(tenantId, source);
      return source;
    } catch (error) {
      if (!(error instanceof DirectoryError)) throw error;
      refusedUntil.set(tenantId, clock.now() + (error.code === 'unavailable' ? minute : hour));
      return undefined;
    }
  };
}
