import { expect, it } from 'vitest';
import { memberTenant, userPrincipal } from '../plan/testing/build-observation.ts';
import type { Journal } from './journal.ts';
import { runProcess } from './testing/fake-process.ts';
import { situation } from './testing/situation.ts';

it('does not note as unknown what a successor may have found out, once the lease is lost', async () => {
  let asked = 0;
  const start = situation([memberTenant(1)], {
    wanted: [userPrincipal('Anna')],
    fault: (call) => (call.method === 'createConfiguration' ? 'reset-after' : undefined),
  });
  const noted: string[] = [];
  const journal: Journal = {
    ...start.journal,
    conclude: async (entryId, outcome, at) => {
      noted.push(outcome.result);
      await start.journal.conclude(entryId, outcome, at);
    },
  };
  // The two first writes are allowed; when the answer of the create is lost, so is the lease.
  const ending = await runProcess(start.input, { ...start, journal, leaseHeld: () => (asked += 1) <= 2 });
  expect(ending.error).toMatchObject({ name: 'LeaseLostError' });
  expect(start.world.writes.map((write) => write.method)).toContain('createConfiguration');
  expect(noted).not.toContain('ambiguous');
});
