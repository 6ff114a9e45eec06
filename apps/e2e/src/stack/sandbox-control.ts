/** What is true in one tenant of the sandbox, as far as the specs look at it. */
export interface TenantState {
  readonly tenantId: string;
  readonly displayName: string;
  /** Its place in the organization: `active`, `pending`, `removed` or `none`. */
  readonly state: string;
  readonly initialDomain: string;
  readonly users: readonly SandboxUser[];
  readonly deletedUsers: readonly SandboxUser[];
  readonly groups: readonly SandboxGroup[];
  readonly configurations: readonly SandboxConfiguration[];
  readonly policy: {
    readonly partners: readonly {
      readonly tenantId: string;
      readonly automaticUserConsentSettings: { readonly outboundAllowed: boolean | null } | null;
    }[];
  };
}

export interface SandboxUser {
  readonly id: string;
  readonly displayName: string;
  readonly userPrincipalName: string;
  readonly userType: string;
  readonly manager: string | null;
  readonly [property: string]: unknown;
}

export interface SandboxGroup {
  readonly id: string;
  readonly displayName: string;
  readonly securityEnabled: boolean;
  readonly members: readonly string[];
  readonly owners: readonly string[];
}

export interface SandboxConfiguration {
  readonly servicePrincipalId: string;
  readonly displayName: string;
  readonly jobs: readonly {
    readonly id: string;
    readonly status: {
      readonly code: string;
      readonly synchronizedEntryCountByType: readonly { readonly key: string; readonly value: number }[];
    };
    readonly schedule: { readonly state: string };
  }[];
  readonly secrets: Readonly<Record<string, string>>;
  readonly assignments: readonly { readonly principalId: string; readonly principalType: string }[];
}

export interface SandboxState {
  readonly now: string;
  readonly homeTenantId: string;
  readonly tenants: readonly TenantState[];
}

/** One request that reached the sandbox. */
export interface JournalEntry {
  readonly n: number;
  readonly tenantId: string;
  readonly tokenKind: 'delegated' | 'app';
  readonly method: string;
  readonly path: string;
  readonly query: string;
  readonly status: number;
  readonly requestBody?: unknown;
  readonly responseBody?: unknown;
}

export interface Fault {
  /** `*` in a path stands for anything. */
  readonly match: { readonly method?: string; readonly path?: string; readonly tokenKind?: 'delegated' | 'app' };
  readonly kind:
    'throttle' | 'unavailable' | 'timeout' | 'reset-before' | 'reset-after' | 'not-found' | 'claims-challenge' | 'slow';
  readonly after?: number;
  readonly times?: number;
  readonly rate?: number;
  readonly retryAfter?: number;
}

/** The calls by which a test steers the sandbox and looks at what is true in it. Each throws when it is refused. */
export interface SandboxControl {
  /** Starts the world over. */
  reset(scenario?: string, seed?: number): Promise<void>;
  state(): Promise<SandboxState>;
  tenant(displayName: string): Promise<TenantState>;
  /** The requests after entry `after`, in order. */
  journal(after?: number): Promise<readonly JournalEntry[]>;
  /** Lets virtual time pass: an ISO 8601 duration such as PT40M. */
  advance(duration: string): Promise<void>;
  /** How many virtual seconds pass in a real one. */
  speed(factor: number): Promise<void>;
  /** What goes wrong from now on, in place of what did; an empty list ends all faults. */
  faults(faults: readonly Fault[]): Promise<void>;
  /** Changes the world, as somebody else would. */
  event(type: string, details?: Readonly<Record<string, unknown>>): Promise<void>;
  /** How slow Graph is: medians in milliseconds by kind of call, and `scale`, by which all of them are multiplied. */
  latency(latency: Readonly<Record<string, number>>): Promise<void>;
}

/** The control of the sandbox at `origin`. */
export function sandboxControl(origin: string): SandboxControl {
  async function call(method: string, path: string, body?: unknown): Promise<unknown> {
    const response = await fetch(`${origin}/__sandbox/${path}`, {
      method,
      ...(body === undefined ? {} : { body: JSON.stringify(body), headers: { 'content-type': 'application/json' } }),
    });
    const text = await response.text();
    if (!response.ok) throw new Error(`${method} /__sandbox/${path} answered ${String(response.status)}: ${text}`);
    return text === '' ? undefined : (JSON.parse(text) as unknown);
  }

  const state = async (): Promise<SandboxState> => (await call('GET', 'state')) as SandboxState;
  return {
    state,
    async reset(scenario = 'contoso', seed = 1) {
      await call('POST', 'reset', { scenario, seed });
    },
    async tenant(displayName) {
      const { tenants } = await state();
      const found = tenants.find((tenant) => tenant.displayName === displayName);
      if (found) return found;
      const names = tenants.map((tenant) => tenant.displayName).join(', ');
      throw new Error(`The sandbox has no tenant "${displayName}"; it has ${names}.`);
    },
    async journal(after = 0) {
      const { entries } = (await call('GET', `journal?after=${String(after)}`)) as { readonly entries: JournalEntry[] };
      return entries;
    },
    async advance(duration) {
      await call('POST', 'clock', { advance: duration });
    },
    async speed(factor) {
      await call('POST', 'clock', { speed: factor });
    },
    async faults(faults) {
      await call('PUT', 'faults', faults);
    },
    async event(type, details = {}) {
      await call('POST', 'events', { type, ...details });
    },
    async latency(latency) {
      await call('PUT', 'latency', latency);
    },
  };
}
