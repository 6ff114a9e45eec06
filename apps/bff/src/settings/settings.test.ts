import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { openSandboxedPortal, type SandboxedPortal } from '../testing/sandboxed-portal.ts';
import { testEngines } from '../testing/store-engines.ts';
import { defaultSafetySettings, laxerSettings } from './safety-settings.ts';

for (const engine of testEngines.filter(({ unavailable }) => unavailable === undefined)) {
  describe(`the settings of safety on ${engine.name}`, () => {
    let portal: SandboxedPortal;
    beforeEach(async () => {
      portal = await openSandboxedPortal(engine);
    });
    afterEach(async () => {
      await portal[Symbol.asyncDispose]();
    });
    const read = () => portal.first.call('settings.readSafety', portal.helpdesk);
    const save = (version: number, changes: object) =>
      portal.first.call('settings.saveSafety', portal.administrator, {
        body: { version, settings: { ...defaultSafetySettings, ...changes } },
      });

    test('are the larger of a tenth and five people, and one administrator, until somebody sets them', async () => {
      expect(await read()).toEqual({
        settings: {
          removalSharePercent: 10,
          removalPeople: 5,
          secondApprover: false,
          approvalMinutes: 60,
          logRetentionDays: 90,
        },
        version: 0,
      });
    });

    test('are kept with who changed them, and in the audit trail with what they let pass', async () => {
      await save(0, { removalPeople: 20 });
      const after = await save(1, { removalPeople: 3, secondApprover: true });
      expect(after).toMatchObject({
        version: 2,
        settings: { removalPeople: 3, secondApprover: true },
        changedBy: { displayName: portal.administrator.displayName },
      });
      expect(await read()).toEqual(after);
      const { entries } = await portal.first.call('activity.list', portal.helpdesk);
      expect(entries.map(({ kind, laxer }) => [kind, laxer])).toEqual([
        ['settings-changed', []],
        ['settings-changed', ['removalPeople']],
      ]);
    });

    test('are not overwritten by somebody who has not seen them', async () => {
      await save(0, { removalPeople: 3 });
      await expect(save(0, { removalPeople: 50 })).rejects.toMatchObject({ code: 'settings-changed' });
      const [first, second] = await Promise.allSettled([save(1, { removalPeople: 7 }), save(1, { removalPeople: 9 })]);
      expect([first.status, second.status].toSorted()).toEqual(['fulfilled', 'rejected']);
      expect((await read()).version).toBe(2);
      expect((await portal.store.journal.list({ limit: 9, kinds: ['settings-changed'] })).length).toBe(2);
    });

    test.each([
      { removalSharePercent: 0 },
      { removalSharePercent: 51 },
      { removalPeople: 0 },
      { removalPeople: 51 },
      { removalPeople: 2.5 },
      { approvalMinutes: 14 },
      { approvalMinutes: 1441 },
      { logRetentionDays: 29 },
      { logRetentionDays: 731 },
      { somethingElse: 1 },
    ])('take nothing beyond their bounds: %o', async (changes) => {
      await expect(save(0, changes)).rejects.toMatchObject({ code: 'invalid-request' });
      expect((await read()).version).toBe(0);
    });
  });
}

test('everything that lets more pass is named as laxer, and nothing else is', () => {
  const strict = { ...defaultSafetySettings, secondApprover: true };
  const lax = { ...strict, removalSharePercent: 11, secondApprover: false, approvalMinutes: 61, logRetentionDays: 30 };
  expect(laxerSettings(lax, strict)).toEqual(['removalSharePercent', 'secondApprover', 'approvalMinutes']);
  expect(laxerSettings(strict, lax)).toEqual([]);
});
