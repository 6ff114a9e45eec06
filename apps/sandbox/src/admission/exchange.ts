import type { Clock } from '../clock/virtual-clock.ts';
import { announceGraphTraffic } from '../journal/graph-traffic.ts';
import type { Journal } from '../journal/journal.ts';
import type { SignInContext } from '../sign-in/sign-in-context.ts';
import type { AnsweredTokenRequest } from '../sign-in/token-requests.ts';
import type { World } from '../world/world.ts';
import { stampOf, verdictHeaders, type Admission } from './admission.ts';
import { graphErrorResponse } from './fault-answer.ts';
import { ConnectionReset, type Passage } from './passage.ts';

/** What answers requests that are written into the journal. */
export interface ExchangeServices {
  readonly clock: Clock;
  readonly journal: Journal;
  readonly admission: Admission;
  readonly signIn: SignInContext;
  /** Runs the cycles that are due. */
  readonly advance: () => void;
  readonly graph: (request: Request) => Promise<Response>;
  readonly answerTokenRequest: (request: Request, pathname: string) => Promise<AnsweredTokenRequest>;
}

/**
 * Answers one Graph request, `path` from the version on, and notes it. Throws {@link ConnectionReset} for a dropped one, and for
 * one that the sandbox was reset under: of that nothing is noted.
 */
export async function exchangeWithGraph(
  services: ExchangeServices,
  request: Request,
  path: string,
  search: string,
): Promise<Response> {
  services.advance();
  const world = services.signIn.world();
  const requestText = request.body === null ? '' : await request.text();
  const inner = new Request(`https://graph.microsoft.com${path}${search}`, {
    method: request.method,
    headers: request.headers,
    ...(requestText === '' ? {} : { body: requestText }),
  });
  const passage = services.admission.open(inner);
  const given = await services.graph(inner);
  const response = passage.loseAnswer ? graphErrorResponse(504, 'UnknownError', '', stampOf(services, inner)) : given;
  const responseText = await response.text();
  if (services.signIn.world() !== world) throw new ConnectionReset();
  const headers = new Headers(response.headers);
  if (passage.verdict !== undefined && path !== '/v1.0/$batch') {
    for (const [name, value] of Object.entries(verdictHeaders(passage.verdict))) {
      if (!headers.has(name)) headers.set(name, value);
    }
  }
  services.journal.add({
    at: new Date(services.clock.now()).toISOString(),
    ...actorOf(world, passage),
    method: request.method,
    path,
    query: search,
    status: passage.drop ? null : response.status,
    fault: passage.fault ?? null,
    responseHeaders: Object.fromEntries(headers),
    bodyKind: 'json',
    requestText,
    responseText: passage.drop ? '' : responseText,
  });
  announceGraphTraffic(() => ({
    method: request.method,
    path,
    query: search,
    requestHeaders: request.headers,
    requestText,
    status: passage.drop ? null : response.status,
    responseText: passage.drop ? '' : responseText,
    fault: passage.fault ?? null,
  }));
  if (request.method !== 'GET') services.signIn.changed();
  if (passage.drop) throw new ConnectionReset();
  const body = responseText === '' ? null : responseText;
  return new Response(body, { status: response.status, headers });
}

/** Answers one token request and notes it. Throws {@link ConnectionReset} for a dropped one. */
export async function exchangeForToken(
  services: ExchangeServices,
  request: Request,
  pathname: string,
): Promise<Response> {
  const world = services.signIn.world();
  const answered = await services.answerTokenRequest(request, pathname);
  const responseText = await answered.response.text();
  if (services.signIn.world() !== world) throw new ConnectionReset();
  services.journal.add({
    at: new Date(services.clock.now()).toISOString(),
    tenantId: answered.tenantId,
    actor: answered.actor,
    tokenKind: answered.tokenKind,
    method: 'POST',
    path: pathname,
    query: '',
    status: answered.drop ? null : answered.response.status,
    fault: answered.fault?.kind ?? null,
    responseHeaders: {},
    bodyKind: 'form',
    requestText: answered.requestText,
    responseText: answered.drop ? '' : responseText,
  });
  if (answered.drop) throw new ConnectionReset();
  return new Response(responseText, { status: answered.response.status, headers: answered.response.headers });
}

function actorOf(
  world: World,
  passage: Passage,
): { readonly tenantId: string; readonly actor: string; readonly tokenKind: 'delegated' | 'app' | null } {
  const { caller } = passage;
  if (caller === undefined) return { tenantId: '', actor: '', tokenKind: null };
  const user = world.tenants.get(caller.tenantId)?.users.get(caller.userId ?? '');
  return { tenantId: caller.tenantId, actor: user?.userPrincipalName ?? caller.clientId, tokenKind: caller.kind };
}
