import type { Clock } from '../clock/virtual-clock.ts';

export interface ThrottledCall {
  readonly clientId: string;
  readonly tenantId: string;
  /** What the call costs; `undefined` for services that do not count in resource units. */
  readonly resourceUnits: number | undefined;
  /** How many users the tenant has: it sets the size of the budget. */
  readonly users: number;
  readonly method: string;
  /** Without the version. */
  readonly path: string;
}
export interface Verdict {
  /** Part of the nearest budget that is used, 1 being all of it; at most 1.8. */
  readonly used: number;
  readonly refusal: { readonly retryAfter: number; readonly scope: string; readonly information: string } | undefined;
}
export interface Throttling {
  /** Counts one call, a refused one too, and tells whether it may go on. */
  count(call: ThrottledCall): Verdict;
  clear(): void;
}
interface Budget {
  readonly key: string;
  readonly limit: number;
  /** Length of the window in milliseconds. */
  readonly window: number;
  readonly cost: number;
  readonly scope: string;
  readonly information: string;
}

/** Requests in ten seconds that reports and provisioning on demand take. */
const fewest = 5;

/**
 * The published budgets of Microsoft Graph over a clock, each a window that begins with its first call. `share` is the part of
 * the large ones that others have left over, 0 to 1.
 * @see https://learn.microsoft.com/graph/throttling-limits#identity-and-access-service-limits
 */
export function createThrottling(clock: Clock, share: () => number = () => 1): Throttling {
  const windows = new Map<string, { ends: number; used: number }>();
  const spend = (budget: Budget, now: number): { used: number; ends: number } => {
    let window = windows.get(budget.key);
    if (window === undefined || window.ends <= now) {
      window = { ends: now + budget.window, used: 0 };
      windows.set(budget.key, window);
    }
    window.used += budget.cost;
    return window;
  };
  return {
    count(call) {
      const now = clock.now();
      let used = 0;
      let refusal: Verdict['refusal'];
      for (const budget of budgetsOf(call)) {
        const window = spend(budget, now);
        const limit = budget.limit <= fewest ? budget.limit : Math.max(1, Math.floor(budget.limit * share()));
        used = Math.max(used, window.used / limit);
        if (window.used > limit) {
          const retryAfter = Math.max(1, Math.ceil((window.ends - now) / 1000), refusal?.retryAfter ?? 0);
          refusal = { retryAfter, scope: budget.scope, information: budget.information };
        }
      }
      return { used: Math.min(used, 1.8), refusal };
    },
    clear: () => windows.clear(),
  };
}

function budgetsOf(call: ThrottledCall): Budget[] {
  const { clientId, tenantId, resourceUnits: units } = call;
  const here = `${clientId}/${tenantId}`;
  const scopeOf = (scope: string, limit: string): string => `${scope}/${limit}/${clientId}/${tenantId}`;
  const few = (name: string): Budget => ({
    key: `${name}/${here}`,
    limit: fewest,
    window: 10_000,
    cost: 1,
    scope: scopeOf('Tenant_Application', 'ReadWrite'),
    information: 'CPULimitExceeded',
  });
  if (/^\/auditLogs\//i.test(call.path)) return [few('reports')];
  if (/\/provisionOnDemand$/i.test(call.path)) return [few('provisionOnDemand')];
  if (units === undefined) return [];
  const size = call.users < 50 ? 3500 : call.users <= 500 ? 5000 : 8000;
  const budget = (key: string, limit: number, window: number, cost: number, write: boolean): Budget => ({
    key,
    limit,
    window,
    cost,
    scope: scopeOf(
      key.startsWith('tenant') ? 'Tenant' : key.startsWith('app') ? 'Application' : 'Tenant_Application',
      write ? 'Write' : 'ReadWrite',
    ),
    information: write ? 'WriteLimitExceeded' : 'ResourceUnitLimitExceeded',
  });
  const reads = [
    budget(`units/${here}`, size, 10_000, units, false),
    budget(`app-units/${clientId}`, 150_000, 20_000, units, false),
  ];
  if (call.method === 'GET') return reads;
  return [
    ...reads,
    budget(`writes/${here}`, 3000, 150_000, 1, true),
    budget(`app-writes/${clientId}`, 70_000, 300_000, 1, true),
    budget(`tenant-writes/${tenantId}`, 18_000, 300_000, 1, true),
  ];
}
