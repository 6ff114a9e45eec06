import type { Clock } from '../clock/virtual-clock.ts';
import type { Fault, Faults } from '../faults/faults.ts';
import type { AdmittedCall, Caller } from '../graph/graph.ts';
import { parseQueryOptions } from '../graph/odata/query-options.ts';
import { resourceUnits } from '../graph/resource-units.ts';
import { callDuration, type Latency } from '../latency/latency.ts';
import type { Random } from '../random/seeded-random.ts';
import { challenge } from '../sign-in/authenticate.ts';
import type { SignInContext } from '../sign-in/sign-in-context.ts';
import type { Throttling, Verdict } from '../throttling/throttling.ts';
import { faultAnswer, graphErrorResponse, type ErrorStamp } from './fault-answer.ts';
import { newPassage, type Passage } from './passage.ts';

/** What stands between a request and its Graph operation. */
export interface AdmissionServices {
  readonly clock: Clock;
  readonly faults: Faults;
  readonly throttling: Throttling;
  readonly latency: () => Latency;
  /** Throttling by budgets is on. */
  readonly throttles: () => boolean;
  readonly chance: () => Random;
  /** Waits this many milliseconds of real time. */
  readonly wait: (milliseconds: number) => Promise<void>;
  readonly signIn: SignInContext;
  readonly authenticate: (request: Request) => Promise<Caller | Response>;
}
export interface Admission {
  /** Begins a request; what happens to it is written into the passage. */
  open(request: Request): Passage;
  authenticate(request: Request): Promise<Caller | Response>;
  admit(caller: Caller, call: AdmittedCall): Promise<Response | undefined>;
}
const batchPath = '/v1.0/$batch';

/**
 * Who may come in, how long it takes, and what goes wrong: identity first, then latency, then injected faults, then the
 * published budgets. Every call inside a batch passes by itself.
 */
export function createAdmission(services: AdmissionServices): Admission {
  const byRequest = new WeakMap<Request, { readonly passage: Passage; readonly request: Request }>();
  const byCaller = new WeakMap<Caller, { readonly passage: Passage; readonly request: Request }>();
  return {
    open(request) {
      const passage = newPassage();
      byRequest.set(request, { passage, request });
      return passage;
    },
    async authenticate(request) {
      const caller = await services.authenticate(request);
      const way = byRequest.get(request);
      if (caller instanceof Response || way === undefined) return caller;
      way.passage.caller = caller;
      byCaller.set(caller, way);
      const { pathname } = new URL(request.url);
      if (pathname !== batchPath || !services.faults.current().some(isForBatch)) return caller;
      return (await meetFault(services, way, caller, request.method, pathname, isForBatch)) ?? caller;
    },
    async admit(caller, call) {
      const way = byCaller.get(caller);
      if (way === undefined) return undefined;
      const path = call.path.slice('/v1.0'.length);
      const duration = callDuration(services.latency(), services.chance(), call.method, path);
      if (duration > 0) await services.wait(duration);
      const refused = await meetFault(services, way, caller, call.method, call.path, () => true);
      if (refused !== undefined || !services.throttles()) return refused;
      return meetBudget(services, way, caller, { method: call.method, path, query: call.query });
    },
  };
}

interface Way {
  readonly passage: Passage;
  readonly request: Request;
}

/** A batch as a whole goes wrong only when a fault names it; others are meant for the calls inside. */
function isForBatch(fault: Fault): boolean {
  return fault.match.path?.toLowerCase().endsWith('$batch') ?? false;
}

async function meetFault(
  services: AdmissionServices,
  way: Way,
  caller: Caller,
  method: string,
  path: string,
  applies: (fault: Fault) => boolean,
): Promise<Response | undefined> {
  const call = { method, path, tenantId: caller.tenantId, tokenKind: caller.kind };
  const fault = services.faults.meet(call, applies);
  if (fault === undefined) return undefined;
  const { passage, request } = way;
  passage.fault = fault.kind;
  if (fault.kind === 'slow') {
    await services.wait(fault.delay ?? 10_000);
    return undefined;
  }
  if (fault.kind === 'claims-challenge') return challenge(services.signIn, request);
  if (fault.kind === 'reset-after' || fault.kind === 'reset-before') {
    passage.drop = true;
    // A dropped answer has no status; the one given here is never seen.
    return fault.kind === 'reset-after' ? undefined : new Response(null, { status: 503 });
  }
  if (fault.kind === 'timeout' && fault.applied === true) {
    passage.loseAnswer = true;
    return undefined;
  }
  return faultAnswer(fault, stampOf(services, request));
}

function meetBudget(
  services: AdmissionServices,
  way: Way,
  caller: Caller,
  call: { readonly method: string; readonly path: string; readonly query: string },
): Response | undefined {
  const { clientId, tenantId } = caller;
  const users = services.signIn.world().tenants.get(tenantId)?.users.size ?? 0;
  const units = unitsOf(call.method, call.path, call.query);
  const { method, path } = call;
  const verdict = services.throttling.count({ clientId, tenantId, users, resourceUnits: units, method, path });
  way.passage.verdict = verdict;
  if (verdict.refusal === undefined) return undefined;
  const message = 'Too many requests. Try again after the time in the Retry-After header.';
  return graphErrorResponse(429, 'TooManyRequests', message, stampOf(services, way.request), {
    'retry-after': String(verdict.refusal.retryAfter),
    'x-ms-throttle-scope': verdict.refusal.scope,
    'x-ms-throttle-information': verdict.refusal.information,
    ...(units === undefined ? {} : { 'x-ms-resource-unit': String(units) }),
    ...verdictHeaders(verdict),
  });
}

/** The headers by which Graph tells how much of a budget is used. */
export function verdictHeaders(verdict: Verdict): Readonly<Record<string, string>> {
  return verdict.used > 0.8 ? { 'x-ms-throttle-limit-percentage': verdict.used.toFixed(1) } : {};
}

function unitsOf(method: string, path: string, query: string): number | undefined {
  try {
    return resourceUnits(method, path, parseQueryOptions(query, null));
  } catch {
    // A malformed query is refused by its operation; it costs the least until then.
    return 1;
  }
}

/** Fresh ids for an error answer to this request. */
export function stampOf(services: Pick<AdmissionServices, 'clock' | 'signIn'>, request: Request): ErrorStamp {
  const requestId = services.signIn.random().guid();
  return {
    requestId,
    clientRequestId: request.headers.get('client-request-id') ?? requestId,
    at: services.clock.now(),
  };
}
