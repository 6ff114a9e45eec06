import { format } from 'node:util';
import { afterEach, beforeEach, expect } from 'vitest';

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
