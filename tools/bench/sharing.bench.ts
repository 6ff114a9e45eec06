// How long it takes to share two groups with 5, 25 and 99 tenants: the published steps as a script, a declarative tool, the
// product, and what nobody can be faster than. All meet the same directory and the same luck. Virtual time, so that every run
// is the same. Ends with 1 when a target is missed.
import { contenders, type ContenderName } from './contenders/contenders.ts';
import { measureSeeds, spreadOf, type Figures, type Spread } from './measure.ts';
import { lists, otherDays, typical, type Profile } from './profiles.ts';
import { createTargets } from './targets.ts';

const sizes = [5, 25, 99] as const;
/** How many times the lower bound a run may take: somebody has to look before he knows. */
const allowance = { 5: 1.15, 25: 1.15, 99: 1.35 } as const;
const wantedFaster = { 5: 4.5, 25: 15, 99: 40 } as const;
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
      started: violations > 0 ? 'not all' : inWords(spreadOf(worlds[name].map((one) => Math.round(one.started)))),
      ended: violations > 0 ? 'not all' : Math.round(middle('ended')),
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

function inWords({ middle, least, most }: Spread): string {
  return `${middle} (${least} to ${most})`;
}

/** How many worlds of each size; the fewer tenants, the more luck there is in one world. */
type WorldCounts = Readonly<Record<(typeof sizes)[number], number>>;

async function run(profile: Profile, counts: WorldCounts): Promise<void> {
  console.log(`\n== ${profile.name}: ${profile.says}`);
  for (const partners of sizes) {
    const seeds = Array.from({ length: counts[partners] }, (_, index) => index + 1);
    const worlds = await measureAll(profile, partners, seeds);
    console.log(`\n${partners} tenants, ${profile.name}, medians of ${seeds.length} worlds, virtual seconds`);
    printWorlds(worlds, partners);
    judge(profile, partners, worlds);
  }
}

function judge(profile: Profile, partners: (typeof sizes)[number], worlds: Worlds): void {
  const where = `${partners} tenants, ${profile.name}`;
  targets.atMost(
    `   tenants not as wanted at the end, ${where}`,
    Math.max(...worlds.ours.map((one) => one.violations)),
    0,
  );
  const toTheBound = ratio(worlds, 'ended', 'ours', 'lower bound');
  if (profile === typical || profile === lists)
    targets.atMost(`C2 times the lower bound, ${where}`, toTheBound, allowance[partners]);
  if (profile !== typical) return;
  targets.atLeast(
    `C1 times faster than the how-to, ${where}`,
    ratio(worlds, 'started', script, 'ours'),
    wantedFaster[partners],
    ratio(worlds, 'started', script, 'lower bound').middle,
  );
  if (partners === 99)
    targets.atLeast(
      `C3 times faster than Terraform-like, ${where}`,
      ratio(worlds, 'started', 'Terraform-like', 'ours'),
      8,
    );
}

await run(typical, { 5: 25, 25: 9, 99: 9 });
await run(lists, { 5: 9, 25: 3, 99: 3 });
for (const profile of otherDays) await run(profile, { 5: 9, 25: 3, 99: 1 });
targets.conclude();
