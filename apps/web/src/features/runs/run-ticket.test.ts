import { describe, expect, test } from 'vitest';
import { dateTime } from '../../shared/time.ts';
import { failureTicket, runTicket } from './run-ticket.ts';
import { run, tenant } from './testing/runs.ts';

const address = 'https://portal.example/runs/run';
const failure = { code: 'people-not-taken-out', owner: 'microsoft', requestId: 'request' } as const;
const failed = tenant('Fabrikam', { state: 'failed', failure });

describe('the ticket text', () => {
  test('of one tenant says what happened, what to do, and where to look', () => {
    expect(failureTicket({ tenant: failed, failure }, run(1, [failed]), address).split('\n')).toEqual([
      'Fabrikam was not finished (run run).',
      expect.stringContaining('so the configuration was kept'),
      expect.stringContaining('provisioning logs'),
      'Request ID: request',
      `Details: ${address}`,
    ]);
  });

  test('of a run says who, when, how it stands, and what was not done', () => {
    const counts = { total: 2, succeeded: 1, failed: 1, changesDone: 4, changesTotal: 8 };
    const stopped = run(1, [failed, tenant('Litware', { state: 'succeeded' })], {
      flow: 'stop-sharing',
      state: 'finished',
      startedAt: 1000,
      finishedAt: 5000,
      counts,
    });
    const text = runTicket(stopped, address);
    expect(text).toContain('Run: stop sharing (run run)');
    expect(text).toContain(`Started by Anna, ${dateTime(1000)}\nEnded ${dateTime(5000)}`);
    expect(text).toContain('State: Finished; 1 tenant failed\n1 of 2 tenants done');
    expect(text).toContain('Request ID: request');
    expect(text).not.toContain('Litware');
    expect(text.endsWith(`Details: ${address}`)).toBe(true);
  });

  test('of a run that went well names no tenant', () => {
    const text = runTicket(run(1, [tenant('Litware', { state: 'succeeded' })], { state: 'finished' }), address);
    expect(text).not.toContain('Litware');
    expect(text).toContain('State: Finished\n');
  });
});
