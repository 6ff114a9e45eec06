import {
  expectShared,
  expectSharedAsWanted,
  graphWrites,
  groupNamed,
  readyPartners,
  sharedGroup,
  unreadyPartner,
  whatSharingCouldChange,
} from '../directory-truth.ts';
import { isFinished, type PortalProblem } from '../portal-api.ts';
import { expect, test } from '../test.ts';

/** Slow enough that a run is still going on when something happens to it. */
const slowGraph = { write: 900, instantiate: 2_000, scale: 1 };

test('a run goes on after kill -9 and ends with one configuration per tenant', async ({
  api,
  complaints,
  portal,
  sandbox,
  signIn,
}) => {
  test.setTimeout(240_000);
  complaints.expect(/ERR_CONNECTION_REFUSED|ERR_CONNECTION_RESET|ERR_EMPTY_RESPONSE/);
  const before = await sandbox.state();
  await signIn('Global Administrator');
  await sandbox.latency(slowGraph);
  const runId = await api.beginToShare(groupNamed(await sandbox.tenant('Contoso'), sharedGroup));

  // Once while configurations are being made, once while they are being filled.
  for (const enough of [1, 8]) {
    // A configuration whose making was cut off is looked for as long as Graph may take to show it, a minute and a half.
    await expect
      .poll(async () => graphWrites(await sandbox.journal()).length, { intervals: [50], timeout: 120_000 })
      .toBeGreaterThanOrEqual(enough);
    await portal.kill();
    await portal.restart();
  }
  await sandbox.latency({ write: 500, instantiate: 3_000, scale: 0.05 });

  const run = await api.runUntil(runId, isFinished, 120_000);
  expect(run.counts.failed).toBe(1);
  expectSharedAsWanted(before, await sandbox.state());
});

test('while a run goes on another one is refused and leads to the first', async ({ api, sandbox, signIn }) => {
  const home = await sandbox.tenant('Contoso');
  await signIn('Global Administrator');
  const first = await api.planToShare(groupNamed(home, sharedGroup));
  const second = await api.planToShare(groupNamed(home, 'Project Aurora'), groupNamed(home, sharedGroup));
  await sandbox.latency(slowGraph);
  const { runId } = (await api.apply(first)).body;

  const refused = await api.apply<PortalProblem>(second);
  expect([refused.status, refused.body.code, refused.body.runId]).toEqual([409, 'run-in-progress', runId]);
  const again = await api.apply(first);
  expect([again.status, again.body.runId]).toEqual([200, runId]);

  await sandbox.latency({ write: 500, instantiate: 3_000, scale: 0.05 });
  await api.runUntil(runId, isFinished);
  const { runs } = (await api.get<{ readonly runs: readonly unknown[] }>('/api/runs')).body;
  expect(runs).toHaveLength(1);
});

test('applying what is there already writes nothing', async ({ api, sandbox, signIn }) => {
  // What was just shared has to be seen at once: that readings lag behind is not what this is about.
  await sandbox.latency({ replication: 0 });
  await sandbox.event('inbound-allowed', { tenantId: unreadyPartner });
  const group = groupNamed(await sandbox.tenant('Contoso'), sharedGroup);
  await signIn('Global Administrator');
  const first = await api.runUntil(await api.beginToShare(group), isFinished);
  expect(first.counts.failed).toBe(0);
  const shared = whatSharingCouldChange(await sandbox.state());
  const written = graphWrites(await sandbox.journal());
  expect(written.filter((write) => write.endsWith('/instantiate'))).toHaveLength(5);

  const plan = await api.planToShare(group);
  expect(plan.summary).toMatchObject({ changes: 0 });
  const { body } = await api.apply(plan);
  const run = await api.runUntil(body.runId, isFinished);
  expect(run.counts).toMatchObject({ changesTotal: 0, failed: 0 });
  expect(graphWrites(await sandbox.journal())).toEqual(written);
  expect(whatSharingCouldChange(await sandbox.state())).toEqual(shared);
});

test('a tenant that allows it later gets what is missing, and the others are left alone', async ({
  api,
  sandbox,
  signIn,
}) => {
  await sandbox.latency({ replication: 0 });
  const group = groupNamed(await sandbox.tenant('Contoso'), sharedGroup);
  await signIn('Global Administrator');
  const first = await api.runUntil(await api.beginToShare(group), isFinished);
  expect(first.tenants.filter(({ state }) => state === 'failed').map(({ failure }) => failure)).toEqual([
    expect.objectContaining({ code: 'target-has-not-allowed-sync', owner: 'other-tenant' }),
  ]);
  const { n = 0 } = (await sandbox.journal()).at(-1) ?? {};

  await sandbox.event('inbound-allowed', { tenantId: unreadyPartner });
  const plan = await api.planToShare(group);
  expect(plan.tenants.filter(({ disposition }) => disposition === 'change')).toEqual([
    expect.objectContaining({ displayName: unreadyPartner }),
  ]);
  const second = await api.runUntil((await api.apply(plan)).body.runId, isFinished);
  expect(second.counts.failed).toBe(0);
  const state = await sandbox.state();
  for (const partner of [...readyPartners, unreadyPartner]) expectShared(state, partner, sharedGroup);
  expect(graphWrites(await sandbox.journal(n)).filter((write) => write.endsWith('/instantiate'))).toEqual([]);
});
