import type { BrowserContext } from '@playwright/test';

/** What the browser complained about: console errors and warnings, and errors no code caught. */
export interface BrowserComplaints {
  /** Complaints that match are expected in this test, for example the 403 that a spec provokes. */
  expect(pattern: RegExp): void;
  unexpected(): readonly string[];
}

/** Collects the complaints of every page of a context. */
export function collectComplaints(context: BrowserContext): BrowserComplaints {
  const complaints: string[] = [];
  const expected: RegExp[] = [];
  context.on('console', (message) => {
    if (!['error', 'warning'].includes(message.type())) return;
    complaints.push(`${message.type()}: ${message.text()} (${message.location().url})`);
  });
  context.on('weberror', (error) => complaints.push(`uncaught: ${String(error.error())}`));
  return {
    expect: (pattern) => void expected.push(pattern),
    unexpected: () => complaints.filter((complaint) => !expected.some((pattern) => pattern.test(complaint))),
  };
}
