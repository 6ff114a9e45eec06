import type { Finding, HealthReport, PlanRequest } from '@tenantry/contract';
import { afterEach, describe, expect, test, vi } from 'vitest';
import { createDirectories } from '../directory/directories.ts';
import { writesIn } from '../testing/sandbox.ts';
import { openSandboxedPortal, type SandboxedPortal } from '../testing/sandboxed-portal.ts';
import { testEngines } from '../testing/store-engines.ts';

let portal: SandboxedPortal | undefined;
afterEach(async () => {
  await portal?.[Symbol.asyncDispose]();
  portal = undefined;
});

async function open(scenario: string, speed = 0): Promise<SandboxedPortal> {
  const [engine] = testEngines;
  if (!engine) throw new Error('There is no store to test with.');
  portal = await openSandboxedPortal(engine, { scenario, speed });
  return portal;
}
const minute = 60_000;

/** Shares a group with every tenant that is ready, and lets the first cycles pass. */
async function share({ first, administrator, group, sandbox }: SandboxedPortal): Promise<void> {
  const body = { flow: 'select-users-and-groups', principals: [group('All Employees Sync')] };
  const plan = await first.call('plans.draft', administrator, { body });
  const params = { planId: plan.planId };
  const { runId } = await first.call('plans.apply', administrator, { params, body: { digest: plan.digest } });
  first.useCases.start();
  for await (const { data } of first.follow(runId)) if (data.state === 'finished') break;
  sandbox.clock.advance(60 * minute);
  sandbox.advance();
}

const diagnose = ({ first, helpdesk }: SandboxedPortal): Promise<HealthReport> => first.call('health.read', helpdesk);
const named = ({ findings }: HealthReport): string[][] =>
  findings.map(({ tenant, severity, code }) => [tenant.displayName, severity, code]);
const of = ({ findings }: HealthReport, tenant: string, code: string): Finding | undefined =>
  findings.find((finding) => finding.code === code && finding.tenant.displayName === tenant);
const withoutNotes = (report: HealthReport): string[][] => named(report).filter(([, severity]) => severity !== 'note');

describe('the doctor finds what is wrong in the directory', () => {
  test('configurations that were begun, each for what it lacks', async () => {
    const report = await diagnose(await open('half-done'));
    expect(named(report)).toEqual(
      expect.arrayContaining([
        ['Adventure Works', 'note', 'no-job'],
        ['Tailspin Toys', 'warning', 'settings-never-saved'],
        ['Woodgrove Bank', 'warning', 'nobody-assigned'],
      ]),
    );
    expect(report).toMatchObject({ configurationsChecked: 5, unknowns: [], stale: false });
  });

  test('two of the same name, and one that was renamed', async () => {
    const report = await diagnose(await open('drifted'));
    expect(of(report, 'Tailspin Toys', 'made-in-entra')?.remedies[0]).toMatchObject({
      kind: 'plan',
      request: { flow: 'choose-configuration', remove: [] },
    });
    const rivals = of(report, 'Woodgrove Bank', 'rival-configurations');
    expect(rivals?.severity).toBe('error');
    expect(rivals?.configurations.map(({ people }) => people)).toEqual([40, 0]);
    expect(rivals?.configurations[0]?.userType).toBe('member');
    const [keeper] = rivals?.configurations ?? [];
    expect(rivals?.remedies[1]).toMatchObject({ request: { keep: keeper?.servicePrincipalId } });
  });

  test('a quarantine with its day, its reason and the refusal that causes it', async () => {
    const report = await diagnose(await open('quarantined'));
    expect(of(report, 'Fabrikam', 'quarantined')).toMatchObject({
      severity: 'error',
      evidence: { reason: 'EncounteredQuarantineException', day: 2 },
      remedies: [{ kind: 'prerequisites' }, { kind: 'entra', url: expect.stringContaining('https://') as string }],
    });
    expect(of(report, 'Fabrikam', 'inbound-trust-broken')?.evidence.message).toContain('inbound synchronization');
    expect(named(report).filter(([tenant, severity]) => tenant !== 'Fabrikam' && severity === 'error')).toEqual([]);
  });

  test('removals that the guard holds back', async () => {
    const report = await diagnose(await open('mass-delete'));
    const held = report.findings.filter(({ code }) => code === 'quarantined');
    expect(held.length).toBeGreaterThan(1);
    expect(held.every(({ evidence }) => evidence.reason === 'TooManyDeletes' && evidence.day === 1)).toBe(true);
    expect(report.findings.filter(({ code }) => code === 'notification-mail-missing')).toEqual([]);
  });

  test('a configuration for a tenant that left, which goes on', async () => {
    const report = await diagnose(await open('tenant-left'));
    const left = report.findings.filter(({ code }) => code === 'tenant-left');
    expect(left).toMatchObject([
      { severity: 'error', configurations: [{ displayName: expect.stringContaining('MTO_Sync_') as string }] },
    ]);
    expect(left[0]?.remedies[0]).toMatchObject({ request: { flow: 'stop-sharing', accounts: 'take-out' } });
  });

  test('the home half of a trust that somebody switched off', async () => {
    const opened = await open('shared');
    const { sandbox } = opened;
    const fabrikam = sandbox.state().tenants.find(({ displayName }) => displayName === 'Fabrikam')?.tenantId;
    sandbox.dispatch({
      type: 'redemption-revoked',
      tenantId: sandbox.world().homeTenantId,
      partnerTenantId: fabrikam,
      direction: 'outbound',
    });
    expect(withoutNotes(await diagnose(opened))).toContainEqual(['Fabrikam', 'error', 'outbound-redemption-missing']);
  });
});

