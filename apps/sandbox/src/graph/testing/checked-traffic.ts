import { afterEach, expect } from 'vitest';
import { createConformanceCheck } from '../conformance/conformance-check.ts';
import { findDescription } from '../conformance/description.ts';
import type { Exchange } from './small-world.ts';

const description = findDescription();
let check: ReturnType<typeof createConformanceCheck> | undefined;
let traffic: (readonly Exchange[])[] = [];

/** What the sandbox answers beside the described operations: other spellings of a path, and what the description leaves out. */
const beside = /\(appId=|\/discover$|^PATCH .*\/schema$|\/(functions|filterOperators)$/;

/** Has the traffic of a test checked against the description of Graph when the test ends; without a description nothing is. */
export function checkTraffic(exchanges: readonly Exchange[]): void {
  traffic.push(exchanges);
}

afterEach(() => {
  const done = traffic.flat().filter(({ status }) => status < 400);
  traffic = [];
  if (description === undefined || done.length === 0) return;
  check ??= createConformanceCheck(description);
  const found = done.flatMap((exchange) => check?.(exchange) ?? []);
  expect(found.filter(({ operation }) => !beside.test(operation))).toEqual([]);
});
