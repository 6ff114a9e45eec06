import { expect, it } from 'vitest';
import {
  configuration,
  group,
  groupPrincipal,
  job,
  memberTenant,
  observation,
  person,
  tenantIdOf,
} from '../plan/testing/build-observation.ts';
import { wantedSettings } from '../plan/wanted-settings.ts';
import type { SynchronizationConfiguration } from '../synchronization.ts';
import { claimsOn } from './claims-on.ts';

const [anna, ben, cleo] = [person('Anna'), person('Ben'), person('Cleo')];
const [sales, board, guests] = [groupPrincipal('Sales'), groupPrincipal('Board'), groupPrincipal('Guests')];
const facts = [group('Sales', [anna, ben]), group('Board', [ben]), group('Guests', [cleo])];

const ours = configuration(1, [sales], { createdAt: 5 });
const byHand = (scope: SynchronizationConfiguration['assignments'][number]['principal'], rest = {}) =>
  configuration(1, [scope], { servicePrincipalId: 'by-hand', displayName: 'Made by hand', createdAt: 1, ...rest });

function claims(...configurations: SynchronizationConfiguration[]) {
  return claimsOn(tenantIdOf(1), observation([memberTenant(1)], facts, { configurations }));
}

it('tells of each configuration to the tenant what it takes to decide, ours first', () => {
  expect(claims(byHand(board), ours, configuration(2, [sales]))).toEqual([
    {
      servicePrincipalId: 'configuration-1',
      displayName: `MTO_Sync_${tenantIdOf(1)}`,
      createdAt: 5,
      recognised: true,
      health: 'active',
      principals: [sales],
      people: 2,
      peopleInCommon: 1,
      overlap: 'some',
      scope: 'assigned',
    },
    {
      servicePrincipalId: 'by-hand',
      displayName: 'Made by hand',
      createdAt: 1,
      recognised: false,
      health: 'active',
      principals: [board],
      people: 1,
      peopleInCommon: 1,
      overlap: 'some',
      scope: 'assigned',
    },
  ]);
});

it.each([
  ['same', sales, [2, 2]],
  ['none', guests, [0, 0]],
])('grades scopes as %s', (overlap, scope, common) => {
  const graded = claims(ours, byHand(scope));
  expect(graded.map((claim) => claim.overlap)).toEqual([overlap, overlap]);
  expect(graded.map((claim) => claim.peopleInCommon)).toEqual(common);
});

it('counts people, not groups: another group with the same people is the same scope', () => {
  const world = observation([memberTenant(1)], [group('Sales', [anna]), group('Board', [anna])], {
    configurations: [ours, byHand(board)],
  });
  expect(claimsOn(tenantIdOf(1), world).map((claim) => claim.overlap)).toEqual(['same', 'same']);
});

it('has everybody whom another one has in common with one that is for everybody', () => {
  const everybody = byHand(guests, { settings: { ...wantedSettings(tenantIdOf(1), 1), scope: 'all' } });
  expect(claims(ours, everybody)).toMatchObject([
    { people: 2, peopleInCommon: 2, overlap: 'some', scope: 'assigned' },
    { people: 3, peopleInCommon: 2, overlap: 'some', scope: 'all' },
  ]);
});

it('tells what is not known or not there', () => {
  const { settings: _, createdAt: __, ...unread } = configuration(1, [], { jobs: [], createdAt: 1 });
  expect(claims(unread)).toMatchObject([{ health: 'not-started', people: 0, overlap: 'none', scope: 'unknown' }]);
  expect(claims({ ...ours, jobs: [job(), job({ code: 'quarantine' })] })).toMatchObject([{ health: 'quarantined' }]);
  expect(claims()).toEqual([]);
});
