import { portalClientId, portalClientSecret } from '../world/world.ts';

/** An application registered in the home tenant that may sign people in. */
export interface Client {
  readonly clientId: string;
  readonly displayName: string;
  readonly secret: string;
}
const clients: readonly Client[] = [{ clientId: portalClientId, displayName: 'Tenantry', secret: portalClientSecret }];

/** The registered application with this client id. */
export function findClient(clientId: string | undefined): Client | undefined {
  return clients.find((client) => client.clientId === clientId?.toLowerCase());
}

/**
 * Whether an answer may go to this address. The portal runs on whatever port its user chose, so every loopback address is
 * registered, and behind a proxy every https address; a code is worth nothing without the client's secret anyway.
 */
export function isReplyAddress(redirectUri: string): boolean {
  if (!URL.canParse(redirectUri)) return false;
  const { protocol, hostname, hash } = new URL(redirectUri);
  const loopback = ['localhost', '127.0.0.1', '[::1]'].includes(hostname);
  return hash === '' && (protocol === 'https:' || (protocol === 'http:' && loopback));
}