describe('the doctor is quiet about what is right', () => {
  test.each(['contoso', 'shared'])('there is no error in %s', async (scenario) => {
    const report = await diagnose(await open(scenario));
    expect(report.findings.filter(({ severity }) => severity === 'error')).toEqual([]);
    expect(report.unknowns).toEqual([]);
  });
});

describe('looking', () => {
  test('writes nothing, and costs Graph no more with more viewers', async () => {
    const opened = await open('drifted');
    const before = opened.sandbox.lastJournalEntry();
    await diagnose(opened);
    const once = opened.sandbox.journal(before).length;
    await Promise.all(Array.from({ length: 20 }, () => diagnose(opened)));
    const after = opened.sandbox.journal(before);
    expect(writesIn(after)).toEqual([]);
    expect(after).toHaveLength(once);
  });

  test('calls what could not be read unknown, and finds nothing in it', async () => {
    const opened = await open('shared');
    opened.sandbox.setFaults([{ match: { path: '/v1.0/groups/…' }, kind: 'forbidden' }]);
    const report = await diagnose(opened);
    expect(report.unknowns).toMatchObject([{ what: 'people-in-scope', tenant: { displayName: 'Woodgrove Bank' } }]);
    expect(of(report, 'Woodgrove Bank', 'separate-configurations')).toBeUndefined();
  });

  test('keeps what was last known for a while, and then knows nothing', async () => {
    const opened = await open('quarantined');
    expect((await diagnose(opened)).stale).toBe(false);
    opened.sandbox.setFaults([{ match: { path: '/v1.0/…' }, kind: 'forbidden' }]);
    opened.sandbox.clock.advance(20 * 60_000);
    expect(await diagnose(opened)).toMatchObject({
      stale: true,
      findings: [],
      unknowns: [{ what: 'configurations' }, { what: 'trust' }],
    });
  });
});

const requestsIn = ({ findings }: HealthReport): PlanRequest[] =>
  findings.flatMap(({ remedies }) => remedies.flatMap((one) => (one.kind === 'plan' ? [one.request] : [])));

describe('every plan that is offered can be drawn up', () => {
  test.each(['drifted', 'tenant-left'])('in %s', async (scenario) => {
    const opened = await open(scenario);
    const requests = requestsIn(await diagnose(opened));
    expect(requests.length).toBeGreaterThan(1);
    for (const request of requests) {
      const { summary } = await opened.first.call('plans.draft', opened.administrator, { body: request });
      expect([request.flow, summary.changes > 0]).toEqual([request.flow, true]);
    }
  });

  test('what the portal shared and somebody stopped is started again', async () => {
    const opened = await open('contoso', 20);
    const { first, administrator, sandbox } = opened;
    await share(opened);
    const broken = sandbox.state().tenants[0]?.configurations.find(({ displayName }) => displayName.startsWith('MTO_'));
    const directory = createDirectories(first.foundation).delegated(administrator.accountId);
    await directory.pauseJob(broken?.servicePrincipalId ?? '', broken?.jobs[0]?.id ?? '');
    sandbox.clock.advance(3 * 24 * 60 * minute);
    const report = await vi.waitUntil(
      async () => {
        const latest = await diagnose(opened);
        return latest.stale ? undefined : latest;
      },
      { timeout: 60_000 },
    );
    const [paused, ...others] = report.findings.filter(({ code }) => code === 'paused-and-forgotten');
    expect(others).toEqual([]);
    const [remedy] = paused?.remedies ?? [];
    expect(remedy).toMatchObject({ kind: 'plan', request: { flow: 'repair-drift' } });
    const body = remedy?.kind === 'plan' ? remedy.request : {};
    const plan = await first.call('plans.draft', administrator, { body });
    const changes = plan.tenants.flatMap(({ displayName, changes: each }) =>
      each.map(({ kind }) => [displayName, kind]),
    );
    expect(changes).toEqual([[paused?.tenant.displayName, 'start-job']]);
  });
});
