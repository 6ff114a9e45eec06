import { createConformanceCheck, type Violation } from './conformance-check.ts';
import { findDescription } from './description.ts';

/** One exchange as the journal, or whoever listens to the sandbox, knows it. */
export interface Traffic {
  readonly method: string;
  /** From `/v1.0` on, without query. */
  readonly path: string;
  /** With its question mark, or empty. */
  readonly query: string;
  /** `null` when the connection was dropped instead of an answer. */
  readonly status: number | null;
  /** The kind of an injected fault. */
  readonly fault: string | null;
  /** `null` where there was no body. */
  readonly requestBody: unknown;
  readonly responseBody: unknown;
}
/** Says where one exchange disagrees with the description of Graph. */
export type TrafficCheck = (traffic: Traffic) => readonly Violation[];

/** Answers that stand for something between client and Graph, and are none of Graph's. */
const notGraphs = new Set(['bad-gateway']);

/**
 * A check by the description of Graph at hand; `undefined` when there is none. What is no call of Graph, a dropped connection
 * and an injected answer of a gateway agree with everything; other injected answers have to look like Graph's.
 */
export function createTrafficCheck(): TrafficCheck | undefined {
  const description = findDescription();
  if (description === undefined) return undefined;
  const check = createConformanceCheck(description);
  return ({ method, path, query, status, fault, requestBody, responseBody }) => {
    if (!path.startsWith('/v1.0/') || status === null || notGraphs.has(fault ?? '')) return [];
    const bodies = { requestBody: requestBody ?? undefined, responseBody: responseBody ?? undefined };
    return check({ method, status, url: `${path}${query}`, ...bodies });
  };
}

/** A violation in one line, the same for every exchange that disagrees in the same way. */
export function describeViolation({ operation, message }: Violation): string {
  return `${operation}: ${message}`;
}
