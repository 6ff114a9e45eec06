import type { EntraConfig } from '../config/config.ts';

/** Where one tenant signs people in, and what its tokens say about themselves. */
export interface EntraAuthority {
  readonly tenantId: string;
  readonly issuer: string;
  readonly authorizationEndpoint: string;
  readonly tokenEndpoint: string;
  readonly endSessionEndpoint: string;
  readonly keysUrl: string;
}

/**
 * The version 2.0 endpoints of a tenant; the sandbox has the same under its own origin.
 * @see https://learn.microsoft.com/entra/identity-platform/v2-protocols-oidc
 */
export function entraAuthority({ loginOrigin }: Pick<EntraConfig, 'loginOrigin'>, tenantId: string): EntraAuthority {
  const base = `${loginOrigin}/${tenantId}`;
  return {
    tenantId,
    issuer: `${base}/v2.0`,
    authorizationEndpoint: `${base}/oauth2/v2.0/authorize`,
    tokenEndpoint: `${base}/oauth2/v2.0/token`,
    endSessionEndpoint: `${base}/oauth2/v2.0/logout`,
    keysUrl: `${base}/discovery/v2.0/keys`,
  };
}
