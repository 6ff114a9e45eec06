import { createConformanceCheck } from '../conformance/conformance-check.ts';
import { findDescription } from '../conformance/description.ts';
import type { Exchange } from './small-world.ts';

const description = findDescription();
let check: ReturnType<typeof createConformanceCheck> | undefined;

/** What the sandbox answers beside the described operations: other spellings of a path, and what the description leaves out. */
const beside = /\(appId=|\/discover$|^PATCH .*\/schema$|\/(functions|filterOperators)$/;

/** Throws when an exchange that went well disagrees with the description of Graph; without a description nothing is checked. */
export function requireConformance(exchange: Omit<Exchange, 'requestHeaders'>): void {
  if (description === undefined || exchange.status >= 400) return;
  check ??= createConformanceCheck(description);
  const found = check(exchange).filter(({ operation }) => !beside.test(operation));
  if (found.length > 0) throw new Error(found.map(({ operation, message }) => `${operation}: ${message}`).join('\n'));
}
