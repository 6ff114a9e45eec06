// How long it takes to share two groups with 5, 25 and 99 tenants: the published steps as a script, a declarative tool, the
// product, and what nobody can be faster than. All meet the same directory and the same luck. Virtual time, so that every run
// is the same. Ends with 1 when a target is missed.
import { contenders, type ContenderName } from './contenders/contenders.ts';
import { measureSeeds, spreadOf, type Figures, type Spread } from './measure.ts';
import { lists, otherDays, typical, type Profile } from './profiles.ts';
import { createTargets } from './targets.ts';

const sizes = [5, 25, 99];
const names = Object.keys(contenders) as ContenderName[];
const script = 'how-to one after the other';
const targets = createTargets();
type Worlds = Readonly<Record<ContenderName, readonly Figures[]>>;

async function measureAll(profile: Profile, partners: number, seeds: readonly number[]): Promise<Worlds> {
  const found: Partial<Record<ContenderName, readonly Figures[]>> = {};
  for (const name of names) found[name] = await measureSeeds(contenders[name], { profile, partners }, seeds);
  return found as Worlds;
}

/** One value of one contender over that of another, world by world. */
function ratio(worlds: Worlds, key: 'started' | 'ended', over: ContenderName, under: ContenderName): Spread {
  return spreadOf(worlds[over].map((one, index) => one[key] / (worlds[under][index]?.[key] ?? Number.NaN)));
}

function printWorlds(worlds: Worlds, partners: number): void {
  const rows = names.map((name) => {
    const middle = (key: keyof Figures): number => spreadOf(worlds[name].map((one) => one[key])).middle;
    const violations = Math.max(...worlds[name].map((one) => one.violations));
    const cells = {
      // The time of somebody who does not reach the goal is no time.
      started: violations > 0 ? `(${Math.round(middle('started'))})` : Math.round(middle('started')),
      ended: violations > 0 ? `(${Math.round(middle('ended'))})` : Math.round(middle('ended')),
      'how-to / it': Number(ratio(worlds, 'started', script, name).middle.toFixed(1)),
      'it / bound': Number(ratio(worlds, 'ended', name, 'lower bound').middle.toFixed(2)),
      requests: middle('requests'),
      'per tenant': Number((middle('requests') / partners).toFixed(1)),
      calls: middle('calls'),
      writes: middle('writes'),
      '429s': middle('throttled'),
      violations,
    };
    return [name, cells] as const;
  });
  console.table(Object.fromEntries(rows));
}

async function run(profile: Profile, seeds: readonly number[]): Promise<void> {
  console.log(`\n== ${profile.name}: ${profile.says}`);
  for (const partners of sizes) {
    const worlds = await measureAll(profile, partners, seeds);
    console.log(`\n${partners} tenants, ${profile.name}, medians of ${seeds.length} worlds, virtual seconds`);
    printWorlds(worlds, partners);
    judge(profile, partners, worlds);
  }
}

function judge(profile: Profile, partners: number, worlds: Worlds): void {
  const many = partners === 99;
  const where = `${partners} tenants, ${profile.name}`;
  targets.atMost(
    `   tenants not as wanted at the end, ${where}`,
    Math.max(...worlds.ours.map((one) => one.violations)),
    0,
  );
  const toTheBound = ratio(worlds, 'ended', 'ours', 'lower bound');
  if (profile === typical || profile === lists)
    targets.atMost(`C2 times the lower bound, ${where}`, toTheBound, many ? 1.35 : 1.15);
  if (profile !== typical) return;
  targets.atLeast(
    `C1 times faster than the how-to, ${where}`,
    ratio(worlds, 'started', script, 'ours'),
    { 5: 4.5, 25: 15 }[partners] ?? 40,
  );
  if (many)
    targets.atLeast(
      `C3 times faster than Terraform-like, ${where}`,
      ratio(worlds, 'started', 'Terraform-like', 'ours'),
      8,
    );
}

await run(typical, [1, 2, 3, 4, 5]);
await run(lists, [1, 2, 3]);
for (const profile of otherDays) await run(profile, [1, 2, 3]);
targets.conclude();
