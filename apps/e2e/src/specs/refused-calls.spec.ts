import { graphWrites, groupNamed, sharedGroup } from '../directory-truth.ts';
import type { Persona } from '../pages/account-picker-page.ts';
import { planRequest, type PortalProblem } from '../portal-api.ts';
import { expect, test } from '../test.ts';

const readers: readonly Persona[] = ['Helpdesk Administrator', 'Global Reader'];

for (const persona of readers) {
  test(`a ${persona} who calls the portal directly is refused and nothing is written`, async ({
    api,
    page,
    portal,
    sandbox,
    signIn,
  }) => {
    const group = groupNamed(await sandbox.tenant('Contoso'), sharedGroup);
    // An administrator has left a plan behind that only waits for its Yes.
    await signIn('Global Administrator');
    const plan = await api.planToShare(group);
    await page.goto('about:blank');
    await page.context().clearCookies();
    await signIn(persona);

    const refused = [
      await api.post<PortalProblem>('/api/plans', planRequest('select-users-and-groups', [group])),
      await api.apply<PortalProblem>(plan),
      await api.post<PortalProblem>(`/api/runs/${plan.planId}/resume`),
      await api.post<PortalProblem>(`/api/runs/${plan.planId}/cancel`),
      await api.post<PortalProblem>('/api/plans', { flow: 'undo-run', runId: plan.planId }),
    ];
    expect(refused.map(({ status, body }) => [status, body.code])).toEqual(refused.map(() => [403, 'forbidden']));
    expect((await api.get<{ readonly state: string }>(`/api/plans/${plan.planId}`)).body.state).toBe('ready');
    expect((await api.get<{ readonly runs: readonly unknown[] }>('/api/runs')).body.runs).toEqual([]);
    expect(graphWrites(await sandbox.journal())).toEqual([]);
    expect(portal.output()).not.toContain('"level":"error"');
  });
}

test('somebody without a session can call nothing', async ({ api, sandbox }) => {
  const group = groupNamed(await sandbox.tenant('Contoso'), sharedGroup);
  const answers = [
    await api.get<PortalProblem>('/api/session'),
    await api.get<PortalProblem>('/api/organization'),
    await api.get<PortalProblem>('/api/runs'),
    await api.post<PortalProblem>('/api/plans', planRequest('select-users-and-groups', [group])),
  ];
  expect(answers.map(({ status, body }) => [status, body.code])).toEqual(answers.map(() => [401, 'not-signed-in']));
  expect(graphWrites(await sandbox.journal())).toEqual([]);
});

test('a page of another site cannot make an administrator share', async ({ page, portal, sandbox, signIn }) => {
  await signIn('Global Administrator');
  const group = groupNamed(await sandbox.tenant('Contoso'), sharedGroup);
  const data = planRequest('select-users-and-groups', [group]);
  const attempts = [
    await page.request.post('/api/plans', { data, headers: { Origin: 'https://evil.example', 'X-CSRF': '1' } }),
    await page.request.post('/api/plans', { data, headers: { Origin: portal.url } }),
  ];
  expect(attempts.map((attempt) => attempt.status())).toEqual([403, 403]);
  expect((await page.request.get('/api/runs', { headers: { 'X-CSRF': '1', Origin: portal.url } })).status()).toBe(200);
});
