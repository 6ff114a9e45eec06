import { format } from 'node:util';
import { afterAll, afterEach, beforeEach, expect } from 'vitest';
import { watchTraffic } from './traffic-watch.ts';

const methods = ['error', 'warn'] as const;
const originals = { error: console.error, warn: console.warn };
let said: string[] = [];

beforeEach(() => {
  said = [];
  for (const method of methods) console[method] = (...parts) => void said.push(format(...parts));
});

// A test that makes something complain without expecting it has failed, whatever else it found.
afterEach(() => {
  for (const method of methods) console[method] = originals[method];
  expect(said, 'console errors and warnings').toEqual([]);
});

// All that goes over the wire between the product and a sandbox has to be what Graph's description says, in every test.
const violations = watchTraffic();
const agrees = (): void => expect(violations(), 'disagreements with the description of Graph').toEqual([]);
afterEach(agrees);
afterAll(agrees);
