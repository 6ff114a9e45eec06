import {
  ConfidentialClientApplication,
  LogLevel,
  type Configuration,
  type ICachePlugin,
  type INetworkModule,
} from '@azure/msal-node';
import type { EntraConfig } from '../config/config.ts';
import { entraAuthority } from './entra-authority.ts';

/** How long sign-in endpoints may take, in milliseconds. */
const timeout = 15_000;

/**
 * A new client of the sign-in endpoints of one tenant. Never share one between accounts: its cache would mix them up.
 * @see https://learn.microsoft.com/entra/msal/javascript/node/
 */
export function createEntraApplication(
  entra: EntraConfig,
  tenantId: string,
  cachePlugin?: ICachePlugin,
): ConfidentialClientApplication {
  const { credential, clientId } = entra;
  return new ConfidentialClientApplication({
    auth: {
      clientId,
      // The portal understands claims challenges, so that Entra may give it long tokens that can be revoked.
      clientCapabilities: ['CP1'],
      ...authorityOptions(entra, tenantId),
      ...(credential.kind === 'secret'
        ? { clientSecret: credential.secret }
        : {
            clientCertificate: {
              thumbprintSha256: credential.thumbprint,
              privateKey: credential.privateKey,
              x5c: credential.certificate,
            },
          }),
    },
    ...(cachePlugin ? { cache: { cachePlugin } } : {}),
    system: {
      networkClient,
      loggerOptions: { logLevel: LogLevel.Error, piiLoggingEnabled: false, loggerCallback: () => undefined },
    },
  });
}

/**
 * MSAL insists on https authorities. The sandbox' authority is one in name only: its metadata, given here, holds plain
 * addresses, so that the name is never dialled.
 */
function authorityOptions(entra: EntraConfig, tenantId: string): Partial<Configuration['auth']> {
  const { host } = new URL(entra.loginOrigin);
  const authority = `https://${host}/${tenantId}`;
  if (entra.kind === 'entra') return { authority };
  const { issuer, authorizationEndpoint, tokenEndpoint, endSessionEndpoint, keysUrl } = entraAuthority(entra, tenantId);
  const metadata = {
    issuer,
    authorization_endpoint: authorizationEndpoint,
    token_endpoint: tokenEndpoint,
    end_session_endpoint: endSessionEndpoint,
    jwks_uri: keysUrl,
  };
  return { authority, knownAuthorities: [host], authorityMetadata: JSON.stringify(metadata) };
}

// MSAL's own client waits for an answer for ever.
const networkClient: INetworkModule = {
  sendGetRequestAsync: (url, options) => send(url, { method: 'GET', headers: options?.headers ?? {} }),
  sendPostRequestAsync: (url, options) =>
    send(url, { method: 'POST', headers: options?.headers ?? {}, body: options?.body ?? '' }),
};

async function send<Body>(
  url: string,
  init: RequestInit,
): Promise<{ headers: Record<string, string>; body: Body; status: number }> {
  const response = await fetch(url, { ...init, redirect: 'error', signal: AbortSignal.timeout(timeout) });
  const body = (await response.json()) as Body;
  return { headers: Object.fromEntries(response.headers), body, status: response.status };
}
