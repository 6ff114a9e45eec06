import { expectSharedAsWanted, graphWrites, groupNamed, sharedGroup } from '../directory-truth.ts';
import { isFinished, type PortalApi, type PortalRun } from '../portal-api.ts';
import type { Fault, SandboxControl } from '../stack/sandbox-control.ts';
import { expect, test } from '../test.ts';

const instantiate = { method: 'POST', path: '/applicationTemplates/*/instantiate' } as const;

async function shareUnder(faults: readonly Fault[], api: PortalApi, sandbox: SandboxControl): Promise<PortalRun> {
  const plan = await api.planToShare(groupNamed(await sandbox.tenant('Contoso'), sharedGroup));
  await sandbox.faults(faults);
  const { status, body } = await api.apply(plan);
  expect(status).toBe(200);
  return api.runUntil(body.runId, isFinished, 120_000);
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

test('a Graph that fails now and then does not change how a run ends', async ({ api, sandbox, signIn }) => {
  test.setTimeout(150_000);
  const before = await sandbox.state();
  await signIn('Global Administrator');
  const run = await shareUnder(
    [
      { match: { method: 'PUT', path: '/servicePrincipals/*/secrets' }, kind: 'unavailable', times: 2 },
      { match: { method: 'POST', path: '/servicePrincipals/*/appRoleAssignedTo' }, kind: 'not-found', times: 2 },
      { match: { method: 'POST', path: '/servicePrincipals/*/start' }, kind: 'timeout', times: 1 },
      { match: { method: 'PATCH' }, kind: 'reset-before', times: 1 },
    ],
    api,
    sandbox,
  );
  expect(run.counts.failed).toBe(1);
  expectSharedAsWanted(before, await sandbox.state());
});
