/** As much of the sandbox as is used here: it shares no types with the portal, so that it shares no mistakes. */
export interface Sandbox {
  readonly clock: { now(): number; advance(milliseconds: number): void };
  fetch(request: Request): Promise<Response>;
  world(): {
    readonly homeTenantId: string;
    readonly personas: readonly { readonly userId: string; readonly role: string }[];
    readonly tenants: ReadonlyMap<string, SandboxTenant>;
  };
  state(): { readonly tenants: readonly SandboxTenantState[] };
  issueToken(order: { tenantId?: string; userId?: string; scopes?: readonly string[] }): Promise<string>;
  journal(after?: number): readonly SandboxExchange[];
  lastJournalEntry(): number;
  setFaults(faults: readonly object[]): void;
  dispatch(event: object): unknown;
  advance(): void;
}

interface SandboxTenant {
  readonly displayName: string;
  readonly users: ReadonlyMap<string, { readonly id: string; readonly displayName: string }>;
  readonly groups: ReadonlyMap<string, SandboxGroup>;
}
interface SandboxGroup {
  readonly id: string;
  readonly displayName: string;
  readonly members: readonly string[];
}
export interface SandboxTenantState {
  readonly tenantId: string;
  readonly displayName: string;
  readonly users: readonly { readonly displayName: string }[];
  readonly deletedUsers: readonly { readonly displayName: string }[];
  readonly configurations: readonly SandboxConfiguration[];
}
export interface SandboxConfiguration {
  readonly servicePrincipalId: string;
  readonly displayName: string;
  readonly jobs: readonly { readonly id: string }[];
  readonly assignments: readonly { readonly id: string; readonly principalDisplayName: string }[];
}
/** A request that reached Graph, with its answer. */
export interface SandboxExchange {
  readonly actor: string;
  readonly tokenKind: 'delegated' | 'app' | null;
  readonly method: string;
  readonly path: string;
  readonly status: number | null;
  readonly requestBody: unknown;
}

interface SandboxModules {
  readonly serve: (options: object) => Promise<{ readonly port: number; close(grace: number): Promise<void> }>;
  readonly createSandbox: (options: object) => Sandbox;
  readonly createVirtualClock: (options: object) => Sandbox['clock'];
}

const sources = new URL('../../../sandbox/src/', import.meta.url);

/** A sandbox in this process, whose time goes `speed` times as fast as real time and begins now. */
export async function openSandbox(scenario: string, speed = 0): Promise<Sandbox> {
  const [{ createSandbox }, { createVirtualClock }] = (await Promise.all([
    import(new URL('sandbox.ts', sources).href),
    import(new URL('clock/virtual-clock.ts', sources).href),
  ])) as [SandboxModules, SandboxModules];
  return createSandbox({ scenario, clock: createVirtualClock({ speed }) });
}

/** The sandbox behind a port, as the portal finds it; `answered` is waited for before an answer goes out. */
export async function serveSandbox(
  sandbox: Sandbox,
  answered: (request: Request) => void | Promise<void>,
): Promise<{ readonly origin: string } & AsyncDisposable> {
  const { serve } = (await import(new URL('http/serve.ts', sources).href)) as SandboxModules;
  const handle = async (request: Request): Promise<Response> => {
    try {
      return await sandbox.fetch(request);
    } finally {
      await answered(request);
    }
  };
  const server = await serve({ port: 0, hosts: ['127.0.0.1'], handle });
  return { origin: `http://127.0.0.1:${String(server.port)}`, [Symbol.asyncDispose]: () => server.close(0) };
}

/** What changed something in the directory of whoever asked, parts of a batch among them. */
export function writesIn(exchanges: readonly SandboxExchange[]): readonly SandboxExchange[] {
  return exchanges.filter(
    ({ method, path }) => method !== 'GET' && !path.endsWith('/$batch') && !path.endsWith('/validateCredentials'),
  );
}

/** The requests that Graph was sent: a batch is one, its parts are none. */
export function requestsIn(exchanges: readonly SandboxExchange[]): readonly SandboxExchange[] {
  return exchanges.filter(({ path }) => path.startsWith('/v1.0/'));
}
