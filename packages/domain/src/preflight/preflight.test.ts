import { describe, expect, it } from 'vitest';
import { tenantIdOf, trusted } from '../plan/testing/build-observation.ts';
import type { ConnectionCheck } from '../directory.ts';
import { preflight } from './preflight.ts';
import type { PreflightFacts } from './preflight.ts';

const inPlace: PreflightFacts = {
  tenantId: tenantIdOf(1),
  tenant: { state: 'active' },
  partnerConfigurations: [trusted(1)],
  isAdministrator: true,
  missingPermissions: [],
  connection: { asked: true, check: { ok: true } },
  invitationsForbidden: false,
};
const refused = (check: Partial<Extract<ConnectionCheck, { ok: false }>>): PreflightFacts['connection'] => ({
  asked: true,
  check: { ok: false, side: 'unknown', code: 'PolicyCheckFailure', message: '', ...check },
});
const missingOf = (facts: Partial<PreflightFacts>) =>
  preflight({ ...inPlace, ...facts })
    .prerequisites.filter(({ state }) => state === 'missing')
    .map(({ code, side, handling }) => [code, side, handling]);
const stateOf = (facts: Partial<PreflightFacts>, code: string) => {
  const found = preflight({ ...inPlace, ...facts }).prerequisites.find((one) => one.code === code);
  return found?.unknownBecause ?? found?.state;
};

describe('what has to be in place', () => {
  it('is ready when both sides allow the connection, although nobody can see licences and guest settings', () => {
    expect(preflight(inPlace).verdict).toBe('ready');
    expect(missingOf({})).toEqual([]);
    expect(stateOf({}, 'licence')).toBe('not-visible');
    expect(stateOf({}, 'guest-invitations')).toBe('not-visible');
  });

  const switchedOff: readonly (readonly [string, Partial<PreflightFacts>, string[], string])[] = [
    [
      'outbound redemption',
      { partnerConfigurations: [] },
      ['outbound-redemption', 'home', 'part-of-the-plan'],
      'with-the-plan',
    ],
    [
      'inbound synchronization',
      { connection: refused({ side: 'target', setting: 'synchronization' }) },
      ['inbound-synchronization', 'target', 'tenant-waits'],
      'tenant-waits',
    ],
    [
      'inbound redemption',
      { connection: refused({ setting: 'redemption' }) },
      ['inbound-redemption', 'target', 'tenant-waits'],
      'tenant-waits',
    ],
    ['membership', { tenant: { state: 'pending' } }, ['joined-organization', 'target', 'tenant-waits'], 'tenant-waits'],
    [
      'guest invitations',
      { invitationsForbidden: true },
      ['guest-invitations', 'target', 'tenant-waits'],
      'tenant-waits',
    ],
    [
      'the role',
      { isAdministrator: false },
      ['administrator-role', 'home', 'administrator-acts'],
      'administrator-acts',
    ],
    [
      'a permission',
      { missingPermissions: ['Synchronization.ReadWrite.All'] },
      ['portal-permissions', 'home', 'administrator-acts'],
      'administrator-acts',
    ],
  ];
  it.each(switchedOff)('names the side and the setting when %s is off', (_, facts, missing, verdict) => {
    expect(missingOf(facts)).toEqual([missing]);
    expect(preflight({ ...inPlace, ...facts }).verdict).toBe(verdict);
  });

  it('claims nothing of a setting that another refusal hides', () => {
    const sync = { connection: refused({ side: 'target', setting: 'synchronization' }) };
    expect(stateOf(sync, 'inbound-redemption')).toBe('hidden-behind-another');
    const home = { partnerConfigurations: [], connection: refused({ side: 'home', setting: 'redemption' }) };
    expect(stateOf(home, 'inbound-synchronization')).toBe('hidden-behind-another');
    expect(stateOf(home, 'inbound-redemption')).toBe('hidden-behind-another');
  });

  it('does not put a refusal of redemption down to the other side while this side does not redeem', () => {
    const facts = { partnerConfigurations: [], connection: refused({ setting: 'redemption' }) };
    expect(stateOf(facts, 'inbound-redemption')).toBe('not-told');
    expect(missingOf(facts)).toEqual([['outbound-redemption', 'home', 'part-of-the-plan']]);
  });

  it.each(['not-permitted', 'no-configuration', 'not-read'] as const)(
    'is unknown and not missing when the question is %s',
    (because) => {
      const facts = { connection: { asked: false, because } } as const;
      expect(missingOf(facts)).toEqual([]);
      expect(stateOf(facts, 'inbound-synchronization')).toBe(because);
      expect(preflight({ ...inPlace, ...facts }).verdict).toBe('unknown');
    },
  );

  it('is unknown and not missing when this side could not be read', () => {
    const { partnerConfigurations: _policy, missingPermissions: _granted, ...unread } = inPlace;
    const answer = preflight(unread);
    expect(
      answer.prerequisites.filter(({ unknownBecause }) => unknownBecause === 'not-read').map(({ code }) => code),
    ).toEqual(['portal-permissions', 'outbound-redemption']);
    expect(answer.verdict).toBe('unknown');
  });

  it('takes a cycle that worked for an answer where nobody may ask', () => {
    const facts = { connection: { asked: false, because: 'worked' } } as const;
    expect(stateOf(facts, 'inbound-synchronization')).toBe('met');
    expect(stateOf(facts, 'inbound-redemption')).toBe('met');
  });
});
