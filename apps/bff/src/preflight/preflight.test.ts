import type { TenantPreflight } from '@tenantry/contract';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { writesIn } from '../testing/sandbox.ts';
import { openSandboxedPortal, type SandboxedPortal } from '../testing/sandboxed-portal.ts';
import { testEngines } from '../testing/store-engines.ts';

let portal: SandboxedPortal;
async function open(scenario: string): Promise<void> {
  const [engine] = testEngines;
  if (!engine) throw new Error('There is no store to test with.');
  portal = await openSandboxedPortal(engine, { scenario, speed: 0 });
}
afterEach(async () => {
  await portal[Symbol.asyncDispose]();
});

const idOf = (name: string): string =>
  portal.sandbox.state().tenants.find(({ displayName }) => displayName === name)?.tenantId ?? '';
const check = (name: string, who = portal.administrator): Promise<TenantPreflight> =>
  portal.first.call('preflight.read', who, { params: { tenantId: idOf(name) } });
const missing = ({ prerequisites }: Pick<TenantPreflight, 'prerequisites'>): string[][] =>
  prerequisites.filter(({ state }) => state === 'missing').map(({ side, code }) => [side, code]);
const unknownBecause = ({ prerequisites }: TenantPreflight, code: string): string | undefined =>
  prerequisites.find((one) => one.code === code)?.unknownBecause;

describe('where everything is in place', () => {
  beforeEach(() => open('shared'));

  const switches: readonly (readonly [string, object, string[], string])[] = [
    [
      'outbound redemption',
      { type: 'redemption-revoked', direction: 'outbound' },
      ['home', 'outbound-redemption'],
      'with-the-plan',
    ],
    ['inbound synchronization', { type: 'inbound-revoked' }, ['target', 'inbound-synchronization'], 'tenant-waits'],
    [
      'inbound redemption',
      { type: 'redemption-revoked', direction: 'inbound' },
      ['target', 'inbound-redemption'],
      'tenant-waits',
    ],
  ];
  test.each(switches)('the answer names side and setting when %s is switched off', async (_, event, named, verdict) => {
    expect(await check('Fabrikam')).toMatchObject({ verdict: 'ready', connectionTested: true });
    const [home, target] = [portal.sandbox.world().homeTenantId, idOf('Fabrikam')];
    const ours = named[0] === 'home';
    portal.sandbox.dispatch({ ...event, tenantId: ours ? home : target, partnerTenantId: ours ? target : home });
    portal.sandbox.clock.advance(60_000);
    const answer = await check('Fabrikam');
    expect(missing(answer)).toEqual([named]);
    expect(answer.verdict).toBe(verdict);
    expect(answer.requestToTarget !== undefined).toBe(verdict === 'tenant-waits');
  });

  test('looking at one tenant and at all of them writes nothing', async () => {
    const before = portal.sandbox.lastJournalEntry();
    await check('Fabrikam');
    const { tenants } = await portal.first.call('preflight.list', portal.administrator);
    expect(tenants.length).toBeGreaterThan(4);
    const sent = portal.sandbox.journal(before);
    expect(sent.some(({ path }) => path.endsWith('/validateCredentials'))).toBe(true);
    expect(writesIn(sent)).toEqual([]);
  });

  test('the helpdesk is told what a cycle proved, and asks nobody', async () => {
    const before = portal.sandbox.lastJournalEntry();
    const answer = await check('Fabrikam', portal.helpdesk);
    expect(missing(answer)).toEqual([['home', 'administrator-role']]);
    expect(answer).toMatchObject({ verdict: 'administrator-acts', connectionTested: false });
    expect(unknownBecause(answer, 'inbound-synchronization')).toBeUndefined();
    expect(portal.sandbox.journal(before).filter(({ path }) => path.endsWith('/validateCredentials'))).toEqual([]);
  });

  test('a test that fails is no answer', async () => {
    portal.sandbox.setFaults([{ match: { path: '/v1.0/…/validateCredentials' }, kind: 'forbidden' }]);
    const answer = await check('Northwind Traders');
    expect(missing(answer)).toEqual([]);
    expect(answer).toMatchObject({ verdict: 'unknown', connectionTested: false });
    expect(unknownBecause(answer, 'inbound-synchronization')).toBe('not-permitted');
  });

  test('neither the home tenant nor a stranger has prerequisites', async () => {
    await expect(check('Contoso')).rejects.toMatchObject({ code: 'not-found' });
    const params = { tenantId: 'abcdef01-2345-4678-8abc-def012345678' };
    await expect(portal.first.call('preflight.read', portal.administrator, { params })).rejects.toMatchObject({
      code: 'not-found',
    });
  });
});

test('a tenant that has not joined waits, and no letter about settings is offered', async () => {
  await open('contoso');
  const { tenants } = await portal.first.call('preflight.list', portal.administrator);
  const pending = tenants.find((one) => missing(one).some(([, code]) => code === 'joined-organization'));
  expect(pending?.verdict).toBe('tenant-waits');
  expect(await check(pending?.displayName ?? '')).not.toHaveProperty('requestToTarget');
});

test('where every partner lacks another setting, each answer names its own', async () => {
  await open('broken-policies');
  const { tenants } = await portal.first.call('preflight.list', portal.administrator);
  const verdicts = Object.fromEntries(tenants.map((one) => [one.displayName, [one.verdict, ...missing(one).flat()]]));
  expect(verdicts).toEqual({
    'Adventure Works': ['tenant-waits', 'target', 'inbound-synchronization'],
    Fabrikam: ['tenant-waits', 'target', 'inbound-redemption'],
    'Northwind Traders': ['tenant-waits', 'target', 'inbound-synchronization'],
    'Tailspin Toys': ['with-the-plan', 'home', 'outbound-redemption'],
    'Wide World Importers': ['tenant-waits', 'target', 'joined-organization', 'home', 'outbound-redemption'],
    'Woodgrove Bank': ['tenant-waits', 'target', 'inbound-synchronization'],
  });
});
