import type { FaultCall, Fault } from '../faults/faults.ts';
import { errorBody } from './entra-error.ts';
import { findTenant } from './find-tenant.ts';
import type { SignInContext } from './sign-in-context.ts';
import { createTokenEndpoint } from './token-endpoint.ts';
import type { TokenOutcome } from './token-outcome.ts';

/** The answer to one token request and what the journal notes of it. */
export interface AnsweredTokenRequest {
  readonly response: Response;
  readonly tenantId: string;
  readonly actor: string;
  readonly tokenKind: 'delegated' | 'app' | null;
  readonly requestText: string;
  readonly fault: Fault | undefined;
  /** The connection is closed instead of answering. */
  readonly drop: boolean;
}
const tokenPath = /^\/([^/]+)\/oauth2\/v2\.0\/token$/i;
const tokenHeaders = { 'cache-control': 'no-store, no-cache', pragma: 'no-cache' };

/** Whether a request is for the token endpoint of some tenant. */
export function isTokenRequest(request: Request, pathname: string): boolean {
  return request.method === 'POST' && tokenPath.test(pathname);
}

/** Answers token requests, with the faults that were injected for them. */
export function createTokenRequests(
  context: SignInContext,
  services: {
    readonly meet: (call: FaultCall) => Fault | undefined;
    readonly wait: (milliseconds: number) => Promise<void>;
  },
): (request: Request, pathname: string) => Promise<AnsweredTokenRequest> {
  const answer = createTokenEndpoint(context);
  return async (request, pathname) => {
    const requestText = await request.text();
    const form = new URLSearchParams(requestText);
    const name = tokenPath.exec(pathname)?.[1] ?? '';
    const tenant = findTenant(context, name);
    const tenantId = tenant?.tenantId ?? name;
    const grantType = form.get('grant_type');
    const tokenKind = grantType === null ? undefined : grantType === 'client_credentials' ? 'app' : 'delegated';
    const fault = services.meet({ method: 'POST', path: pathname, tenantId, tokenKind });
    const noted = { tenantId, requestText, fault, drop: fault?.kind.startsWith('reset') ?? false };
    if (fault?.kind === 'slow') await services.wait(fault.delay ?? 10_000);
    const broken = fault === undefined ? undefined : brokenAnswer(fault);
    if (broken !== undefined) {
      return { ...noted, response: broken, actor: form.get('client_id') ?? '', tokenKind: tokenKind ?? null };
    }
    const outcome = await answer(tenant, name, form);
    return { ...noted, response: responseOf(context, outcome), actor: outcome.actor, tokenKind: outcome.tokenKind };
  };
}

function responseOf(context: SignInContext, outcome: TokenOutcome): Response {
  const { body, error } = outcome;
  if (error === undefined) return Response.json(body ?? {}, { headers: tokenHeaders });
  const trace = { traceId: context.random().guid(), correlationId: context.random().guid(), at: context.wall() };
  return Response.json(errorBody(error, trace), { status: error.status ?? 400, headers: tokenHeaders });
}

/** The token endpoint does not know Graph's errors: everything that is an answer is a plain outage of its own. */
function brokenAnswer(fault: Fault): Response | undefined {
  const outage = (status: number): Response => {
    const wanted = fault.retryAfter;
    const headers = wanted === undefined || wanted === null ? {} : { 'retry-after': String(wanted) };
    return Response.json({ error: 'temporarily_unavailable', error_codes: [90_033] }, { status, headers });
  };
  switch (fault.kind) {
    case 'throttle':
      return outage(429);
    case 'unavailable':
    case 'reset-before':
      return outage(fault.status ?? 503);
    case 'timeout':
      return outage(504);
    case 'bad-gateway':
      return outage(502);
    case 'not-found':
    case 'forbidden':
    case 'claims-challenge':
      return Response.json(
        {
          error: 'interaction_required',
          error_description:
            'AADSTS50076: Due to a configuration change made by your administrator, you must use multi-factor authentication to access the resource.',
          error_codes: [50_076],
          suberror: 'basic_action',
        },
        { status: 400 },
      );
    case 'reset-after':
    case 'slow':
      return undefined;
  }
}
