import { expectSharedAsWanted, graphWrites, groupNamed, sharedGroup } from '../directory-truth.ts';
import { isFinished, type PortalApi, type PortalRun } from '../portal-api.ts';
import type { Fault, SandboxControl } from '../stack/sandbox-control.ts';
import { expect, test } from '../test.ts';

const instantiate = { method: 'POST', path: '/applicationTemplates/*/instantiate' } as const;

async function shareUnder(faults: readonly Fault[], api: PortalApi, sandbox: SandboxControl): Promise<PortalRun> {
  const plan = await api.planToShare(groupNamed(await sandbox.tenant('Contoso'), sharedGroup));
  await sandbox.faults(faults);
  const { runId } = (await api.apply(plan)).body;
  return api.runUntil(runId, isFinished, 120_000);
}

test('a configuration whose answer was lost is found and not made again', async ({ api, sandbox, signIn }) => {
  test.setTimeout(150_000);
  const before = await sandbox.state();
  await signIn('Global Administrator');
  const run = await shareUnder([{ match: instantiate, kind: 'reset-after', times: 2 }], api, sandbox);
  expect(run.counts.failed).toBe(1);
  expectSharedAsWanted(before, await sandbox.state());
  expect(graphWrites(await sandbox.journal()).filter((write) => write.endsWith('/instantiate'))).toHaveLength(5);
});

test('a run waits as long as Graph asks and says until when', async ({ api, sandbox, signIn }) => {
  test.setTimeout(150_000);
  const before = await sandbox.state();
  await signIn('Global Administrator');
  const plan = await api.planToShare(groupNamed(await sandbox.tenant('Contoso'), sharedGroup));
  await sandbox.faults([{ match: instantiate, kind: 'throttle', retryAfter: 4, times: 1 }]);
  const { runId } = (await api.apply(plan)).body;
  const held = await api.runUntil(runId, ({ throttledUntil }) => throttledUntil !== undefined);
  expect(held.throttledUntil).toBeGreaterThan(Date.now() - 4_000);
  const run = await api.runUntil(runId, isFinished);
  expect(run.throttledUntil).toBeUndefined();
  expect(run.counts.failed).toBe(1);
  expectSharedAsWanted(before, await sandbox.state());
});

test('a Graph that fails now and then does not change how a run ends', async ({ api, sandbox, signIn }) => {
  test.setTimeout(150_000);
  const before = await sandbox.state();
  await signIn('Global Administrator');
  const run = await shareUnder(
    [
      { match: { method: 'PUT', path: '/servicePrincipals/*' }, kind: 'unavailable', times: 2 },
      { match: { method: 'GET', path: '/servicePrincipals/*' }, kind: 'not-found', times: 2 },
      { match: { method: 'GET' }, kind: 'reset-before', times: 2 },
    ],
    api,
    sandbox,
  );
  expect(run.counts.failed).toBe(1);
  expectSharedAsWanted(before, await sandbox.state());
});

test('a run that Entra stops waits for a sign-in and then goes on', async ({ api, page, sandbox, signIn }) => {
  test.setTimeout(150_000);
  const before = await sandbox.state();
  await signIn('Global Administrator');
  const plan = await api.planToShare(groupNamed(await sandbox.tenant('Contoso'), sharedGroup));
  await sandbox.faults([{ match: instantiate, kind: 'claims-challenge', after: 1 }]);
  const { runId } = (await api.apply(plan)).body;
  const parked = await api.runUntil(runId, ({ state }) => state === 'parked');
  expect(parked.parkedFor).toBe('needs-sign-in');

  await sandbox.faults([]);
  // Entra knows the browser already: it asks what the challenge wants and sends it straight back.
  await page.goto(`/auth/login?returnTo=/runs/${runId}`);
  await page.waitForURL(`**/runs/${runId}`);
  expect((await api.post(`/api/runs/${runId}/resume`)).status).toBe(200);
  const run = await api.runUntil(runId, isFinished);
  expect(run.counts.failed).toBe(1);
  expectSharedAsWanted(before, await sandbox.state());
});
