import type { Random } from '../random/seeded-random.ts';

export const faultKinds = [
  'throttle',
  'unavailable',
  'timeout',
  'reset-before',
  'reset-after',
  'not-found',
  'forbidden',
  'bad-gateway',
  'claims-challenge',
  'slow',
] as const;
export type FaultKind = (typeof faultKinds)[number];

/** Something that goes wrong with the calls it matches. */
export interface Fault {
  readonly match: {
    readonly method?: string;
    /** A pattern of the path, `…` or `*` standing for anything; without either it matches the whole path. */
    readonly path?: string;
    readonly tenantId?: string;
    readonly tokenKind?: 'delegated' | 'app';
  };
  readonly kind: FaultKind;
  /** How many matching calls pass unharmed first. */
  readonly after?: number;
  /** How many calls are harmed; without it, all. */
  readonly times?: number;
  /** The chance of a matching call to be harmed, 0 to 1; without it, 1. */
  readonly rate?: number;
  /** Seconds (or any text, as some servers send) for the `Retry-After` header; `null` leaves the header out. */
  readonly retryAfter?: number | string | null;
  /** Milliseconds that `slow` adds. */
  readonly delay?: number;
  /** `timeout` only: the operation happens although the answer says 504. */
  readonly applied?: boolean;
  /** Another status than the kind's own, for `unavailable`. */
  readonly status?: number;
}
export interface FaultCall {
  readonly method: string;
  /** From `/v1.0` on, or the path of the token endpoint. */
  readonly path: string;
  readonly tenantId: string;
  readonly tokenKind: 'delegated' | 'app' | undefined;
}
export interface Faults {
  set(faults: readonly Fault[]): void;
  current(): readonly Fault[];
  /** The fault this call meets, if any, among those that `applies` lets through. Counts the call. */
  meet(call: FaultCall, applies?: (fault: Fault) => boolean): Fault | undefined;
}

/** Faults that happen in the order they were given, the first that applies wins; chance is drawn from `random`. */
export function createFaults(random: () => Random): Faults {
  let armed: { readonly fault: Fault; readonly pattern: RegExp; seen: number; harmed: number }[] = [];
  return {
    set(faults) {
      armed = faults.map((fault) => ({ fault, pattern: patternOf(fault.match.path), seen: 0, harmed: 0 }));
    },
    current: () => armed.map((entry) => entry.fault),
    meet(call, applies = () => true) {
      for (const entry of armed) {
        if (!applies(entry.fault) || !matches(entry.fault, entry.pattern, call)) continue;
        entry.seen += 1;
        if (entry.seen <= (entry.fault.after ?? 0)) continue;
        if (entry.fault.times !== undefined && entry.harmed >= entry.fault.times) continue;
        if (entry.fault.rate !== undefined && random().next() >= entry.fault.rate) continue;
        entry.harmed += 1;
        return entry.fault;
      }
      return undefined;
    },
  };
}

function matches(fault: Fault, pattern: RegExp, call: FaultCall): boolean {
  const { method, tenantId, tokenKind } = fault.match;
  return (
    (method === undefined || method === '*' || method.toUpperCase() === call.method) &&
    (tenantId === undefined || tenantId.toLowerCase() === call.tenantId) &&
    (tokenKind === undefined || tokenKind === call.tokenKind) &&
    pattern.test(call.path)
  );
}

/** The version may be left out of a pattern that begins with a slash, as people write paths in documentation. */
function patternOf(path: string | undefined): RegExp {
  if (path === undefined) return /^/;
  const source = path
    .split(/…|\.\.\.|\*+/)
    .map((part) => part.replaceAll(/[.*+?^${}()|[\]\\]/g, String.raw`\$&`))
    .join('.*');
  return new RegExp(`^(?:/v1\\.0)?${source}$`, 'i');
}
