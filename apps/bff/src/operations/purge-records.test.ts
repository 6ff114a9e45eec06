import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { createProvisioningLogStore } from '../provisioning-logs/provisioning-log-store.ts';
import { defaultSafetySettings } from '../settings/safety-settings.ts';
import { createSettingsStore } from '../settings/settings-store.ts';
import { testEngines, type TestStore } from '../testing/store-engines.ts';
import { purgePlans, purgeProvisioningLog } from './purge-records.ts';

const day = 24 * 60 * 60 * 1000;
const now = 1_795_305_600_000;
const clock = { now: () => now, sleep: () => Promise.resolve() };
const home = '11111111-1111-4111-8111-111111111111';

for (const engine of testEngines.filter(({ unavailable }) => unavailable === undefined)) {
  describe(`what has had its time, on ${engine.name}`, () => {
    let opened: TestStore;
    beforeEach(async () => {
      opened = await engine.open();
    });
    afterEach(async () => {
      await opened[Symbol.asyncDispose]();
    });
    const database = () => opened.store.database;

    const planRow = (planId: string, expiresAt: number) => ({
      planId,
      homeTenantId: home,
      flow: 'select-users-and-groups',
      createdAt: 1,
      expiresAt,
      observedAt: 1,
      createdByUserId: 'u',
      createdByName: 'U',
      digest: 'd',
      contentJson: '{}',
      effectJson: '{}',
      presentationJson: null,
      requestJson: null,
      firewallJson: null,
      runId: null,
    });
    async function keepPlan(planId: string, expiresAt: number): Promise<void> {
      await database().insertInto('plan').values(planRow(planId, expiresAt)).execute();
    }
    async function keepRun(planId: string): Promise<void> {
      await database()
        .insertInto('run')
        .values({
          runId: `run of ${planId}`,
          planId,
          homeTenantId: home,
          flow: 'select-users-and-groups',
          state: 'finished',
          createdAt: 1,
          startedAt: null,
          finishedAt: null,
          startedByUserId: 'u',
          startedByName: 'U',
          accountId: 'a',
          actingUserId: null,
          actingUserName: null,
          sequence: 0,
          progressJson: null,
          cancelRequestedAt: null,
        })
        .execute();
      await database()
        .updateTable('plan')
        .set({ runId: `run of ${planId}` })
        .where('planId', '=', planId)
        .execute();
    }
    const plans = async () =>
      (await database().selectFrom('plan').select('planId').orderBy('planId').execute()).map(({ planId }) => planId);

    test('plans go a week after they expired, with their approvals, unless they were applied', async () => {
      await keepPlan('applied', now - 30 * day);
      await keepRun('applied');
      await keepPlan('expired lately', now - 6 * day);
      await keepPlan('expired long ago', now - 8 * day);
      await keepPlan('ready', now + day);
      for (const planId of ['expired long ago', 'ready'])
        await database()
          .insertInto('planApproval')
          .values({
            approvalId: planId,
            planId,
            digest: 'd',
            approvedByUserId: 's',
            approvedByName: 'S',
            approvedAt: 1,
            expiresAt: 2,
          })
          .execute();
      expect(await purgePlans(database(), clock)).toBe(1);
      expect(await plans()).toEqual(['applied', 'expired lately', 'ready']);
      expect(await database().selectFrom('planApproval').select('planId').execute()).toEqual([{ planId: 'ready' }]);
      expect(await purgePlans(database(), clock)).toBe(0);
    });

    test('more plans than go at once all go', async () => {
      for (let from = 0; from < 1_001; from += 91) {
        const rows = Array.from({ length: 91 }, (_, index) => planRow(`plan ${String(from + index)}`, 1));
        await database().insertInto('plan').values(rows).execute();
      }
      expect(await purgePlans(database(), clock)).toBe(1_001);
      expect(await plans()).toEqual([]);
    });

    test('entries of the provisioning log go when they are older than they are to be kept', async () => {
      const logs = createProvisioningLogStore(database());
      const settings = createSettingsStore(database());
      const entry = (age: number) => ({
        entryId: `${String(age)} days old`,
        at: now - age * day,
        targetTenantId: 't',
        action: 'create' as const,
        status: 'success' as const,
        source: { id: 'p', displayName: 'P' },
        steps: [],
        modifiedProperties: [],
      });
      await logs.add(home, [29, 31, 89, 91].map(entry) as never);
      const left = async () => (await logs.list(home, { offset: 0, limit: 10 })).rows.map(({ id }) => id);
      expect(await purgeProvisioningLog(database(), home, settings, clock)).toBe(1);
      expect(await left()).toEqual(['29 days old', '31 days old', '89 days old']);
      const change = { version: 0, at: now, by: { userId: 'u', displayName: 'U' } };
      await settings.save(home, { ...defaultSafetySettings, logRetentionDays: 30 }, change, () => Promise.resolve());
      expect(await purgeProvisioningLog(database(), home, settings, clock)).toBe(2);
      expect(await left()).toEqual(['29 days old']);
    });
  });
}
