import { createRandom } from '../../apps/sandbox/src/random/seeded-random.ts';
import type { Sandbox } from '../../apps/sandbox/src/sandbox-interface.ts';
import type { VirtualTime } from '../bench/virtual-time.ts';
import type { FaultKind, Script } from './script.ts';

/** A request that Graph has carried out. */
export interface AppliedWrite {
  readonly method: string;
  /** Without the version. */
  readonly path: string;
  readonly body: Readonly<Record<string, unknown>>;
}

export interface Network {
  /** Sends a request through latency and the faults of the script. Throws when the connection breaks. */
  send(request: Request): Promise<Response>;
  readonly requests: () => number;
  /** From now on nothing goes wrong any more. */
  calm(): void;
}

/** What lies between a process and Microsoft Graph. `onApplied` is told of every write at the instant at which it is done. */
export function createNetwork(
  script: Script,
  sandbox: Sandbox,
  time: VirtualTime,
  onApplied: (write: AppliedWrite) => void,
): Network {
  const random = createRandom(script.seed + 7);
  const faults = new Map(script.faults.map(({ at, kind }) => [at, kind]));
  let requests = 0;
  let isCalm = false;
  return {
    requests: () => requests,
    calm: () => {
      isCalm = true;
    },
    async send(request) {
      const fault = isCalm ? undefined : faults.get(requests);
      requests += 1;
      const text = request.body === null ? '' : await request.text();
      const { method, headers, url } = request;
      await time.sleep(50 + random.next() * 400);
      const refused = fault === undefined ? undefined : refusal(fault);
      if (refused === 'reset') throw new TypeError('fetch failed', { cause: { code: 'ECONNRESET' } });
      if (refused) return refused;
      const response = await time.inTurn(() =>
        sandbox.fetch(new Request(url, { method, headers, ...(text === '' ? {} : { body: text }) })),
      );
      const path = new URL(url).pathname.replace('/v1.0', '');
      if (response.ok && method !== 'GET' && !/\$batch$|validateCredentials$/.test(path)) {
        onApplied({ method, path, body: text === '' ? {} : (JSON.parse(text) as Record<string, unknown>) });
      }
      await time.sleep(20 + random.next() * 100);
      if (fault === 'reset-after') throw new TypeError('fetch failed', { cause: { code: 'ECONNRESET' } });
      if (fault === 'gateway-timeout') return new Response('', { status: 504 });
      if (fault === 'truncated' && response.status < 300) {
        const whole = await response.text();
        return new Response(whole === '' ? null : whole.slice(0, -2), {
          status: response.status,
          headers: response.headers,
        });
      }
      return response;
    },
  };
}

/** What never reaches Graph; `undefined` for what is lost only on the way back. */
function refusal(fault: FaultKind): Response | 'reset' | undefined {
  switch (fault) {
    case 'reset-before':
      return 'reset';
    case 'throttled':
      return error(429, 'TooManyRequests', { 'retry-after': '7' });
    case 'throttled-without-a-word':
      return error(429, 'TooManyRequests');
    case 'unavailable':
      return error(503, 'ServiceUnavailable');
    case 'bad-gateway':
      return new Response('<html>Bad Gateway</html>', { status: 502, headers: { 'content-type': 'text/html' } });
    case 'not-found':
      return error(404, 'Request_ResourceNotFound');
    case 'forbidden':
      return error(403, 'Authorization_RequestDenied');
    case 'conflict':
      return error(409, 'Conflict');
    case 'claims-challenge':
      return error(401, 'InvalidAuthenticationToken', {
        'www-authenticate': 'Bearer error="insufficient_claims", claims="eyJhY2Nlc3NfdG9rZW4iOnt9fQ=="',
      });
    case 'reset-after':
    case 'gateway-timeout':
    case 'truncated':
      return undefined;
  }
}

function error(status: number, code: string, headers: Readonly<Record<string, string>> = {}): Response {
  return Response.json({ error: { code, message: 'On purpose.' } }, { status, headers });
}
