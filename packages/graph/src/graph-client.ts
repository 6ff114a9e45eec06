import type { Clock, Random } from '@tenantry/domain';
import { backOffMilliseconds } from './back-off.ts';
import { callGraph } from './call-graph.ts';
import type { GraphCall, GraphCallReport, OperationKind } from './graph-call.ts';
import { createSendOnce } from './send-once.ts';
import { createThrottle, type Throttle } from './throttle.ts';
import type { TokenSource } from './token-source.ts';
import type { SendRequest } from './transport.ts';

export type Cloud = 'global' | 'usGovernment' | 'usGovernmentDoD' | 'china';

export interface GraphClientOptions {
  readonly tokens: TokenSource;
  readonly clock: Clock;
  readonly random: Random;
  /** Where Graph is reached when not at its own host, such as the sandbox; without a slash at its end. */
  readonly origin?: string;
  readonly cloud?: Cloud;
  /** `interactive`: somebody looks at a page; gives up waiting early and says when to come back. */
  readonly purpose: 'interactive' | 'background';
  /**
   * Asked as the last thing before every request that may change something, each repetition included. When it throws, nothing is
   * sent and the call ends with what it threw, whether or not an earlier attempt was sent.
   */
  readonly beforeWrite?: () => Promise<void>;
  /** Told of every attempt. */
  readonly onCall?: (report: GraphCallReport) => void;
  /** Told until when Graph makes calls wait, and `undefined` once calls go through again. */
  readonly onThrottled?: (until: number | undefined) => void;
  /** Most requests in flight at once, 32 if not given. Ignored when a throttle is given. */
  readonly concurrency?: number;
  /** Shared by all clients of one application in one tenant, whose quota is one; without it the client is alone. */
  readonly throttle?: Throttle;
  /** Milliseconds an answer may take, by kind of operation. */
  readonly timeouts?: Partial<Readonly<Record<OperationKind, number>>>;
  /** Answers requests in process instead of over the network. */
  readonly send?: SendRequest;
}

/** A client for the tenant of its tokens. All of the product's retrying, waiting and throttling happens behind it. */
export interface GraphClient {
  /** Host of the cloud; the only one next links may lead to. */
  readonly host: string;
  /** Milliseconds since the epoch. */
  now(): number;
  /** Sends one call by the rules for its kind and repetition. Throws `DirectoryError`, or what the token source threw. */
  call<Answer>(call: GraphCall<Answer>): Promise<Answer>;
  /** Tells the client that a part of a batch was throttled: everything in its quota waits. */
  hold(headers: Headers): void;
  /** Waits so many milliseconds. */
  pause(milliseconds: number): Promise<void>;
  /** Waits before another attempt at parts of a batch: a random time that grows with `failures`. */
  backOff(failures: number, signal: AbortSignal | undefined): Promise<void>;
}

const hosts: Readonly<Record<Cloud, string>> = {
  global: 'graph.microsoft.com',
  usGovernment: 'graph.microsoft.us',
  usGovernmentDoD: 'dod-graph.microsoft.us',
  china: 'microsoftgraph.chinacloudapi.cn',
};

/**
 * A client for Microsoft Graph v1.0. Requests are made for the cloud's own host and only their last step goes to `origin`, so that
 * everything else is the same with the sandbox.
 *
 * @see https://learn.microsoft.com/graph/deployments
 */
export function createGraphClient(options: GraphClientOptions): GraphClient {
  const { clock, random, cloud = 'global', concurrency = 32 } = options;
  const host = hosts[cloud];
  const throttle = options.throttle ?? createThrottle({ clock, random, concurrency });
  const sendOnce = createSendOnce(options, host);
  let heldUntil: number | undefined;
  const onHeld = (until: number): void => {
    if (until === heldUntil) return;
    heldUntil = until;
    options.onThrottled?.(until);
  };
  const onAdmitted = (): void => {
    if (heldUntil === undefined) return;
    heldUntil = undefined;
    options.onThrottled?.(undefined);
  };
  const { tokens, purpose, beforeWrite } = options;
  const context = { tokens, clock, random, throttle, sendOnce, beforeWrite, purpose, onHeld, onAdmitted };
  return {
    host,
    now: () => clock.now(),
    call: (call) => callGraph(call, context),
    hold(headers) {
      throttle.hold('directory', headers);
    },
    async pause(milliseconds) {
      await clock.sleep(milliseconds);
    },
    async backOff(failures, signal) {
      await clock.sleep(backOffMilliseconds(failures, random), signal);
    },
  };
}
