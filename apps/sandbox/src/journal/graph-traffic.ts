import { channel } from 'node:diagnostics_channel';

/** One call of Graph as whoever listens in this process hears of it. */
export interface GraphTraffic {
  readonly method: string;
  /** From `/v1.0` on, without query. */
  readonly path: string;
  /** With its question mark, or empty. */
  readonly query: string;
  readonly requestHeaders: Headers;
  /** As sent; empty without a body. */
  readonly requestText: string;
  /** `null` when the connection was dropped instead of an answer. */
  readonly status: number | null;
  readonly responseText: string;
  /** The kind of an injected fault this call met. */
  readonly fault: string | null;
}

/** The name of the diagnostics channel every sandbox of a process announces its calls of Graph on. */
export const graphTrafficChannel = 'tenantry:sandbox:graph';

const traffic = channel(graphTrafficChannel);

/** Tells whoever listens in this process. Secrets are not left out, as they are from the journal. Costs nothing when nobody does. */
export function announceGraphTraffic(exchange: () => GraphTraffic): void {
  if (traffic.hasSubscribers) traffic.publish(exchange());
}
