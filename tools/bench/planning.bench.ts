// What a plan for 99 tenants costs: before anything is shared, at once after a run, and ten minutes later when lists show all.
// Virtual time; ends with 1 when a target is missed.
import { createOurs } from './contenders/ours.ts';
import { memoryJournal } from './memory-journal.ts';
import { spreadOf } from './measure.ts';
import { lists, typical, type Profile } from './profiles.ts';
import { openStage, type Stage } from './stage.ts';
import { createTargets } from './targets.ts';

const partners = 99;
const seeds = [1, 2, 3];
const targets = createTargets();

interface Planning {
  readonly 'tenants shared': number;
  readonly 'requests of a plan when nothing is there': number;
  /** A plan made at once after the run, and applied. */
  readonly 'writes at once after': number;
  /** A plan made when every list shows the run. */
  readonly 'requests of a plan when all is so': number;
  readonly 'its seconds': number;
  readonly 'changes in it': number;
  readonly 'requests of applying it': number;
  readonly 'seconds of reading the same one by one': number;
}

async function measurePlanning(profile: Profile, seed: number): Promise<Planning> {
  const stage = await openStage({ profile, partners, seed });
  const { time, counts } = stage;
  const ours = createOurs(stage, memoryJournal());
  const content = await time.during(ours.plan());
  const requests = counts.requests;
  const shared = await time.during(ours.apply(content));
  const writes = counts.writes;
  await time.during(ours.apply(await time.during(ours.plan())));
  const writesAtOnce = counts.writes - writes;
  await time.during(time.sleep(600_000));
  const beforeAgain = counts.requests;
  const began = time.now();
  const again = await time.during(ours.plan());
  const seconds = (time.now() - began) / 1_000;
  const requestsAgain = counts.requests - beforeAgain;
  await time.during(ours.apply(again));
  const requestsApplied = counts.requests - beforeAgain - requestsAgain;
  const beganReading = time.now();
  await time.during(readOneByOne(stage));
  return {
    'tenants shared': shared,
    'requests of a plan when nothing is there': requests,
    'writes at once after': writesAtOnce,
    'requests of a plan when all is so': requestsAgain,
    'its seconds': seconds,
    'changes in it': again.tenants.reduce((sum, tenant) => sum + tenant.changes.length, 0),
    'requests of applying it': requestsApplied,
    'seconds of reading the same one by one': (time.now() - beganReading) / 1_000,
  };
}

/** What a plan looks at, read one after the other. */
async function readOneByOne({ call, sandbox, homeTenantId }: Stage): Promise<void> {
  await call('GET', '/tenantRelationships/multiTenantOrganization/tenants');
  await call('GET', '/policies/crossTenantAccessPolicy/partners');
  await call('GET', "/servicePrincipals?$filter=applicationTemplateId eq '518e5f48-1fc8-4c48-9387-9fdf28b0dfe7'");
  for (const id of sandbox.world().tenants.get(homeTenantId)?.servicePrincipals.keys() ?? []) {
    await call('GET', `/servicePrincipals/${id}/synchronization/jobs`);
    await call('GET', `/servicePrincipals/${id}/synchronization/secrets`);
    await call('GET', `/servicePrincipals/${id}/appRoleAssignedTo`);
  }
}

for (const profile of [typical, lists]) {
  const worlds: Planning[] = [];
  for (const seed of seeds) worlds.push(await measurePlanning(profile, seed));
  console.log(`\nPlanning for ${partners} tenants, ${profile.name}, one column for each world`);
  console.table(
    Object.fromEntries(
      Object.keys(worlds[0] ?? {}).map((name) => [name, worlds.map((one) => shown(one[name as keyof Planning]))]),
    ),
  );
  const most = (key: keyof Planning): number => Math.max(...worlds.map((one) => one[key]));
  const times = worlds.map((one) => one['seconds of reading the same one by one'] / one['its seconds']);
  targets.atMost(
    `C4 requests of a plan, ${profile.name}`,
    Math.max(most('requests of a plan when nothing is there'), most('requests of a plan when all is so')),
    16,
  );
  targets.atLeast(`C4 times faster than reading one by one, ${profile.name}`, spreadOf(times), 25);
  targets.atMost(
    `B4 requests of a plan for what is so, ${profile.name}`,
    most('requests of a plan when all is so') + most('requests of applying it'),
    16,
  );
  targets.atMost(`B4 changes in it, ${profile.name}`, most('changes in it'), 0);
  targets.atMost(
    `B4 writes of a plan made and applied at once after a run, ${profile.name}`,
    most('writes at once after'),
    0,
  );
}
targets.conclude();

function shown(value: number): number {
  return Number(value.toFixed(1));
}
