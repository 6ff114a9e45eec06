import { expect, it } from 'vitest';
import type { SynchronizationConfiguration } from '../synchronization.ts';
import { draftPlan } from './draft-plan.ts';
import {
  configuration,
  group,
  groupPrincipal,
  job,
  memberTenant,
  observation,
  person,
  tenantIdOf,
} from './testing/build-observation.ts';

const [anna, ben, cleo] = [person('Anna'), person('Ben'), person('Cleo')];
const sales = groupPrincipal('Sales');
const engineers = groupPrincipal('Engineers');
const facts = [group('Sales', [anna, ben]), group('Engineers', [ben, cleo])];
const ourName = `MTO_Sync_${tenantIdOf(1)}`;

const ours = configuration(1, [sales], { createdAt: 1 });
const twin = configuration(1, [engineers], { servicePrincipalId: 'twin', createdAt: 2 });
const foreign = configuration(1, [engineers], { servicePrincipalId: 'foreign', displayName: 'Made by hand' });

function choose(
  keep: string,
  remove: readonly string[],
  configurations: readonly SynchronizationConfiguration[],
  flow: Parameters<typeof draftPlan>[1] = 'choose-configuration',
) {
  const choices = [{ tenantId: tenantIdOf(1), keep, remove }];
  const world = observation([memberTenant(1)], facts, { configurations });
  const drafted = draftPlan({ principals: [], tenants: [], choices }, flow, world);
  if (drafted.kind === 'refused') return { refusal: drafted.refusal.code };
  const { content } = drafted;
  return {
    plan: content.tenants[0],
    kinds: content.tenants[0]?.changes.map((change) => change.kind),
    effect: content.effect.tenants[0],
    warnings: content.warnings.map((warning) => warning.code),
  };
}

it('takes a foreign configuration over by its name, with its scope as it is', () => {
  const { plan, effect, warnings } = choose('foreign', [], [foreign]);
  expect(plan).toMatchObject({
    configuration: { servicePrincipalId: 'foreign', jobId: 'job-1' },
    before: { principals: [engineers], started: true, displayName: 'Made by hand' },
    changes: [
      {
        kind: 'rename-configuration',
        reason: 'configuration-taken-over',
        servicePrincipalId: 'foreign',
        displayName: ourName,
        from: 'Made by hand',
      },
    ],
  });
  expect(effect).toMatchObject({ kept: ['user-Ben', 'user-Cleo'], created: [], removed: [], leftBehind: [] });
  expect(warnings).toEqual([]);
});

it('removes the rival without unassigning, and leaves behind who is in its scope only', () => {
  const { plan, kinds, effect } = choose('configuration-1', ['twin'], [ours, twin]);
  expect(kinds).toEqual(['pause-job', 'delete-configuration']);
  expect(plan?.changes).toMatchObject([{ servicePrincipalId: 'twin' }, { servicePrincipalId: 'twin' }]);
  expect(effect).toMatchObject({ kept: ['user-Anna', 'user-Ben'], leftBehind: ['user-Cleo'], removed: [] });
});

it('replaces ours by a foreign one, remembering who was shared by ours', () => {
  const { plan, kinds } = choose('foreign', ['configuration-1'], [ours, foreign]);
  expect(kinds).toEqual(['pause-job', 'rename-configuration', 'delete-configuration']);
  expect(plan?.before).toEqual({ principals: [sales], started: true, displayName: ourName });
});

it('does not pause what rests', () => {
  const resting = { ...twin, jobs: [job({ schedule: 'paused' })] };
  expect(choose('configuration-1', ['twin'], [ours, resting]).kinds).toEqual(['delete-configuration']);
});

it('keeps a configuration that is not named, and warns of it', () => {
  const { plan, warnings } = choose('configuration-1', ['twin'], [ours, twin, foreign]);
  expect(plan?.changes.map((change) => 'servicePrincipalId' in change && change.servicePrincipalId)).not.toContain(
    'foreign',
  );
  expect(warnings).toEqual(['foreign-configuration']);
});

it.each([
  ['a second of the name would stay', 'foreign', [], [ours, foreign]],
  ['two of the name would stay', 'configuration-1', [], [ours, twin]],
  [
    'the kept one has two jobs',
    'configuration-1',
    ['twin'],
    [{ ...ours, jobs: [job(), job({ jobId: 'job-2' })] }, twin],
  ],
])('is blocked when %s', (_, keep, remove, configurations) => {
  expect(choose(keep, remove, configurations).plan).toMatchObject({
    disposition: { kind: 'blocked', reason: 'several-configurations' },
    changes: [],
  });
});

it.each([
  ['to be kept that does not exist', 'nothing', [], [ours]],
  ['to be kept that is for another tenant', 'configuration-2', [], [ours, configuration(2, [sales])]],
  ['to be removed that does not exist', 'configuration-1', ['nothing'], [ours]],
  ['to be removed that is for another tenant', 'configuration-1', ['configuration-2'], [ours, configuration(2, [])]],
  ['to be kept and removed at once', 'configuration-1', ['configuration-1'], [ours]],
])('is refused for one %s', (_, keep, remove, configurations) => {
  expect(choose(keep, remove, configurations)).toEqual({ refusal: 'configuration-missing' });
});

it('is no matter for a retry that the run before has removed one already', () => {
  expect(choose('configuration-1', ['twin'], [ours], 'retry-run').plan).toMatchObject({ changes: [] });
});
