import fc from 'fast-check';
import type { Observation } from '../../observation.ts';
import type { MemberTenant } from '../../organization.ts';
import type { Sharing, SharingFlow } from '../../sharing.ts';
import type { SynchronizationConfiguration, SynchronizationJob } from '../../synchronization.ts';
import { wantedSettings } from '../wanted-settings.ts';
import {
  configuration,
  defaultAccessRoleId,
  group,
  groupPrincipal,
  job,
  memberTenant,
  observation,
  person,
  stoppedJob,
  tenantIdOf,
  trusted,
  user,
  userPrincipal,
} from './build-observation.ts';

const names = ['Anna', 'Ben', 'Cleo', 'Dara', 'Eve'];
const people = names.map((name) => person(name));

/** Everybody and everything that may be shared in some situation. */
export const principals = [
  ...names.slice(0, 3).map(userPrincipal),
  groupPrincipal('Sales'),
  groupPrincipal('Engineers'),
];

const facts = [
  ...people.slice(0, 3).map(user),
  group('Sales', people.slice(1, 4)),
  group('Engineers', people.slice(3)),
];

const someJob: fc.Arbitrary<SynchronizationJob> = fc.constantFrom(
  job(),
  stoppedJob,
  job({ schedule: 'paused' }),
  job({ ...stoppedJob, code: 'not-configured' }),
);

/** A configuration of the recognised name in any state, half-made ones and such that ran for everybody included. */
export function someConfiguration(number: number): fc.Arbitrary<SynchronizationConfiguration> {
  const usual = wantedSettings(tenantIdOf(number), 1);
  return fc
    .record({
      principals: fc.subarray(principals),
      wrongRoles: fc.subarray(principals),
      jobs: fc.array(someJob, { maxLength: 1 }),
      settings: fc.constantFrom(
        undefined,
        usual,
        { ...usual, deletionThreshold: { enabled: true, value: 3 } },
        wantedSettings(tenantIdOf(number), 5_000),
        { ...usual, scope: 'all' as const },
      ),
    })
    .map(({ settings, ...rest }) => {
      const { settings: _, ...built } = configuration(number, rest.principals, { jobs: rest.jobs });
      const wrong = rest.wrongRoles.map((principal) => ({
        assignmentId: `wrong-${number}-${principal.id}`,
        principal,
        roleId: defaultAccessRoleId,
      }));
      return { ...built, assignments: [...built.assignments, ...wrong], ...(settings ? { settings } : {}) };
    });
}

/** A directory, and a wish of any kind for it. */
export interface Situation {
  readonly world: Observation;
  readonly sharing: Sharing;
  readonly flow: SharingFlow;
}

/** Tenants 0 to 4 at most, each with none, one or two configurations; the first with one of a foreign name, too. */
export const someSituation: fc.Arbitrary<Situation> = fc
  .record({
    tenants: fc.array(
      fc.record({
        state: fc.constantFrom<MemberTenant['state']>('active', 'active', 'active', 'pending', 'removed'),
        trust: fc.constantFrom<'none' | 'half' | 'full'>('none', 'half', 'full'),
        asked: fc.boolean(),
        copies: fc.constantFrom(0, 1, 1, 1, 2),
      }),
      { minLength: 1, maxLength: 5 },
    ),
    configurations: fc.tuple(...[0, 1, 2, 3, 4].map(someConfiguration)),
    foreign: fc.option(someConfiguration(0), { nil: undefined }),
    wanted: fc.subarray(principals, { minLength: 1 }),
    flow: fc.constantFrom<SharingFlow>(
      'select-users-and-groups',
      'share-current-scope',
      'edit-shared-users-and-groups',
    ),
  })
  .map(({ tenants, configurations, foreign, wanted, flow }) => {
    const existing = tenants.flatMap(({ copies }, number) => {
      const one = configurations[number];
      return one ? [one, { ...one, servicePrincipalId: `second-${number}` }].slice(0, copies) : [];
    });
    const other = foreign ? [{ ...foreign, servicePrincipalId: 'foreign', displayName: 'Fabrikam sync' }] : [];
    const world = observation(
      tenants.map(({ state }, number) => memberTenant(number, state)),
      facts,
      {
        configurations: [...existing, ...other],
        partnerConfigurations: tenants.flatMap(({ trust }, number) =>
          trust === 'none' ? [] : [{ ...trusted(number), automaticRedemptionOutbound: trust === 'full' }],
        ),
      },
    );
    const asked = tenants.flatMap((tenant, number) => (tenant.asked ? [tenantIdOf(number)] : []));
    return { world, sharing: { principals: wanted, tenants: asked }, flow };
  });
