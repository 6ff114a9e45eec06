import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { testEngines, type TestStore } from '../testing/store-engines.ts';
import { createRunJournal } from './run-journal.ts';

for (const engine of testEngines.filter(({ unavailable }) => unavailable === undefined)) {
  describe(`the journal of a run on ${engine.name}`, () => {
    let opened: TestStore;
    beforeEach(async () => {
      opened = await engine.open();
    });
    afterEach(async () => {
      await opened[Symbol.asyncDispose]();
    });

    test('keeps what is known, whatever a process says later that stood still meanwhile', async () => {
      const { store } = opened;
      const lease = await store.leases.take('run', 'somebody', 60_000);
      if (!lease) throw new Error('There is no lease.');
      const actor = { userId: 'a', displayName: 'Ada' };
      const journal = createRunJournal(store.database, store.journal, { actor, tenantNames: new Map(), lease });
      const change = { kind: 'start-job', reason: 'job-not-started' } as const;
      const entryId = await journal.intend({ runId: 'r', tenantId: 't', change, at: 1 });
      await journal.conclude(entryId, { result: 'ambiguous' }, 2);
      expect(await journal.read('t')).toMatchObject([{ outcome: { result: 'ambiguous' }, concludedAt: 2 }]);
      await journal.conclude(entryId, { result: 'found' }, 3);
      await journal.conclude(entryId, { result: 'ambiguous' }, 4);
      expect(await journal.read('t')).toMatchObject([{ outcome: { result: 'found' }, concludedAt: 3 }]);
    });
  });
}
