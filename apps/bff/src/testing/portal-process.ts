import { randomUUID } from 'node:crypto';
import {
  streamEvents,
  endpoints,
  type Endpoints,
  type EndpointSchemas,
  type RouteName,
  type Run,
} from '@tenantry/contract';
import { DirectoryError, type Clock } from '@tenantry/domain';
import type { z } from 'zod';
import { readConfig } from '../config/config.ts';
import type { Foundation, UseCases } from '../foundation.ts';
import { collectRoutes } from '../http/route-table.ts';
import { parseInput } from '../http/serve.ts';
import { createLog } from '../operations/log.ts';
import { createMetrics } from '../operations/metrics.ts';
import { accountIdOf, type SessionPrincipal } from '../session/session-principal.ts';
import type { Store } from '../store/open-store.ts';
import { delegatedScopes } from '../tokens/scopes.ts';
import type { Tokens } from '../tokens/token-source.ts';
import { createUseCases } from '../use-cases.ts';
import type { Sandbox } from './sandbox.ts';

/** One process of the portal, without the web in front: its use cases over a store and the sandbox. */
export interface PortalProcess {
  readonly useCases: UseCases;
  readonly foundation: Foundation;
  readonly logLines: readonly string[];
  /** Calls an endpoint as somebody who is allowed to; what goes in and what comes out is held to the contract. */
  call<Name extends RouteName>(
    name: Name,
    who: SessionPrincipal,
    input?: Input,
  ): Promise<z.output<Endpoints[Name]['response']>>;
  /** Follows a run as a browser does. */
  follow(runId: string, lastEventId?: number, signal?: AbortSignal): AsyncGenerator<{ id: number; data: Run }>;
  /** Holds the process as if it had stopped: no call of Graph begins and nobody wakes, until it goes on. */
  freeze(): void;
  goOn(): void;
  /** Entra wants this account to sign in again, or does not any more. */
  wantSignIn(who: SessionPrincipal, wanted: boolean): void;
}

export interface Input {
  readonly params?: object;
  readonly query?: object;
  readonly body?: object;
}

/** What a process has to know of the sandbox to call Graph there: who is at home, and how to come by tokens. */
export type TokenIssuer = Pick<Sandbox, 'issueToken'> & { world(): { readonly homeTenantId: string } };

/** Puts a process together; nothing runs before `useCases.start`. */
export function createPortalProcess(
  sandbox: TokenIssuer,
  graphOrigin: string,
  store: Store,
  clock: Clock,
  viewer: SessionPrincipal,
  onLog: (line: string) => void = () => undefined,
): PortalProcess {
  const gate = createGate();
  const signedOut = new Set<string>();
  const logLines: string[] = [];
  const config = readConfig({});
  const foundation: Foundation = {
    config: { ...config, entra: { ...config.entra, graphOrigin: `${graphOrigin}/graph` } },
    store,
    tokens: tokensOf(sandbox, gate.pass, signedOut),
    clock: { now: clock.now, sleep: async (milliseconds, signal) => gate.pass(clock.sleep(milliseconds, signal)) },
    random: { next: () => 0.5 },
    log: createLog('debug', { write: (line: string) => (logLines.push(line), onLog(line)) }),
    metrics: createMetrics(),
    processId: randomUUID(),
  };
  const useCases = createUseCases(foundation);
  const table = collectRoutes([...useCases.routeModules, withoutSession]);
  const context = { correlationId: 'test', log: foundation.log };
  return {
    useCases,
    foundation,
    logLines,
    async call(name, principal, input = {}) {
      const parsed = parseInput(endpoints[name] as EndpointSchemas, { params: {}, query: {}, ...input } as never);
      const signal = new AbortController().signal;
      const answer = await table.routes.get(name)?.handle({ ...parsed, principal, signal, ...context } as never);
      return endpoints[name].response.parse(answer) as never;
    },
    async *follow(runId, lastEventId, signal = new AbortController().signal) {
      const input = { params: { runId }, principal: viewer, lastEventId, signal, ...context } as never;
      for await (const { id, data } of table.streams.get('runs.events')?.follow(input) ?? []) {
        yield { id, data: streamEvents['runs.events'].event.parse(data) };
      }
    },
    freeze: gate.close,
    goOn: gate.open,
    wantSignIn: ({ accountId }, wanted) => void (wanted ? signedOut.add(accountId) : signedOut.delete(accountId)),
  };
}

type RouteModule = UseCases['routeModules'][number];

/** Sessions have their own tests. */
const withoutSession: RouteModule = (table) => {
  table.serve('session.read', 'signed-in', () => Promise.reject(new Error('Not in this test.')));
  table.serve('session.end', 'signed-in', () => Promise.reject(new Error('Not in this test.')));
};

function createGate() {
  let opened = Promise.resolve();
  let open: (() => void) | undefined;
  return {
    pass: async <T>(value: Promise<T>): Promise<T> => {
      const [settled] = await Promise.allSettled([value]);
      await opened;
      if (settled.status === 'rejected') throw settled.reason;
      return settled.value;
    },
    close(): void {
      if (open) return;
      const next = Promise.withResolvers<void>();
      opened = next.promise;
      open = next.resolve;
    },
    open(): void {
      open?.();
      open = undefined;
    },
  };
}

function tokensOf(
  sandbox: TokenIssuer,
  pass: <T>(value: Promise<T>) => Promise<T>,
  signedOut: ReadonlySet<string>,
): Tokens {
  const { homeTenantId } = sandbox.world();
  const known = new Map<string, Promise<string>>();
  const tokenFor = (order: Parameters<Sandbox['issueToken']>[0]): Promise<string> => {
    const key = JSON.stringify(order);
    const token = known.get(key) ?? sandbox.issueToken(order);
    known.set(key, token);
    return pass(token);
  };
  return {
    delegated: (accountId) => ({
      async token() {
        const [userId = ''] = accountId.split('.');
        const token = await tokenFor({ tenantId: homeTenantId, userId, scopes: delegatedScopes });
        if (signedOut.has(accountId)) throw new DirectoryError('needs-sign-in', 'The account has to sign in again.');
        return token;
      },
      grantedScopes: () => Promise.resolve(delegatedScopes),
    }),
    reader: { token: () => tokenFor({ tenantId: homeTenantId }) },
    partner: async (tenantId) => {
      const token = await sandbox.issueToken({ tenantId }).catch(() => undefined);
      return token === undefined ? undefined : { token: () => tokenFor({ tenantId }) };
    },
  };
}

/** The sandbox's personas as they come out of a session, by the order of the account picker. */
export function personasOf(sandbox: Sandbox): SessionPrincipal[] {
  const { homeTenantId, personas, tenants } = sandbox.world();
  return personas.map(({ userId, role }) => ({
    userId,
    tenantId: homeTenantId,
    accountId: accountIdOf(userId, homeTenantId),
    displayName: tenants.get(homeTenantId)?.users.get(userId)?.displayName ?? userId,
    userPrincipalName: `${userId}@contoso.example`,
    seat: role === 'Global Administrator' ? 'administrator' : 'helpdesk',
    role,
    sessionId: `session of ${userId}`,
  }));
}
